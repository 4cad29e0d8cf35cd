import { decideRelease } from '#domain/ledger/enter-pieces.ts'
import type { CommandContext } from './context.ts'
import { onWorkOrder, type WorkOrderAnswer } from './ledger/one-work-order.ts'

/** Releases pieces into production: all that are left when no quantity is said. Throws `Refused`. */
export function releasePieces(
  ctx: CommandContext,
  input: { commandId: string; workOrderId: string; quantity?: number },
): Promise<WorkOrderAnswer> {
  const { commandId, workOrderId, quantity } = input
  return onWorkOrder(ctx, {
    command: 'release-pieces',
    commandId,
    workOrderId,
    content: { quantity },
    decide: (workOrder) => decideRelease(workOrder, quantity),
  })
}
