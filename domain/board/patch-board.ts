import type { WorkOrderStatus } from '../work-orders.ts'
import {
  type Board,
  type BoardBalance,
  type BoardCard,
  type BoardEntered,
  type BoardWorkOrder,
  cardKey,
  type Named,
  piecesOn,
} from './board.ts'
import { type OrderedCard, placeOf } from './card-order.ts'

/** The new state of a work order, as the live stream tells it. State, not change: an older version is ignored. */
export interface WorkOrderNews {
  id: string
  version: number
  status: WorkOrderStatus
  target: number
  entered: BoardEntered
  balances: readonly BoardBalance[]
  /** Where the pieces that moved came to, for what the state alone does not tell. */
  arrived: readonly { step: string; state: 'queued' | 'in_process' | 'held'; quantity: number; rework: boolean }[]
  /** The station where it happened, by name. */
  station: string | null
}

/** What a patch touched, so that only this is drawn again. */
export interface BoardChange {
  /** Keys of cards that are new, different or gone. */
  cards: Set<string>
  /** Columns whose cards, sums or order changed. */
  columns: Set<string>
}

export function noChange(): BoardChange {
  return { cards: new Set(), columns: new Set() }
}

/**
 * Patches the cards of one work order. `unknown`: the board does not have it, or its routing is another one now, so that it
 * has to be read; `older`: the board already shows this version or a newer one.
 */
export function patchWorkOrder(board: Board, news: WorkOrderNews): BoardChange | 'unknown' | 'older' {
  const known = workOrderOn(board, news.id)
  if (!known) return onFloor(news.balances) === 0 ? noChange() : 'unknown'
  if (news.version <= known.version) return 'older'
  const operations = new Map(known.steps.map(({ step, operation }) => [step, operation.id]))
  const strange = (balance: BoardBalance) =>
    isOnFloor(balance) && balance.quantity > 0 && !operations.has(balance.step ?? '')
  if (news.balances.some(strange)) return 'unknown'
  const { version, status, target, entered, balances } = news
  const workOrder: BoardWorkOrder = { ...known, version, status, target, entered, balances }
  const cards: BoardCard[] = []
  for (const { step, operation } of known.steps) {
    const here = quantitiesAt(balances, step)
    if (piecesOn(here) === 0) continue
    const before = board.cards.get(cardKey(news.id, step))
    const station = startedAt(board, news, { step, operationId: operation.id }) ?? before?.station ?? null
    cards.push({
      key: cardKey(news.id, step),
      workOrder,
      step,
      operationId: operation.id,
      ...here,
      rework: Math.min(piecesOn(here), (before?.rework ?? 0) + reworkArrived(news, step)),
      rank: board.ranks.get(cardKey(news.id, step)) ?? null,
      station: here.inProcess > 0 ? station : null,
    })
  }
  return replaceCards(board, news.id, cards)
}

/** Puts `cards` in the place of all cards of a work order; none takes it off the board. */
export function replaceCards(board: Board, workOrderId: string, cards: readonly BoardCard[]): BoardChange {
  const change = noChange()
  const next = new Map(cards.filter((card) => board.columns.has(card.operationId)).map((card) => [card.key, card]))
  for (const key of board.cardsOf.get(workOrderId) ?? []) {
    const before = board.cards.get(key)
    const after = next.get(key)
    if (before && (!after || placeDiffers(before, after))) takeOut(board, before, change)
  }
  for (const card of next.values()) putIn(board, card, change)
  if (next.size > 0) board.cardsOf.set(workOrderId, [...next.keys()])
  else board.cardsOf.delete(workOrderId)
  return change
}

/** Takes over a new order of a column; ranks of cards that are not here now are kept for when they come. */
export function applyRanks(
  board: Board,
  order: {
    operationId: string
    revision: number
    ranks: readonly { workOrderId: string; step: string; rank: string }[]
  },
): BoardChange {
  const change = noChange()
  const column = board.columns.get(order.operationId)
  if (!column || order.revision <= column.revision) return change
  column.revision = order.revision
  change.columns.add(order.operationId)
  for (const { workOrderId, step, rank } of order.ranks) {
    const key = cardKey(workOrderId, step)
    board.ranks.set(key, rank)
    const card = board.cards.get(key)
    if (!card || card.operationId !== order.operationId) continue
    takeOut(board, card, change)
    putIn(board, { ...card, rank }, change)
  }
  return change
}

/** The facts of a work order that is on the board. */
export function workOrderOn(board: Board, workOrderId: string): BoardWorkOrder | undefined {
  const [key] = board.cardsOf.get(workOrderId) ?? []
  return key === undefined ? undefined : board.cards.get(key)?.workOrder
}

/** Pieces of one step by state; several balances of a state (builds) add up. */
export function quantitiesAt(balances: readonly BoardBalance[], step: string) {
  const here = { queued: 0, inProcess: 0, held: 0 }
  for (const balance of balances) {
    if (balance.step !== step) continue
    if (balance.state === 'queued') here.queued += balance.quantity
    if (balance.state === 'in_process') here.inProcess += balance.quantity
    if (balance.state === 'held') here.held += balance.quantity
  }
  return here
}

function takeOut(board: Board, card: BoardCard, change: BoardChange) {
  const column = board.columns.get(card.operationId)
  const place = column ? indexIn(board, column.keys, card) : -1
  if (column && place >= 0) {
    column.keys.splice(place, 1)
    column.here -= piecesOn(card)
    board.pieces -= piecesOn(card)
  }
  board.cards.delete(card.key)
  change.cards.add(card.key)
  change.columns.add(card.operationId)
}

function putIn(board: Board, card: BoardCard, change: BoardChange) {
  const column = board.columns.get(card.operationId)
  if (!column) return
  const before = board.cards.get(card.key)
  if (!before) column.keys.splice(indexFor(board, column.keys, card), 0, card.key)
  const difference = piecesOn(card) - (before ? piecesOn(before) : 0)
  column.here += difference
  board.pieces += difference
  board.cards.set(card.key, card)
  change.cards.add(card.key)
  change.columns.add(card.operationId)
}

// The order of keys follows their cards, so both are found by halving; the card itself must still be on the board.
function indexIn(board: Board, keys: readonly string[], card: BoardCard): number {
  const place = indexFor(board, keys, card)
  return keys[place] === card.key ? place : keys.indexOf(card.key)
}

function indexFor(board: Board, keys: readonly string[], card: OrderedCard): number {
  return placeOf({ length: keys.length, at: (index) => board.cards.get(keys[index] ?? '') }, card)
}

function placeDiffers(before: BoardCard, after: BoardCard): boolean {
  const a = before.workOrder
  const b = after.workOrder
  return (
    before.operationId !== after.operationId ||
    before.rank !== after.rank ||
    a.due !== b.due ||
    a.rush !== b.rush ||
    a.priority !== b.priority
  )
}

function startedAt(board: Board, news: WorkOrderNews, at: { step: string; operationId: string }): Named | undefined {
  if (!news.arrived.some((each) => each.step === at.step && each.state === 'in_process')) return undefined
  return board.columns.get(at.operationId)?.stations.find((station) => station.name === news.station)
}

function reworkArrived(news: WorkOrderNews, step: string): number {
  return news.arrived.reduce((sum, each) => sum + (each.rework && each.step === step ? each.quantity : 0), 0)
}

function isOnFloor({ state }: BoardBalance): boolean {
  return state === 'queued' || state === 'in_process' || state === 'held'
}

function onFloor(balances: readonly BoardBalance[]): number {
  return balances.reduce((sum, balance) => sum + (isOnFloor(balance) ? balance.quantity : 0), 0)
}
