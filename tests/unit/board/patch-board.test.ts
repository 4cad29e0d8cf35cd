import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Board, buildBoard, cardKey, piecesOn } from '#domain/board/board.ts'
import { compareCards } from '#domain/board/card-order.ts'
import { applyRanks, patchWorkOrder, replaceCards } from '#domain/board/patch-board.ts'
import { aFloor, depowdering, news, type Order, packing, printing, smoothing } from './sample-floor.ts'

test('a work order stands in every column where it has pieces', () => {
  const board = buildBoard(
    aFloor([
      {
        number: 42,
        pieces: [
          ['010', 'queued', 40],
          ['030', 'in_process', 62],
          ['030', 'held', 4],
        ],
      },
    ]),
  )
  expect(board.columns.get(printing.id)).toMatchObject({ here: 40, keys: ['id-42:010'] })
  expect(board.columns.get(smoothing.id)).toMatchObject({ here: 66 })
  expect(board.cards.get('id-42:030')).toMatchObject({ queued: 0, inProcess: 62, held: 4 })
  expect(board.pieces).toBe(106)
})

test('moved pieces leave one card and come to another', () => {
  const board = buildBoard(aFloor([{ number: 40, pieces: [['020', 'in_process', 36]] }]))
  const change = patchWorkOrder(
    board,
    news(40, 2, [
      ['020', 'in_process', 12],
      ['030', 'queued', 24],
    ]),
  )
  expect(change).toEqual({
    cards: new Set(['id-40:020', 'id-40:030']),
    columns: new Set([depowdering.id, smoothing.id]),
  })
  expect(board.columns.get(depowdering.id)?.here).toBe(12)
  expect(board.cards.get('id-40:030')).toMatchObject({ queued: 24, step: '030' })
})

test('news that is older than the board is ignored', () => {
  const board = buildBoard(aFloor([{ number: 40, version: 7, pieces: [['020', 'queued', 36]] }]))
  expect(patchWorkOrder(board, news(40, 7, [['010', 'queued', 36]]))).toBe('older')
  expect(board.cards.has('id-40:020')).toBe(true)
})

test('a work order that the board does not know, or a step it does not know, has to be read', () => {
  const board = buildBoard(aFloor([{ number: 40, pieces: [['020', 'queued', 36]] }]))
  expect(patchWorkOrder(board, news(41, 2, [['010', 'queued', 5]]))).toBe('unknown')
  expect(patchWorkOrder(board, news(40, 2, [['025', 'queued', 36]]))).toBe('unknown')
})

test('a finished work order leaves the board', () => {
  const board = buildBoard(aFloor([{ number: 40, pieces: [['040', 'queued', 36]] }]))
  patchWorkOrder(board, { ...news(40, 2, [[null, 'finished', 36]]), status: 'finished' })
  expect(board.cards.size).toBe(0)
  expect(board.pieces).toBe(0)
  expect(board.cardsOf.size).toBe(0)
})

test('pieces that come back for rework are counted on the card until they leave it', () => {
  const board = buildBoard(aFloor([{ number: 40, pieces: [['040', 'queued', 36]] }]))
  patchWorkOrder(board, {
    ...news(40, 2, [
      ['040', 'queued', 30],
      ['030', 'queued', 6],
    ]),
    arrived: [{ step: '030', state: 'queued', quantity: 6, rework: true }],
  })
  expect(board.cards.get('id-40:030')?.rework).toBe(6)
  patchWorkOrder(
    board,
    news(40, 3, [
      ['040', 'queued', 34],
      ['030', 'queued', 2],
    ]),
  )
  expect(board.cards.get('id-40:030')?.rework).toBe(2)
})

test('pieces that are started stand at the station where they were started', () => {
  const board = buildBoard(aFloor([{ number: 40, pieces: [['020', 'queued', 36]] }]))
  patchWorkOrder(board, {
    ...news(40, 2, [['020', 'in_process', 36]]),
    arrived: [{ step: '020', state: 'in_process', quantity: 36, rework: false }],
    station: 'Depowdering B',
  })
  expect(board.cards.get('id-40:020')?.station?.name).toBe('Depowdering B')
  patchWorkOrder(board, news(40, 3, [['020', 'queued', 36]]))
  expect(board.cards.get('id-40:020')?.station).toBeNull()
})

test('a new due date moves the card to its place in the column', () => {
  const board = buildBoard(
    aFloor([
      { number: 1, due: '2026-11-25', pieces: [['010', 'queued', 5]] },
      { number: 2, due: '2026-11-27', pieces: [['010', 'queued', 5]] },
    ]),
  )
  const card = board.cards.get('id-2:010')
  if (!card) throw new Error('the card is on the board')
  replaceCards(board, 'id-2', [{ ...card, workOrder: { ...card.workOrder, due: '2026-11-24' } }])
  expect(board.columns.get(printing.id)?.keys).toEqual(['id-2:010', 'id-1:010'])
})

