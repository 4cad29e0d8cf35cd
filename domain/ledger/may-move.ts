import { allow, type Decision, refuse } from '../decision.ts'
import type { WorkOrderStatus } from '../work-orders.ts'
import type { LedgerWorkOrder } from './work-order-state.ts'

/**
 * Whether the pieces of a work order move at all: not while it is on hold, not after it was cancelled, and not before it
 * is released unless the act is for planned ones too. A finished one takes part: its pieces may be shipped, sent back
 * or undone, and a scan of it says where they went.
 */
export function mayMove(workOrder: LedgerWorkOrder, also?: 'planned'): Decision<null> {
  return verdicts[workOrder.status](workOrder, also)
}

const verdicts: Record<WorkOrderStatus, (workOrder: LedgerWorkOrder, also?: 'planned') => Decision<null>> = {
  planned: (workOrder, also) =>
    also === 'planned' ? allow(null) : refuse('work_order_not_released', { workOrder: workOrder.number }),
  released: () => allow(null),
  finished: () => allow(null),
  on_hold: (workOrder) =>
    refuse('on_hold', {
      workOrder: workOrder.number,
      held: 0,
      reason: workOrder.hold?.reason ?? null,
      by: workOrder.hold?.by ?? null,
    }),
  cancelled: (workOrder) => refuse('work_order_closed', { workOrder: workOrder.number, status: workOrder.status }),
}
