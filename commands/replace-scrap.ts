import { refuse } from '#domain/decision.ts'
import { decideReplace } from '#domain/ledger/enter-pieces.ts'
import type { CommandContext } from './context.ts'
import { onWorkOrder, type WorkOrderAnswer } from './ledger/one-work-order.ts'

/** Makes scrapped pieces good: new ones enter, never more than that scrap, and the entry names it. Throws `Refused`. */
export function replaceScrap(
  ctx: CommandContext,
  input: { commandId: string; workOrderId: string; movementId: string; quantity: number },
): Promise<WorkOrderAnswer> {
  const { commandId, workOrderId, quantity } = input
  const movementId = input.movementId.toLowerCase()
  return onWorkOrder(ctx, {
    command: 'replace-scrap',
    commandId,
    workOrderId,
    content: { movementId, quantity },
    past: [movementId],
    decide: (workOrder, sheet) => {
      const scrap = sheet.past.get(movementId)
      if (scrap === undefined || scrap.workOrderId !== workOrder.id) return refuse('not_found', { what: 'movement' })
      const replaced = scrap.replacedBy.reduce((sum, each) => sum + each.quantity, 0)
      const { id, type, to, quantity: scrapped } = scrap
      const facts = { id, type, step: to.step, quantity: scrapped, replaced, reversed: scrap.reversed !== null }
      return decideReplace(workOrder, facts, quantity)
    },
  })
}
