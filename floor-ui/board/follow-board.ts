import type { Static } from 'typebox'
import type { boardEndpoints } from '#api/contract/boards.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { WorkOrder } from '#api/contract/work-orders.ts'
import { type BoardCard, cardKey, piecesOn } from '#domain/board/board.ts'
import { applyRanks, patchWorkOrder, quantitiesAt, replaceCards } from '#domain/board/patch-board.ts'
import type { EventType } from '#domain/events.ts'
import type { Frame } from '../live/connection.ts'
import { newsOf, type PiecesMovedEvent, sayNews, touchedCards } from './board-news.ts'
import type { BoardStore } from './board-store.ts'

type NewRanks = AnswerOf<typeof boardEndpoints.rank>['ranks']

/** `board.ranked`: the column's operation, its new revision, and the ranks that were written, the moved card last. */
interface Ranked {
  id?: string
  version?: number
  by?: string | null
  ranks?: NewRanks
}

/** What an event asks of the board: its own news, one work order read again, everything read again, nothing. */
const acts = {
  'pieces.moved': 'patch',
  'work_order.created': 'nothing',
  'work_order.released': 'read_one',
  'work_order.changed': 'read_one',
  'work_order.routing_changed': 'read_one',
  'board.ranked': 'rank',
  'part.changed': 'read_all',
  'part.progress': 'nothing',
  // A picture came, or another one.
  'part.measured': 'read_all',
  'customer_reference.changed': 'nothing',
  'assembly.changed': 'nothing',
  'quote.changed': 'nothing',
  'order.changed': 'nothing',
  'order.ranked': 'nothing',
  'project.changed': 'nothing',
  'sales_settings.changed': 'nothing',
  'operation.changed': 'read_all',
  'station.changed': 'read_all',
  'basket.changed': 'nothing',
  'message.added': 'nothing',
  'mail.changed': 'nothing',
  'invoice.issued': 'nothing',
  'customer.changed': 'read_all',
  'routing_template.changed': 'nothing',
  'scrap_reason.changed': 'nothing',
  'process.changed': 'nothing',
  'equation.changed': 'nothing',
  'backtest.changed': 'nothing',
  'people.changed': 'nothing',
  'settings.changed': 'nothing',
} satisfies Record<EventType, 'patch' | 'rank' | 'read_one' | 'read_all' | 'nothing'>

export interface Follower {
  store: BoardStore
  /** Whether the person at this board did it: then nothing lights up. */
  isOwn: (by: string | null) => boolean
  onRanked: (event: { operationId: string; by: string | null; moved: NewRanks[number] }) => void
  readOne: (workOrderId: string) => void
  readAll: () => void
}

/** Brings the board up to one frame of the live stream. Frames that it knows already change nothing. */
export function followFrame({ event }: Frame, follower: Follower): void {
  if (isPiecesMoved(event)) {
    followPieces(event, follower)
    return
  }
  const act = event.type === 'resync' ? 'read_all' : (acts[event.type as EventType] ?? 'nothing')
  if (act === 'read_all') follower.readAll()
  const { id } = event as { id?: string }
  if (act === 'read_one') {
    if (id === undefined) follower.readAll()
    else follower.readOne(id)
  }
  if (act === 'rank') followRanking(event as Ranked, follower)
}

function followPieces(event: PiecesMovedEvent, { store, isOwn, readOne }: Follower): void {
  // In words before the patch: work that ends leaves the board, and the names of its steps with it.
  const news = sayNews(store.board, event, new Date())
  const change = patchWorkOrder(store.board, newsOf(event))
  if (change === 'older') return
  if (change === 'unknown') readOne(event.workOrder.id)
  else {
    store.touch(change)
    if (!isOwn(event.by)) store.freshen(touchedCards(event))
  }
  if (news !== null && !isOwn(news.by)) store.tellNews(news)
}

function followRanking(event: Ranked, { store, onRanked, isOwn, readAll }: Follower): void {
  const { id: operationId, version: revision, ranks } = event
  const known = operationId === undefined ? undefined : store.board.columns.get(operationId)
  if (operationId === undefined || revision === undefined || ranks === undefined || !known) {
    readAll()
    return
  }
  if (revision <= known.revision) return
  if (revision > known.revision + 1) {
    readAll()
    return
  }
  store.touch(applyRanks(store.board, { operationId, revision, ranks }))
  const moved = ranks.at(-1)
  if (isOwn(event.by ?? null) || !moved) return
  store.freshen([cardKey(moved.workOrderId, moved.step)])
  onRanked({ operationId, by: event.by ?? null, moved })
}

/** Takes over a work order that was read by itself: released just now, or with a new routing, due date or priority. */
export function takeWorkOrder(store: BoardStore, workOrder: Static<typeof WorkOrder>, isFresh: boolean): void {
  const steps = workOrder.routing.steps.map(({ step, operation }) => ({ step, operation }))
  const shared: BoardCard['workOrder'] = {
    id: workOrder.id,
    number: workOrder.number,
    status: workOrder.status,
    version: workOrder.version,
    target: workOrder.quantities.target,
    priority: workOrder.priority,
    rush: workOrder.rush,
    due: workOrder.due,
    part: workOrder.part,
    customer: workOrder.customer,
    steps,
    balances: workOrder.balances,
    entered: workOrder.entered,
  }
  const cards = steps.flatMap(({ step, operation }): BoardCard[] => {
    const here = quantitiesAt(workOrder.balances, step)
    const key = cardKey(workOrder.id, step)
    const before = store.board.cards.get(key)
    if (piecesOn(here) === 0) return []
    const rework = workOrder.rework.reduce((sum, back) => sum + (back.toStep === step ? back.quantity : 0), 0)
    return [
      {
        key,
        workOrder: shared,
        step,
        operationId: operation.id,
        ...here,
        rework: Math.min(rework, piecesOn(here)),
        rank: store.board.ranks.get(key) ?? null,
        station: before?.station ?? null,
      },
    ]
  })
  const change = replaceCards(store.board, workOrder.id, cards)
  store.touch(change)
  if (isFresh) store.freshen(cards.map((card) => card.key))
}

function isPiecesMoved(event: Frame['event']): event is PiecesMovedEvent {
  return event.type === 'pieces.moved'
}