test('a new order of a column is taken over once, and an older one never', () => {
  const board = buildBoard(
    aFloor([
      { number: 1, pieces: [['010', 'queued', 5]] },
      { number: 2, pieces: [['010', 'queued', 5]] },
    ]),
  )
  const ranks = [{ workOrderId: 'id-2', step: '010', rank: 'a1' }]
  expect(applyRanks(board, { operationId: printing.id, revision: 4, ranks }).columns).toEqual(new Set([printing.id]))
  expect(board.columns.get(printing.id)?.keys).toEqual(['id-2:010', 'id-1:010'])
  const older = [{ workOrderId: 'id-1', step: '010', rank: 'a0' }]
  expect(applyRanks(board, { operationId: printing.id, revision: 4, ranks: older }).cards.size).toBe(0)
  expect(board.columns.get(printing.id)?.keys).toEqual(['id-2:010', 'id-1:010'])
})

test('a card of an operation that the board does not show is left out', () => {
  const view = aFloor([{ number: 1, route: [packing, printing], pieces: [['010', 'queued', 5]] }])
  const board = buildBoard({ ...view, columns: view.columns.filter((column) => column.operation.id !== packing.id) })
  expect(board.cards.size).toBe(0)
})

// Goal: patching is exact. Method: random storms of moves, patched one by one, against a board built from the end state.
test('after any storm of moves the patched board is the board that would be read', () => {
  const places = ['010', '020', '030', '040', null] as const
  const states = ['queued', 'in_process', 'held'] as const
  const anOrder = fc.record({
    due: fc.option(fc.constantFrom('2026-11-20', '2026-11-24', '2026-11-27')),
    rush: fc.boolean(),
    rank: fc.option(fc.constantFrom('a0', 'a1', 'Zz', 'b00')),
  })
  const aMove = fc.tuple(
    fc.nat({ max: 7 }),
    fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...states), fc.nat({ max: 50 })), { maxLength: 4 }),
  )
  fc.assert(
    fc.property(
      fc.array(anOrder, { minLength: 8, maxLength: 8 }),
      fc.array(aMove, { maxLength: 40 }),
      (orders, moves) => {
        const last = new Map<number, Order['pieces']>()
        const anchored = (pieces: Order['pieces']): Order['pieces'] => [...pieces, ['010', 'queued', 1]]
        const toOrder = (order: (typeof orders)[number], number: number): Order => ({
          number,
          due: order.due,
          rush: order.rush,
          ranks: order.rank === null ? {} : { '010': order.rank },
          pieces: anchored(last.get(number) ?? []),
        })
        const board = buildBoard(aFloor(orders.map(toOrder)))
        moves.forEach(([number, pieces], index) => {
          const settled = pieces.map(([step, state, quantity]) =>
            step === null ? ([null, 'finished', quantity] as const) : ([step, state, quantity] as const),
          )
          last.set(number, settled)
          expect(patchWorkOrder(board, news(number, index + 2, anchored(settled)))).toBeTypeOf('object')
        })
        expect(picture(board)).toEqual(picture(buildBoard(aFloor(orders.map(toOrder)))))
      },
    ),
  )
})

function picture(board: Board) {
  for (const column of board.columns.values()) {
    const cards = column.keys.map((key) => board.cards.get(key))
    expect(cards.every((card, index) => !card || index === 0 || inOrder(cards[index - 1], card))).toBe(true)
  }
  return {
    pieces: board.pieces,
    columns: [...board.columns.values()].map(({ here, keys }) => ({ here, keys })),
    cards: [...board.cards.values()]
      .map((card) => [cardKey(card.workOrder.id, card.step), card.queued, card.inProcess, card.held, piecesOn(card)])
      .sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
  }
}

function inOrder(before: Parameters<typeof compareCards>[0] | undefined, after: Parameters<typeof compareCards>[0]) {
  return before !== undefined && compareCards(before, after) < 0
}

test('pieces that come back to a column find the place that a planner gave them', () => {
  const board = buildBoard(
    aFloor([
      { number: 1, due: '2026-11-24', pieces: [['010', 'queued', 5]] },
      { number: 2, pieces: [['010', 'queued', 5]], ranks: { '010': 'a0' } },
    ]),
  )
  patchWorkOrder(board, news(2, 2, [['020', 'queued', 5]]))
  patchWorkOrder(board, news(2, 3, [['010', 'queued', 5]]))
  expect(board.columns.get(printing.id)?.keys).toEqual(['id-2:010', 'id-1:010'])
})
