import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type PiecesMovedEvent, sayNews } from '../../floor-ui/board/board-news.ts'
import { BoardStore } from '../../floor-ui/board/board-store.ts'
import { type Follower, followFrame } from '../../floor-ui/board/follow-board.ts'
import type { Frame } from '../../floor-ui/live/connection.ts'
import { aFloor, depowdering, printing, smoothing } from '../unit/board/sample-floor.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aFollower() {
  const store = new BoardStore(
    aFloor([
      { number: 40, version: 5, pieces: [['020', 'in_process', 36]] },
      { number: 46, pieces: [['020', 'queued', 12]] },
    ]),
    '2026-11-24',
  )
  const follower = {
    store,
    isOwn: (by: string | null) => by === 'Marta Lindqvist',
    onRanked: vi.fn(),
    readOne: vi.fn(),
    readAll: vi.fn(),
  } satisfies Follower
  return follower
}

function moved(version: number, by = 'Lin Berger', id = 'id-40'): PiecesMovedEvent {
  const quantities = { target: 36, entered: 36, good: 0, scrapped: 0, onFloor: 36, remaining: 36, short: 0 }
  return {
    type: 'pieces.moved',
    by,
    station: null,
    workOrder: {
      id,
      number: 'WO-000040',
      version,
      status: 'released',
      quantities,
      entered: { released: 36, replaced: 0, surplus: 0 },
      balances: [
        { step: '020', operation: depowdering, state: 'in_process', quantity: 12 },
        { step: '030', operation: smoothing, state: 'queued', quantity: 24 },
      ],
    },
    movements: [
      {
        id: 'm1',
        type: 'complete',
        from: { step: '020', state: 'in_process' },
        to: { step: '030', state: 'queued' },
        quantity: 24,
      },
    ],
  }
}

function frame(event: Frame['event']): Frame {
  return { seq: 1, event }
}

function aRanking(said: { version: number; by: string | null; ranks: object[] }): Frame['event'] {
  const event = { type: 'board.ranked' as const, id: depowdering.id, ...said }
  return event
}

test('pieces that somebody else moved are on the board at once, and only where they came to stands out', () => {
  const follower = aFollower()
  followFrame(frame(moved(6)), follower)
  expect(follower.store.card('id-40:030')?.queued).toBe(24)
  expect(follower.store.isFresh('id-40:030')).toBe(true)
  expect(follower.store.isFresh('id-40:020')).toBe(false)
  expect(follower.readOne).not.toHaveBeenCalled()
})

test('what the person did alone lights nothing up', () => {
  const follower = aFollower()
  followFrame(frame(moved(6, 'Marta Lindqvist')), follower)
  expect(follower.store.card('id-40:030')?.queued).toBe(24)
  expect(follower.store.isFresh('id-40:030')).toBe(false)
  expect(follower.store.currentNews()).toBeNull()
})

test('the news of the last pieces still names their step, though they leave the board', () => {
  const follower = aFollower()
  const event = moved(6)
  event.workOrder.balances = [{ step: null, operation: null, state: 'finished', quantity: 36 }]
  event.movements = [
    {
      id: 'm1',
      type: 'complete',
      from: { step: '020', state: 'in_process' },
      to: { step: null, state: 'finished' },
      quantity: 36,
    },
  ]
  followFrame(frame(event), follower)
  expect(follower.store.card('id-40:020')).toBeUndefined()
  expect(follower.store.currentNews()).toMatchObject({ verb: 'finished', quantity: 36, where: 'at Depowdering' })
})

test('an older state than the one that is shown changes nothing', () => {
  const follower = aFollower()
  followFrame(frame(moved(5)), follower)
  expect(follower.store.card('id-40:030')).toBeUndefined()
  expect(follower.store.currentNews()).toBeNull()
})

test('a work order that is new to the board is read by itself', () => {
  const follower = aFollower()
  followFrame(frame(moved(2, 'Lin Berger', 'id-99')), follower)
  expect(follower.readOne).toHaveBeenCalledExactlyOnceWith('id-99')
})

test('a changed work order is read by itself, a changed operation with the whole board', () => {
  const follower = aFollower()
  followFrame(frame({ type: 'work_order.changed', id: 'id-40', version: 7 }), follower)
  expect(follower.readOne).toHaveBeenCalledExactlyOnceWith('id-40')
  followFrame(frame({ type: 'operation.changed', id: printing.id }), follower)
  expect(follower.readAll).toHaveBeenCalledOnce()
})

test('after a cut that lost frames everything is read again', () => {
  const follower = aFollower()
  followFrame(frame({ type: 'resync' }), follower)
  expect(follower.readAll).toHaveBeenCalledOnce()
})

test('an order that another planner gave a column is taken over with who did it', () => {
  const follower = aFollower()
  const ranks = [{ workOrderId: 'id-46', step: '020', rank: 'a0' }]
  followFrame(frame(aRanking({ version: 4, by: 'Tom W.', ranks })), follower)
  expect(follower.store.column(depowdering.id)?.keys).toEqual(['id-46:020', 'id-40:020'])
  expect(follower.onRanked).toHaveBeenCalledExactlyOnceWith({
    operationId: depowdering.id,
    by: 'Tom W.',
    moved: ranks[0],
  })
})

test('an order that skips a revision is read again, not guessed', () => {
  const follower = aFollower()
  followFrame(frame(aRanking({ version: 6, by: null, ranks: [] })), follower)
  expect(follower.readAll).toHaveBeenCalledOnce()
  expect(follower.store.column(depowdering.id)?.revision).toBe(3)
})

test('the top bar says who moved how many of what, and where', () => {
  const { store } = aFollower()
  const at = new Date('2026-11-24T09:43:00Z')
  expect(sayNews(store.board, moved(6), at)).toMatchObject({
    by: 'Lin Berger',
    verb: 'moved',
    quantity: 24,
    number: 'WO-000040',
    where: 'to Vapor smoothing',
  })
  const event = moved(6)
  const scrap = {
    id: 'm',
    type: 'scrap' as const,
    from: { step: '020', state: 'queued' as const },
    to: { step: '020', state: 'scrapped' as const },
    quantity: 2,
  }
  expect(sayNews(store.board, { ...event, movements: [scrap] }, at)).toMatchObject({
    verb: 'scrapped',
    quantity: 2,
    where: 'at Depowdering',
  })
})
