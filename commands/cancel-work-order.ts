import { decideCancel } from '#domain/ledger/close-work-order.ts'
import { ownWords } from '#domain/ledger/scrap-reasons.ts'
import type { CommandContext } from './context.ts'
import { onWorkOrder, type WorkOrderAnswer } from './ledger/one-work-order.ts'

/** Stops a work order for good: what is on the floor is cancelled, what is finished stays. Throws `Refused`. */
export function cancelWorkOrder(
  ctx: CommandContext,
  input: { commandId: string; workOrderId: string; reason?: string },
): Promise<WorkOrderAnswer> {
  const { commandId, workOrderId, reason } = input
  return onWorkOrder(ctx, {
    command: 'cancel-work-order',
    commandId,
    workOrderId,
    content: { reason },
    decide: (workOrder) => decideCancel(workOrder, reason === undefined ? null : ownWords(reason)),
  })
}
