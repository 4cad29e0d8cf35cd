import { decideAdd, decideSurplus } from '#domain/ledger/enter-pieces.ts'
import type { CommandContext } from './context.ts'
import { onWorkOrder, type WorkOrderAnswer } from './ledger/one-work-order.ts'

/**
 * More pieces enter at the first step: the target rises with them, or (`surplus`) they are over-production inside the
 * shop's tolerance. Throws `Refused`.
 */
export function addPieces(
  ctx: CommandContext,
  input: { commandId: string; workOrderId: string; quantity: number; surplus?: boolean },
): Promise<WorkOrderAnswer> {
  const { commandId, workOrderId, quantity, surplus = false } = input
  return onWorkOrder(ctx, {
    command: 'add-pieces',
    commandId,
    workOrderId,
    content: { quantity, surplus },
    decide: (workOrder) => (surplus ? decideSurplus(workOrder, quantity) : decideAdd(workOrder, quantity)),
  })
}
