import { decideHold } from '#domain/ledger/close-work-order.ts'
import { ownWords } from '#domain/ledger/scrap-reasons.ts'
import type { CommandContext } from './context.ts'
import { onWorkOrder, type WorkOrderAnswer } from './ledger/one-work-order.ts'

/** Stops every scan of a work order until it is resumed; its pieces stay where they are. Throws `Refused`. */
export function holdWorkOrder(
  ctx: CommandContext,
  input: { commandId: string; workOrderId: string; reason?: string },
): Promise<WorkOrderAnswer> {
  const { commandId, workOrderId, reason } = input
  return onWorkOrder(ctx, {
    command: 'hold-work-order',
    commandId,
    workOrderId,
    content: { reason },
    decide: (workOrder) => decideHold(workOrder, reason === undefined ? null : ownWords(reason).text),
  })
}
