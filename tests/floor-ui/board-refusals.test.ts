import { expect, test, vi } from 'vitest'
import { refusedMove } from '../../floor-ui/board/board-refusals.ts'
import { changeSearch, filterOf, readBoardSearch, shownOperations } from '../../floor-ui/board/board-search.ts'
import type { MoveAsked, MoveFailure } from '../../floor-ui/board/use-move-pieces.ts'
import { Fault, Refused } from '../../floor-ui/server/call.ts'

const asked: MoveAsked = {
  commandId: 'c',
  cardKey: 'id-40:020',
  from: { id: 'depowdering', name: 'Depowdering' },
  target: { destination: { kind: 'next', step: '030' }, to: { id: 'smoothing', name: 'Vapor smoothing' } },
  quantity: 24,
  first: 'in_process',
  reason: '',
  at: { x: 0, y: 0 },
  liftedAt: 0,
}

function said(failure: MoveFailure, since: { by: string; verb: string; quantity: number } | null = null) {
  const ways = { move: vi.fn(), again: vi.fn(), putBack: vi.fn(), open: vi.fn() }
  const at = new Date('2026-11-24T10:06:00Z')
  const news = since === null ? null : { ...since, number: 'WO-000040', workOrderId: 'id-40', where: '', at }
  const refusal = refusedMove(failure, { ...ways, place: { locale: 'en-GB', timeZone: 'Europe/Berlin' }, since: news })
  return { ...refusal, labels: refusal.acts.map((act) => act.label), ways }
}

function problem(code: string, detail: string, facts: object = {}) {
  return new Refused({ type: 'about:blank', title: detail, status: 409, detail, code, ...facts })
}

test('a lost race says how many can move, who was faster and when, and offers the rest', () => {
  const error = problem('quantity_short', 'Only 22 of these 24 can move.', { asked: 24, available: 22 })
  const refusal = said({ kind: 'error', asked, error }, { by: 'Ada Kowalczyk', verb: 'held', quantity: 2 })
  expect(refusal.fact).toBe('Only 22 of these 24 can move.')
  expect(refusal.rest).toBe('Ada Kowalczyk held 2 at 11:06, after you picked the card up.')
  expect(refusal.labels).toEqual(['Move 22', 'Put back'])
  refusal.acts[0]?.run()
  expect(refusal.ways.move).toHaveBeenCalledExactlyOnceWith(asked, 22)
})

test('when nothing is left to move, only putting back is offered', () => {
  expect(said({ kind: 'short', asked, available: 0, sentence: '' }).labels).toEqual(['Put back'])
  expect(said({ kind: 'gone', asked }).fact).toBe('Nothing of it is at Depowdering any more.')
})

test('any other refusal keeps its sentence: the fact, then what to do', () => {
  const error = problem('work_in_process_full', 'Vapor smoothing holds 230 of 240; 24 more do not fit. Move fewer.')
  const refusal = said({ kind: 'error', asked, error })
  expect(refusal.fact).toBe('Vapor smoothing holds 230 of 240; 24 more do not fit.')
  expect(refusal.rest).toBe('Move fewer.')
})

test('a lost connection offers the same act again, which counts once', () => {
  const refusal = said({ kind: 'error', asked, error: new Fault('No connection.', { offline: true }) })
  expect(refusal.labels).toEqual(['Try again', 'Put back'])
  refusal.acts[0]?.run()
  expect(refusal.ways.again).toHaveBeenCalledExactlyOnceWith(asked)
})

test('the address keeps the filter, and nonsense in it is left out', () => {
  const search = readBoardSearch({ tab: 'late', customer: 'c1', priority: 'high', q: 42, stations: 'true', other: 'x' })
  expect(search).toEqual({ tab: 'late', customer: 'c1', priority: 'high', q: '42', stations: true })
  expect(filterOf(search)).toEqual({ tab: 'late', customerId: 'c1', material: null, priority: 'high', text: '42' })
  expect(readBoardSearch({ tab: 'nonsense', priority: 7, customer: '' })).toEqual({})
  expect(changeSearch(search, { tab: null, q: '' })).toEqual({ customer: 'c1', priority: 'high', stations: true })
  expect(shownOperations({ operations: 'a,b' })).toEqual(new Set(['a', 'b']))
})
