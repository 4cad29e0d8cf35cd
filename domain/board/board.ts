import type { BucketState } from '../ledger/buckets.ts'
import type { WorkOrderStatus } from '../work-orders.ts'
import { compareCards } from './card-order.ts'

export interface Named {
  id: string
  name: string
}

/** Pieces of a work order in one place; `step` is null where the state belongs to the whole work order. */
export interface BoardBalance {
  step: string | null
  state: BucketState
  quantity: number
}

export interface BoardEntered {
  released: number
  replaced: number
  surplus: number
}

/** What all cards of a work order share. Replaced as a whole when it changes, never written to. */
export interface BoardWorkOrder {
  id: string
  number: string
  status: WorkOrderStatus
  version: number
  target: number
  /** 0 to 100. */
  priority: number
  rush: boolean
  /** YYYY-MM-DD in the shop's calendar. */
  due: string | null
  part: { id: string; name: string; material: string | null; color: string | null; pictureUrl: string | null }
  customer: Named | null
  steps: readonly { step: string; operation: Named }[]
  balances: readonly BoardBalance[]
  entered: BoardEntered
}

/** The pieces of one work order at one step. Replaced as a whole when it changes, never written to. */
export interface BoardCard {
  key: string
  workOrder: BoardWorkOrder
  step: string
  operationId: string
  queued: number
  inProcess: number
  held: number
  /** Pieces here that came back for rework. */
  rework: number
  rank: string | null
  /** Where its pieces in process were started. */
  station: Named | null
}

export interface BoardColumn {
  operation: Named
  workInProcessLimit: number | null
  stations: readonly Named[]
  /** Of the order of its cards; what a planner saw when placing one. */
  revision: number
  /** Pieces in all cards of the column. */
  here: number
  /** Keys of its cards, in order. */
  keys: string[]
}

/** The kanban of the floor in memory. Patched in place by `patch-board.ts`, in time that follows what changed. */
export interface Board {
  columns: Map<string, BoardColumn>
  cards: Map<string, BoardCard>
  /** Keys of the cards of each work order. */
  cardsOf: Map<string, string[]>
  /** Ranks of all cards that were ever here, by key: pieces that come back find their place again. */
  ranks: Map<string, string>
  /** Pieces in all columns. */
  pieces: number
}

/** The board as it is read: facts of a work order repeat on each of its cards. */
export interface BoardView {
  columns: readonly {
    operation: Named
    workInProcessLimit: number | null
    stations: readonly Named[]
    revision: number
  }[]
  cards: readonly CardView[]
  workOrders: readonly {
    id: string
    steps: readonly { step: string; operation: Named }[]
    balances: readonly BoardBalance[]
    entered: BoardEntered
  }[]
}

export interface CardView {
  workOrder: Pick<BoardWorkOrder, 'id' | 'number' | 'status' | 'version' | 'target' | 'priority' | 'rush'>
  operationId: string
  step: string
  quantities: { queued: number; inProcess: number; held: number }
  rank: string | null
  due: string | null
  part: BoardWorkOrder['part']
  customer: Named | null
  rework: number
  station?: Named | null
}

/** Names a card: the step's number never contains the colon. */
export function cardKey(workOrderId: string, step: string): string {
  return `${workOrderId}:${step}`
}

/** All pieces on a card. */
export function piecesOn(card: Pick<BoardCard, 'queued' | 'inProcess' | 'held'>): number {
  return card.queued + card.inProcess + card.held
}

/** Builds the board from one answer of the API; cards of columns that are not listed are left out. */
export function buildBoard(view: BoardView): Board {
  const board: Board = { columns: new Map(), cards: new Map(), cardsOf: new Map(), ranks: new Map(), pieces: 0 }
  for (const column of view.columns) {
    board.columns.set(column.operation.id, {
      operation: column.operation,
      workInProcessLimit: column.workInProcessLimit,
      stations: column.stations,
      revision: column.revision,
      here: 0,
      keys: [],
    })
  }
  const routes = new Map(view.workOrders.map((workOrder) => [workOrder.id, workOrder]))
  const workOrders = new Map<string, BoardWorkOrder>()
  for (const card of view.cards) {
    const column = board.columns.get(card.operationId)
    if (!column) continue
    const workOrder = workOrders.get(card.workOrder.id) ?? workOrderOf(card, routes.get(card.workOrder.id))
    workOrders.set(workOrder.id, workOrder)
    const key = cardKey(workOrder.id, card.step)
    const built: BoardCard = {
      key,
      workOrder,
      step: card.step,
      operationId: card.operationId,
      ...card.quantities,
      rework: card.rework,
      rank: card.rank,
      station: card.station ?? null,
    }
    board.cards.set(key, built)
    if (card.rank !== null) board.ranks.set(key, card.rank)
    const siblings = board.cardsOf.get(workOrder.id)
    if (siblings) siblings.push(key)
    else board.cardsOf.set(workOrder.id, [key])
    column.keys.push(key)
    column.here += piecesOn(built)
    board.pieces += piecesOn(built)
  }
  for (const column of board.columns.values()) sortKeys(board, column.keys)
  return board
}

function workOrderOf(card: CardView, route: BoardView['workOrders'][number] | undefined): BoardWorkOrder {
  return {
    ...card.workOrder,
    due: card.due,
    part: card.part,
    customer: card.customer,
    steps: route?.steps ?? [],
    balances: route?.balances ?? [],
    entered: route?.entered ?? { released: 0, replaced: 0, surplus: 0 },
  }
}

function sortKeys(board: Board, keys: string[]) {
  const cards = keys.flatMap((key) => board.cards.get(key) ?? []).sort(compareCards)
  keys.splice(0, keys.length, ...cards.map((card) => card.key))
}
