import { expect, test } from 'vitest'
import { buildBoard } from '#domain/board/board.ts'
import {
  destinationOf,
  drawPieces,
  isAtLastStep,
  movablePieces,
  needsReason,
  whyUnmovable,
} from '#domain/board/where-to.ts'
import { aFloor, depowdering, inspection, type Order, packing, printing, smoothing } from './sample-floor.ts'

function cardAt(step: string, order: Partial<Order> = {}) {
  const board = buildBoard(aFloor([{ number: 40, pieces: [[step, 'queued', 36]], ...order }]))
  const card = board.cards.get(`id-40:${step}`)
  if (!card) throw new Error('the card is on the board')
  return card
}

test('the next column of the route needs no reason', () => {
  const destination = destinationOf(cardAt('020'), smoothing.id)
  expect(destination).toEqual({ kind: 'next', step: '030' })
  expect(needsReason(destination)).toBe(false)
})

test('a column further on says which steps would be left out, and needs a reason', () => {
  const destination = destinationOf(cardAt('010'), inspection.id)
  expect(destination).toMatchObject({ kind: 'skips', step: '040' })
  expect(destination.kind === 'skips' && destination.skipped.map(({ operation }) => operation.name)).toEqual([
    'Depowdering',
    'Vapor smoothing',
  ])
  expect(needsReason(destination)).toBe(true)
})

test('going back needs a reason', () => {
  const destination = destinationOf(cardAt('030'), printing.id)
  expect(destination).toEqual({ kind: 'back', step: '010' })
  expect(needsReason(destination)).toBe(true)
})

test('a column that the route never meets is no destination', () => {
  expect(destinationOf(cardAt('010'), packing.id)).toEqual({ kind: 'not_on_route' })
})

test('the own column is a place among its cards', () => {
  expect(destinationOf(cardAt('010'), printing.id)).toEqual({ kind: 'here' })
})

test('an operation that comes twice means the nearest step ahead, else the nearest behind', () => {
  const route = [inspection, printing, inspection, depowdering]
  expect(destinationOf(cardAt('020', { route, pieces: [['020', 'queued', 1]] }), inspection.id)).toMatchObject({
    step: '030',
  })
  expect(destinationOf(cardAt('040', { route, pieces: [['040', 'queued', 1]] }), inspection.id)).toMatchObject({
    kind: 'back',
    step: '030',
  })
})

test('held pieces and work orders on hold stay where they are', () => {
  expect(whyUnmovable(cardAt('010'))).toBeNull()
  expect(whyUnmovable(cardAt('010', { pieces: [['010', 'held', 14]] }))).toEqual({ because: 'all_held', held: 14 })
  expect(whyUnmovable(cardAt('010', { status: 'on_hold' }))).toEqual({ because: 'on_hold' })
})

test('a move takes what was started first, unless the queue is asked for', () => {
  const card = { queued: 12, inProcess: 24 }
  expect(movablePieces(card)).toBe(36)
  expect(drawPieces(card, 30, 'in_process')).toEqual([
    { state: 'in_process', quantity: 24 },
    { state: 'queued', quantity: 6 },
  ])
  expect(drawPieces(card, 10, 'queued')).toEqual([{ state: 'queued', quantity: 10 }])
})

test('the last step of the route is where pieces are finished', () => {
  expect(isAtLastStep(cardAt('040'))).toBe(true)
  expect(isAtLastStep(cardAt('030'))).toBe(false)
})
