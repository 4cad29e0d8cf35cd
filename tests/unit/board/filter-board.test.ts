import { expect, test } from 'vitest'
import { buildBoard } from '#domain/board/board.ts'
import {
  countTabs,
  endOfWeek,
  matchesFilter,
  noFilter,
  priorityLevelOf,
  workOrdersOf,
} from '#domain/board/filter-board.ts'
import { priorityLevels } from '#domain/work-orders.ts'
import { aFloor } from './sample-floor.ts'

const today = '2026-11-24'
const board = buildBoard(
  aFloor([
    { number: 37, due: '2026-11-23', customer: 'Tidewater', part: 'Motor bracket L', pieces: [['010', 'queued', 30]] },
    { number: 45, due: '2026-11-25', rush: true, priority: 100, pieces: [['020', 'held', 4]] },
    {
      number: 47,
      due: '2026-12-04',
      customer: 'Tidewater',
      status: 'on_hold',
      pieces: [
        ['010', 'queued', 8],
        ['020', 'queued', 8],
      ],
    },
    { number: 48, pieces: [['010', 'queued', 25]] },
  ]),
)

function shown(filter: Partial<typeof noFilter>) {
  return [...workOrdersOf(board)]
    .filter((workOrder) => matchesFilter(workOrder, { ...noFilter, ...filter }, today))
    .map((workOrder) => Number(workOrder.number.slice(3)))
}

test('the tabs count work orders, not cards', () => {
  expect(countTabs(board, noFilter, today)).toEqual({ all: 4, week: 2, late: 1, held: 2, rush: 1 })
})

test('the counts of the tabs follow the other filters', () => {
  expect(countTabs(board, { ...noFilter, customerId: 'Tidewater' }, today)).toMatchObject({ all: 2, held: 1 })
})

test('due this week includes what is late and ends on Sunday', () => {
  expect(shown({ tab: 'week' })).toEqual([37, 45])
  expect(endOfWeek('2026-11-24')).toBe('2026-11-29')
  expect(endOfWeek('2026-11-29')).toBe('2026-11-29')
  expect(endOfWeek('2026-12-28')).toBe('2027-01-03')
})

test('text finds parts of number, part and customer in any order and case', () => {
  expect(shown({ text: 'tide BRACKET' })).toEqual([37])
  expect(shown({ text: '0045' })).toEqual([45])
  expect(shown({ text: 'bracket 45' })).toEqual([])
})

test('every named priority is its own level', () => {
  expect(Object.values(priorityLevels).map(priorityLevelOf)).toEqual(['low', 'normal', 'high', 'rush'])
  expect(shown({ priority: 'rush' })).toEqual([45])
})
