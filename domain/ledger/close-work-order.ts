import { allow, type Decision, refuse } from '../decision.ts'
import { floorStates } from './buckets.ts'
import { mayMove } from './may-move.ts'
import {
  bucket,
  type Change,
  type LedgerWorkOrder,
  movement,
  quantitiesOf,
  type Reason,
  statusAfter,
} from './work-order-state.ts'

/** Stops the work order for good: what is on the floor is cancelled, what is finished stays finished. */
export function decideCancel(workOrder: LedgerWorkOrder, reason: Reason | null): Decision<Change> {
  if (workOrder.status === 'cancelled' || workOrder.status === 'finished') return closed(workOrder)
  // Along the route, so that the same cancellation always makes the same movements.
  const onFloor = workOrder.routing.flatMap(({ step }) =>
    floorStates.flatMap((state) =>
      workOrder.balances.filter((each) => each.step === step && each.state === state && each.quantity > 0),
    ),
  )
  return allow({
    status: 'cancelled',
    hold: null,
    movements: onFloor.map((each) =>
      movement('cancel', bucket(each.step, each.state, each.buildId), bucket(null, 'cancelled'), each.quantity, {
        reason,
      }),
    ),
  })
}

/** Stops every scan of the work order until somebody lets it go on; the pieces stay where they are. */
export function decideHold(workOrder: LedgerWorkOrder, reason: string | null): Decision<Change> {
  if (workOrder.status === 'cancelled' || workOrder.status === 'finished') return closed(workOrder)
  if (workOrder.status === 'on_hold') {
    const { hold } = workOrder
    return refuse('on_hold', {
      workOrder: workOrder.number,
      held: 0,
      reason: hold?.reason ?? null,
      by: hold?.by ?? null,
    })
  }
  return allow({ status: 'on_hold', hold: { reason }, movements: [] })
}

/** Lets a held work order go on, as what its pieces say it is. */
export function decideResume(workOrder: LedgerWorkOrder): Decision<Change> {
  if (workOrder.status !== 'on_hold') {
    return refuse('not_on_hold', { workOrder: workOrder.number, status: workOrder.status })
  }
  return allow({ status: statusAfter({ ...workOrder, status: 'released' }), hold: null, movements: [] })
}

/** Accepts fewer good pieces than ordered: nothing is on the floor any more and nobody will replace what is missing. */
export function decideFinishShort(workOrder: LedgerWorkOrder): Decision<Change> {
  const moves = mayMove(workOrder)
  if (!moves.ok) return moves
  const { onFloor } = quantitiesOf(workOrder)
  if (onFloor > 0) return refuse('pieces_on_floor', { workOrder: workOrder.number, onFloor })
  return allow({ status: 'finished', movements: [] })
}

/** Finished pieces leave the shop. */
export function decideShip(workOrder: LedgerWorkOrder, quantity: number): Decision<Change> {
  const moves = mayMove(workOrder)
  if (!moves.ok) return moves
  const finished = workOrder.balances.filter((each) => each.state === 'finished')
  const available = finished.reduce((sum, each) => sum + each.quantity, 0)
  if (quantity > available) {
    return refuse('quantity_short', { workOrder: workOrder.number, step: null, asked: quantity, available })
  }
  return allow({ movements: [movement('ship', bucket(null, 'finished'), bucket(null, 'shipped'), quantity)] })
}

const closed = (workOrder: LedgerWorkOrder) =>
  refuse('work_order_closed', { workOrder: workOrder.number, status: workOrder.status })
