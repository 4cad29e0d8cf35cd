import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardAbove, columnsOf, endOfWeek, shownCards } from '#floor-ui/orders/board/board-view.ts'
import { withCardPlaced } from '#floor-ui/orders/board/place-card.ts'
import { barOf } from '#floor-ui/orders/order-bar.ts'
import type { BoardStatus, OrderCard } from '#floor-ui/orders/order-data.ts'
import { boardQueryOf, listQueryOf, readOrdersSearch } from '#floor-ui/orders/orders-search.ts'
import {
  automatic,
  firstDraft,
  judge,
  outcomeOf,
  type PartRow,
  type RoutingOffer,
} from '#floor-ui/orders/schedule/schedule-rows.ts'
import type { Template } from '#floor-ui/work-orders/routing-draft.ts'
import { newStep } from '#floor-ui/work-orders/routing-draft.ts'

const day = (moment: string) => moment.slice(0, 10)

const row: PartRow = {
  requisitionId: 'r1',
  partSpecificationId: 's1',
  name: 'Latch plate',
  words: 'PA 12 GF, natural',
  pictureUrl: null,
  due: '2026-12-09',
  ordered: 150,
  open: 150,
  runs: [],
}

function template(id: string, state: Template['state'], operations = ['Printing', 'Packing']): Template {
  return {
    id,
    name: 'Glass-filled',
    templateVersion: 1,
    state,
    partSpecification: { id: 's1', name: 'Latch plate' },
    createdBy: 'Marta Lindqvist',
    createdAt: '2026-11-19T08:00:00Z',
    steps: operations.map((name, index) => ({
      step: `0${index + 1}0`,
      operation: { id: name, name },
      instructions: '',
      pictureHashes: [],
      setUpMinutes: 0,
      runMinutes: 0,
      runPer: 'piece',
      stations: [],
    })),
  } as unknown as Template
}

const derived = [newStep({ id: 'Printing', name: 'Printing' }, '010')]

function offer(templates: Template[], standardId: string | null = null): RoutingOffer {
  return { templates, standardId, derived, derivedProblem: null }
}

test('a part begins with its default template, else with Automatic', () => {
  const approved = template('t1', 'approved')
  expect(firstDraft(row, offer([approved], 't1'), false)).toMatchObject({ ticked: true, quantity: 150, choice: 't1' })
  expect(firstDraft(row, offer([approved]), false).choice).toBe(automatic)
  expect(firstDraft(row, offer([approved]), true).choice).toBe('t1')
  expect(firstDraft(row, offer([template('t2', 'deprecated')], 't2'), true).choice).toBeNull()
})

test('a part that is in production already is skipped, never scheduled twice', () => {
  const running = { ...row, runs: [{ id: 'w', number: 'WO-000041' }] as unknown as PartRow['runs'] }
  const draft = { ...firstDraft(running, offer([]), false), ticked: true }
  expect(judge(running, draft, offer([]), false, day)).toEqual({ kind: 'skipped' })
})

test('with the gate shut a draft is refused by name, author and day, and can be approved on the spot', () => {
  const draft = template('t1', 'draft')
  const standing = judge(row, firstDraft(row, offer([draft]), true), offer([draft]), true, day)
  expect(standing).toMatchObject({ kind: 'refused', fact: 'Not approved.', approve: draft })
  expect(standing.kind === 'refused' && standing.rule).toContain(
    '“Glass-filled, v1” is a draft of Marta Lindqvist, 2026-11-19',
  )
  const auto = { ticked: true, quantity: 5, choice: automatic, edited: null }
  expect(judge(row, auto, offer([]), true, day)).toMatchObject({ kind: 'refused', fact: 'No template chosen.' })
  expect(judge(row, auto, offer([]), false, day)).toEqual({
    kind: 'ready',
    quantity: 5,
    routing: { automatic: true },
  })
})

test('steps edited for one run go along with the template they came of; put back they are the template again', () => {
  const approved = template('t1', 'approved')
  const all = offer([approved], 't1')
  const first = firstDraft(row, all, true)
  const tapping = newStep({ id: 'Tapping', name: 'Tapping' }, 'new')
  const edited = judge(row, { ...first, edited: [tapping] }, all, true, day)
  expect(edited).toMatchObject({ kind: 'ready', routing: { templateId: 't1', steps: [{ operationId: 'Tapping' }] } })
  expect(judge(row, { ...first, edited: [] }, all, true, day)).toMatchObject({ kind: 'refused', fact: 'No steps.' })
  expect(judge(row, { ...first, quantity: null }, all, true, day)).toMatchObject({ fact: 'No pieces.' })
})

