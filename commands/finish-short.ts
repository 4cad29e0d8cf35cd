import { decideFinishShort } from '#domain/ledger/close-work-order.ts'
import type { CommandContext } from './context.ts'
import { onWorkOrder, type WorkOrderAnswer } from './ledger/one-work-order.ts'

/** Accepts fewer good pieces than ordered: the work order is finished although some are missing. Throws `Refused`. */
export function finishShort(
  ctx: CommandContext,
  input: { commandId: string; workOrderId: string },
): Promise<WorkOrderAnswer> {
  const { commandId, workOrderId } = input
  return onWorkOrder(ctx, { command: 'finish-short', commandId, workOrderId, content: {}, decide: decideFinishShort })
}
