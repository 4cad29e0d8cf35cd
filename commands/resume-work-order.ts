import { decideResume } from '#domain/ledger/close-work-order.ts'
import type { CommandContext } from './context.ts'
import { onWorkOrder, type WorkOrderAnswer } from './ledger/one-work-order.ts'

/** Lets a held work order go on, as what its pieces say it is. Throws `Refused`. */
export function resumeWorkOrder(
  ctx: CommandContext,
  input: { commandId: string; workOrderId: string },
): Promise<WorkOrderAnswer> {
  const { commandId, workOrderId } = input
  return onWorkOrder(ctx, { command: 'resume-work-order', commandId, workOrderId, content: {}, decide: decideResume })
}
