import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { assert } from '../assert.ts'

export interface RankedOrder {
  id: string
  rank: string | null
  due: string | null
  sequence: number
}

/**
 * The ranks to write so that an order stands right behind another one (null: first) in its column. Placed cards stand
 * before the others, so a place behind an unplaced one ranks all unplaced cards down to it as they stand.
 */
export function ranksFor(
  cards: readonly RankedOrder[],
  moved: string,
  after: string | null,
): { id: string; rank: string }[] {
  const others = cards.filter((card) => card.id !== moved).sort(compareOrders)
  if (after === null) return [{ id: moved, rank: generateKeyBetween(null, others[0]?.rank ?? null) }]
  const place = others.findIndex((card) => card.id === after)
  const neighbour = others[place]
  assert(neighbour !== undefined, 'the card to stand behind is in the column')
  if (neighbour.rank !== null) {
    return [{ id: moved, rank: generateKeyBetween(neighbour.rank, others[place + 1]?.rank ?? null) }]
  }
  const first = others.findIndex((card) => card.rank === null)
  const toRank = [...others.slice(first, place + 1).map((card) => card.id), moved]
  const keys = generateNKeysBetween(others[first - 1]?.rank ?? null, null, toRank.length)
  return toRank.map((id, index) => ({ id, rank: keys[index] ?? '' }))
}

/** Placed cards first, in that order; the others by due date, then by number. */
export function compareOrders(a: RankedOrder, b: RankedOrder): number {
  if (a.rank !== null || b.rank !== null) return compare(a.rank ?? '\uffff', b.rank ?? '\uffff')
  return compare(a.due ?? '9999', b.due ?? '9999') || a.sequence - b.sequence
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
