import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { assert } from '../assert.ts'
import { compareCards, type OrderedCard } from './card-order.ts'

export interface RankableCard extends OrderedCard {
  workOrderId: string
}

export interface NewRank {
  workOrderId: string
  step: string
  rank: string
}

/**
 * The ranks to write so that `moved` stands right behind `after` (null: first) in a column. Ranked cards stand before the
 * others, so placing a card behind an unranked one ranks all unranked cards down to it, in the order in which they stand.
 * Every other rank stays as it is. `cards` are those of the column, in any order.
 */
export function rankCard(cards: readonly RankableCard[], moved: RankableCard, after: RankableCard | null): NewRank[] {
  assert(after !== moved, 'a card is not placed behind itself')
  const others = cards.filter((card) => !isSame(card, moved)).sort(compareCards)
  if (after === null) return [ranked(moved, generateKeyBetween(null, others[0]?.rank ?? null))]
  const place = others.findIndex((card) => isSame(card, after))
  assert(place >= 0, 'the card to stand behind is in the column')
  if (after.rank !== null) return [ranked(moved, generateKeyBetween(after.rank, others[place + 1]?.rank ?? null))]
  const firstWithout = others.findIndex((card) => card.rank === null)
  const toRank = [...others.slice(firstWithout, place + 1), moved]
  const keys = generateNKeysBetween(others[firstWithout - 1]?.rank ?? null, null, toRank.length)
  return toRank.map((card, index) => ranked(card, keys[index] ?? ''))
}

function ranked(card: RankableCard, rank: string): NewRank {
  return { workOrderId: card.workOrderId, step: card.step, rank }
}

function isSame(a: RankableCard, b: RankableCard): boolean {
  return a.workOrderId === b.workOrderId && a.step === b.step
}
