import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareCards } from '#domain/board/card-order.ts'
import { type RankableCard, rankCard } from '#domain/board/rank-card.ts'

function aCard(number: number, rank: string | null = null, due: string | null = null): RankableCard {
  const workOrder = { number: `WO-${String(number).padStart(6, '0')}`, rush: false, priority: 50, due }
  return { workOrderId: `id-${number}`, step: '010', rank, workOrder }
}

function orderAfter(cards: RankableCard[], moved: RankableCard, after: RankableCard | null) {
  const written = new Map(rankCard(cards, moved, after).map(({ workOrderId, rank }) => [workOrderId, rank]))
  return cards
    .map((card) => ({ ...card, rank: written.get(card.workOrderId) ?? card.rank }))
    .sort(compareCards)
    .map((card) => card.workOrderId)
}

test('a card placed between two ranked cards writes only its own rank', () => {
  const cards = [aCard(1, 'a0'), aCard(2, 'a1'), aCard(3, 'a2')]
  const [first, , third] = cards
  if (!first || !third) throw new Error('three cards')
  expect(rankCard(cards, third, first)).toHaveLength(1)
  expect(orderAfter(cards, third, first)).toEqual(['id-1', 'id-3', 'id-2'])
})

test('a card placed first stands before every ranked card', () => {
  const cards = [aCard(1, 'a0'), aCard(2), aCard(3)]
  const third = cards[2]
  if (!third) throw new Error('three cards')
  expect(orderAfter(cards, third, null)).toEqual(['id-3', 'id-1', 'id-2'])
})

test('placing a card behind one that was never ranked keeps the order of all before it', () => {
  const cards = [aCard(1, null, '2026-11-24'), aCard(2, null, '2026-11-25'), aCard(3), aCard(4, 'a5')]
  const [first, second, third] = cards
  if (!first || !second || !third) throw new Error('cards')
  expect(rankCard(cards, first, second)).toHaveLength(2)
  expect(orderAfter(cards, first, second)).toEqual(['id-4', 'id-2', 'id-1', 'id-3'])
})

test('wherever a card is placed, it stands right behind the other, and nobody else changes places', () => {
  const aRank = fc.option(fc.constantFrom('a0', 'a1', 'a2', 'a3', 'Zz', 'a0V'))
  const aDue = fc.option(fc.constantFrom('2026-11-20', '2026-11-24'))
  fc.assert(
    fc.property(fc.array(fc.tuple(aRank, aDue), { minLength: 2, maxLength: 12 }), fc.nat(), fc.nat(), (facts, m, a) => {
      const ranks = new Set<string>()
      const cards = facts.map(([rank, due], index) => {
        const own = rank !== null && !ranks.has(rank) ? rank : null
        if (own !== null) ranks.add(own)
        return aCard(index, own, due)
      })
      const before = [...cards].sort(compareCards)
      const moved = before[m % before.length]
      const others = before.filter((card) => card !== moved)
      const place = a % (others.length + 1)
      const after = place === 0 ? null : (others[place - 1] ?? null)
      if (!moved) return
      const expected = others.map((card) => card.workOrderId)
      expected.splice(place, 0, moved.workOrderId)
      expect(orderAfter(cards, moved, after)).toEqual(expected)
    }),
  )
})
