import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noFilter } from '#domain/board/filter-board.ts'
import { patchWorkOrder } from '#domain/board/patch-board.ts'
import { BoardStore, freshMs } from '../../floor-ui/board/board-store.ts'
import type { Row } from '../../floor-ui/board/column-view.ts'
import { HandStore, landingAfter } from '../../floor-ui/board/hand-store.ts'
import { shownRows } from '../../floor-ui/board/shown-rows.ts'
import { aFloor, depowdering, news, packing, printing, smoothing } from '../unit/board/sample-floor.ts'

const today = '2026-11-24'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aStore() {
  return new BoardStore(
    aFloor([
      { number: 40, due: '2026-11-27', pieces: [['020', 'in_process', 36]] },
      { number: 42, due: '2026-11-28', pieces: [['030', 'queued', 62]] },
      { number: 45, due: '2026-11-25', rush: true, pieces: [['020', 'held', 4]] },
      { number: 46, pieces: [['010', 'queued', 12]] },
    ]),
    today,
  )
}

function keysOf(rows: readonly Row[] | undefined) {
  return rows?.map((row) => (row.kind === 'slot' ? `slot ${row.quantity}` : row.key))
}

test('only the columns and cards that changed are told, once a frame', () => {
  const store = aStore()
  const told: string[] = []
  for (const name of ['card:id-40:020', 'card:id-42:030', `column:${depowdering.id}`, `column:${printing.id}`]) {
    store.subscribe(name, () => told.push(name))
  }
  const before = store.column(printing.id)
  for (const version of [2, 3, 4]) {
    const change = patchWorkOrder(store.board, news(40, version, [['020', 'in_process', 36 - version]]))
    if (typeof change === 'object') store.touch(change)
  }
  vi.advanceTimersByTime(20)
  expect(told.sort()).toEqual(['card:id-40:020', `column:${depowdering.id}`])
  expect(store.column(depowdering.id)?.here).toBe(36)
  expect(store.column(printing.id)).toBe(before)
})

test('the filter hides cards and leaves the count of the column as it is', () => {
  const store = aStore()
  store.setFilter({ ...noFilter, tab: 'rush' }, today)
  expect(keysOf(store.column(depowdering.id)?.rows)).toEqual(['id-45:020'])
  expect(store.column(depowdering.id)?.here).toBe(40)
  expect(store.currentTotals()).toMatchObject({ workOrders: 4, tabs: { all: 4, rush: 1, held: 1 } })
})

test('a card that somebody else changed stands out for four seconds', () => {
  const store = aStore()
  store.freshen(['id-40:020'])
  vi.advanceTimersByTime(freshMs - 1)
  expect(store.isFresh('id-40:020')).toBe(true)
  vi.advanceTimersByTime(2)
  expect(store.isFresh('id-40:020')).toBe(false)
})

test('pieces on their way open a slot where they go, until the board shows what became of them', () => {
  const store = aStore()
  store.setPending({
    commandId: 'c',
    cardKey: 'id-40:020',
    operationId: smoothing.id,
    quantity: 24,
    toStep: '030',
    version: 1,
  })
  expect(store.leaving('id-40:020')?.quantity).toBe(24)
  expect(keysOf(store.column(smoothing.id)?.rows)).toEqual(['id-42:030', 'slot 24'])
  const moved = news(40, 2, [
    ['020', 'in_process', 12],
    ['030', 'queued', 24],
  ])
  const change = patchWorkOrder(store.board, moved)
  if (typeof change === 'object') store.touch(change)
  expect(store.leaving('id-40:020')).toBeUndefined()
  expect(keysOf(store.column(smoothing.id)?.rows)).toEqual(['id-40:030', 'id-42:030'])
})

test('a card that is being placed stands at its new place at once, and goes back when that was refused', () => {
  const store = aStore()
  const placing = { cardKey: 'id-40:020', operationId: depowdering.id, quantity: null, toStep: '020', version: 1 }
  expect(store.column(depowdering.id)?.keys).toEqual(['id-45:020', 'id-40:020'])
  store.setPending({ commandId: 'c', ...placing, after: null })
  expect(store.column(depowdering.id)?.keys).toEqual(['id-40:020', 'id-45:020'])
  store.clearPending('c')
  expect(store.column(depowdering.id)?.keys).toEqual(['id-45:020', 'id-40:020'])
})

test('by station, every station of the operation stands in the column, and cards without one at the end', () => {
  const store = aStore()
  store.setWay({ density: 'comfortable', byStation: true })
  expect(keysOf(store.column(depowdering.id)?.rows)).toEqual([
    'station:depowdering-A',
    'station:depowdering-B',
    'station:none',
    'id-45:020',
    'id-40:020',
  ])
})

test('a lifted card opens a slot where its pieces would land, by the order of that column', () => {
  const store = aStore()
  const hand = new HandStore()
  const card = store.card('id-40:020')
  if (!card) throw new Error('the card is on the board')
  hand.lift(card, 'pointer', 'id-45:020')
  hand.change({ over: smoothing.id })
  const view = store.column(smoothing.id)
  if (!view) throw new Error('the column is on the board')
  expect(landingAfter(store.board, view.keys, card, '030')).toBeNull()
  expect(keysOf(shownRows(store, view, hand.over(smoothing.id), 'comfortable'))).toEqual(['slot 36', 'id-42:030'])
  expect(hand.over(packing.id)?.destination.kind).toBe('not_on_route')
})

test('what the hand means to a column stays the same object while nothing changed for it', () => {
  const store = aStore()
  const hand = new HandStore()
  const card = store.card('id-40:020')
  if (!card) throw new Error('the card is on the board')
  hand.lift(card, 'pointer', null)
  const before = hand.over(printing.id)
  hand.change({ over: smoothing.id })
  expect(hand.over(printing.id)).toBe(before)
  hand.putDown()
  expect(hand.over(printing.id)).toBeNull()
})
