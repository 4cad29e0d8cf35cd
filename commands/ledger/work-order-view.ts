import type { Balance, Bucket, BucketState, MovementType, Quantities } from '#domain/ledger/buckets.ts'
import { bucketStates } from '#domain/ledger/buckets.ts'
import { type LedgerWorkOrder, quantitiesOf } from '#domain/ledger/work-order-state.ts'
import type { WorkOrderStatus } from '#domain/work-orders.ts'

export interface Place {
  step: string | null
  state: BucketState
}

export interface MovementView {
  id: string
  type: MovementType
  from: Place
  to: Place
  quantity: number
}

export interface BalanceView {
  step: string | null
  operation: { id: string; name: string } | null
  state: BucketState
  quantity: number
}

/** The work order after the act, as every answer of the floor tells it. */
export interface WorkOrderState {
  id: string
  number: string
  version: number
  status: WorkOrderStatus
  quantities: Quantities
}

export function workOrderState(workOrder: LedgerWorkOrder): WorkOrderState {
  const { id, number, version, status } = workOrder
  return { id, number, version, status, quantities: quantitiesOf(workOrder) }
}

export function movementView(movement: {
  id: string
  type: MovementType
  from: Bucket
  to: Bucket
  quantity: number
}): MovementView {
  const { id, type, from, to, quantity } = movement
  return {
    id,
    type,
    from: { step: from.step, state: from.state },
    to: { step: to.step, state: to.state },
    quantity,
  }
}

/** The places that hold pieces, along the route, then what left it. */
export function balanceViews(workOrder: Pick<LedgerWorkOrder, 'routing' | 'balances'>): BalanceView[] {
  const places = new Map(workOrder.routing.map((step, index) => [step.step, { index, step }]))
  const order = (balance: Balance) =>
    (places.get(balance.step ?? '')?.index ?? places.size) * bucketStates.length + bucketStates.indexOf(balance.state)
  return workOrder.balances
    .filter((balance) => balance.quantity > 0)
    .sort((a, b) => order(a) - order(b))
    .map((balance) => {
      const step = places.get(balance.step ?? '')?.step
      return {
        step: balance.step,
        operation: step === undefined ? null : { id: step.operationId, name: step.operationName },
        state: balance.state,
        quantity: balance.quantity,
      }
    })
}

/** The body of `pieces.moved`: the work order's new state, so that boards patch without asking. */
export function piecesMoved(
  workOrder: LedgerWorkOrder,
  movements: readonly MovementView[],
  who: { by: string; station: string | null; at: Date },
): Record<string, unknown> {
  const { released, replaced, surplus } = workOrder
  return {
    workOrder: {
      ...workOrderState(workOrder),
      entered: { released, replaced, surplus },
      balances: balanceViews(workOrder),
    },
    by: who.by,
    station: who.station,
    at: who.at.toISOString(),
    movements,
  }
}
