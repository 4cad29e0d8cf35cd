import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#db/connect.ts'
import { workOrderSteps } from '#db/stores/work-order-steps.ts'
import { lockWorkOrder } from '#db/stores/work-orders.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { changed, insertDraft } from './routing-templates.ts'
import { runCommand } from './run-command.ts'

/** Keeps the present routing of a work order as a draft template of its part. Refuses with `name_taken`. */
export function saveAsTemplate(
  ctx: CommandContext,
  asked: { commandId: string; id: string; name: string },
): Promise<{ id: string; name: string }> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'save-as-template',
    commandId,
    content,
    work: async (tx) => {
      const id = await draftOf(tx, ctx, asked.id, asked.name.trim())
      const { answer, ...told } = await changed(ctx, tx, id)
      return { ...told, answer: { id, name: answer.name } }
    },
  })
}

async function draftOf(tx: Tx, ctx: CommandContext, workOrderId: string, name: string): Promise<string> {
  const { shopId } = ctx.actor
  const workOrder = known(await lockWorkOrder(tx, shopId, workOrderId), 'work order')
  const steps = await workOrderSteps(tx, shopId, workOrderId, workOrder.routingRevision)
  const id = uuidv7()
  const { partSpecificationId } = workOrder
  await insertDraft(tx, ctx, { id, familyId: id, partSpecificationId, name }, steps)
  return id
}