test('the foot of the dialog counts what starts and what stays', () => {
  const approved = template('t1', 'approved')
  const rows = [
    { ...row, requisitionId: 'a', open: 24 },
    { ...row, requisitionId: 'b', open: 80 },
    { ...row, requisitionId: 'c', open: 150 },
  ].map((each, index) => {
    const all = index === 2 ? offer([template('t9', 'draft')]) : offer([approved], 't1')
    const draft = firstDraft(each, all, true)
    return { row: each, draft, offer: all, standing: judge(each, draft, all, true, day) }
  })
  expect(outcomeOf(rows)).toEqual({ ready: 2, asked: 3, starting: 104, staying: 150, firstOperation: 'Printing' })
})

test('one missing piece never looks complete, and one finished piece is seen', () => {
  expect(barOf({ ordered: 240, inWork: 240, onFloor: 200, finished: 40 })).toMatchObject({ floor: 1 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), fc.nat(), (ordered, a, b) => {
      const finished = a % (ordered + 1)
      const onFloor = b % (ordered - finished + 1)
      const bar = barOf({ ordered, inWork: ordered, onFloor, finished })
      expect(bar.finished === 1).toBe(finished === ordered)
      expect(bar.finished > 0).toBe(finished > 0)
      expect(bar.floor).toBeGreaterThanOrEqual(bar.finished)
      expect(bar.floor).toBeLessThanOrEqual(1)
    }),
  )
})

const status = (id: string) => ({ id, name: id, kind: 'active', automations: [] }) as unknown as BoardStatus
const card = (id: string, statusId: string, change: Partial<OrderCard> = {}) =>
  ({ id, statusId, state: 'open', due: null, late: false, ordered: 5, inWork: 5, ...change }) as unknown as OrderCard

test('a card stands where the hand put it, in every column and place', () => {
  const board = {
    cursor: 1,
    currency: 'EUR',
    statuses: [status('new'), status('made')] as never,
    cards: [card('a', 'new'), card('b', 'new'), card('c', 'made'), card('d', 'made')] as never,
  }
  const order = (id: string, statusId: string, after: string | null) =>
    columnsOf(board.statuses, withCardPlaced(board, { cardId: id, statusId, after }).cards).map((each) =>
      each.cards.map((other) => other.id).join(''),
    )
  expect(order('a', 'made', 'c')).toEqual(['b', 'cad'])
  expect(order('a', 'made', null)).toEqual(['b', 'acd'])
  expect(order('d', 'made', null)).toEqual(['ab', 'dc'])
  expect(order('d', 'new', 'b')).toEqual(['abd', 'c'])
  expect(order('a', 'elsewhere', null)).toEqual(['ab', 'cd'])
})

test('a drop goes behind the last card whose middle lies above the hand', () => {
  const boxes = [
    { id: 'a', top: 100, height: 100 },
    { id: 'b', top: 208, height: 100 },
  ]
  expect([90, 149, 151, 259].map((y) => cardAbove(boxes, y))).toEqual([null, null, 'a', 'b'])
})

test('the views of the board leave what they name; due this week ends on Sunday', () => {
  expect(['2026-11-23', '2026-11-24', '2026-11-29'].map(endOfWeek)).toEqual(Array(3).fill('2026-11-29'))
  const cards = [
    card('a', 's', { due: '2026-11-29', owner: { id: 'me', name: 'Me' } }),
    card('b', 's', { due: '2026-11-30', late: true }),
    card('c', 's', { inWork: 0 }),
    card('d', 's', { state: 'completed', due: '2026-11-20' }),
  ]
  const ids = (view: Parameters<typeof shownCards>[1]) =>
    shownCards(cards, view, { userId: 'me', today: '2026-11-24' }).map((each) => each.id)
  expect(ids('open')).toEqual(['a', 'b', 'c', 'd'])
  expect(ids('mine')).toEqual(['a'])
  expect(ids('due_this_week')).toEqual(['a'])
  expect(ids('late')).toEqual(['b'])
  expect(ids('unscheduled')).toEqual(['c'])
})

test('board and list ask the server what stands in the address', () => {
  const search = readOrdersSearch({
    view: 'list',
    tab: 'late',
    q: 'PO 7',
    by: 'due',
    sort: '-total',
    status: 's',
    x: 1,
  })
  expect(search).toEqual({ view: 'list', tab: 'late', q: 'PO 7', by: 'due', sort: '-total', status: 's' })
  expect(listQueryOf(search)).toEqual({ tab: 'late', q: 'PO 7', statusId: 's', sort: '-total' })
  expect(boardQueryOf(search)).toEqual({ q: 'PO 7', sort: 'due' })
  expect(readOrdersSearch({ view: 'cards', by: 'rank', archived: 'no' })).toEqual({})
})
