import type { BoardBalance, BoardView, CardView, Named } from '#domain/board/board.ts'
import { quantitiesAt, type WorkOrderNews } from '#domain/board/patch-board.ts'

export const printing: Named = { id: 'printing', name: 'Printing' }
export const depowdering: Named = { id: 'depowdering', name: 'Depowdering' }
export const smoothing: Named = { id: 'smoothing', name: 'Vapor smoothing' }
export const inspection: Named = { id: 'inspection', name: 'Inspection' }
export const packing: Named = { id: 'packing', name: 'Packing' }

export interface Order {
  number: number
  due?: string | null
  priority?: number
  rush?: boolean
  customer?: string
  part?: string
  status?: WorkOrderNews['status']
  version?: number
  route?: readonly Named[]
  /** Step, state and quantity of what is on the floor or finished. */
  pieces: readonly (readonly [string | null, BoardBalance['state'], number])[]
  ranks?: Record<string, string>
}

export function stepsOf(route: readonly Named[] = [printing, depowdering, smoothing, inspection]) {
  return route.map((operation, index) => ({
    step: String(index + 1)
      .padStart(2, '0')
      .concat('0'),
    operation,
  }))
}

/** A board as the API answers it. Every operation holds at most 100 pieces and has two stations. */
export function aFloor(orders: readonly Order[]): BoardView {
  return {
    columns: [printing, depowdering, smoothing, inspection, packing].map((operation) => ({
      operation,
      workInProcessLimit: 100,
      stations: ['A', 'B'].map((letter) => ({ id: `${operation.id}-${letter}`, name: `${operation.name} ${letter}` })),
      revision: 3,
    })),
    cards: orders.flatMap(cardsOf),
    workOrders: orders.map((order) => ({
      id: `id-${order.number}`,
      steps: stepsOf(order.route),
      balances: balancesOf(order),
      entered: { released: 100, replaced: 0, surplus: 0 },
    })),
  }
}

/** The news that brings an order of `aFloor` to new places. */
export function news(number: number, version: number, pieces: Order['pieces']): WorkOrderNews {
  return {
    id: `id-${number}`,
    version,
    status: 'released',
    target: 100,
    entered: { released: 100, replaced: 0, surplus: 0 },
    balances: balancesOf({ pieces }),
    arrived: [],
    station: null,
  }
}

function cardsOf(order: Order): CardView[] {
  return stepsOf(order.route).flatMap(({ step, operation }) => {
    const quantities = quantitiesAt(balancesOf(order), step)
    if (quantities.queued + quantities.inProcess + quantities.held === 0) return []
    return {
      workOrder: {
        id: `id-${order.number}`,
        number: `WO-${String(order.number).padStart(6, '0')}`,
        status: order.status ?? 'released',
        version: order.version ?? 1,
        target: 100,
        priority: order.priority ?? 50,
        rush: order.rush ?? false,
      },
      operationId: operation.id,
      step,
      quantities,
      rank: order.ranks?.[step] ?? null,
      due: order.due ?? null,
      part: { id: 'part', name: order.part ?? 'Gear housing', material: 'PA12', color: null, pictureUrl: null },
      customer: order.customer === undefined ? null : { id: order.customer, name: order.customer },
      rework: 0,
    }
  })
}

function balancesOf({ pieces }: Pick<Order, 'pieces'>): BoardBalance[] {
  return pieces.map(([step, state, quantity]) => ({ step, state, quantity }))
}
