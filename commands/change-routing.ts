import { reading } from '#db/connect.ts'
import { runningRouting } from '#db/reads/running-routing.ts'
import { insertRouting, lockWorkOrder, updateWorkOrderRow } from '#db/stores/work-orders.ts'
import { accept, reject } from '#domain/decision.ts'
import { changeRouting } from '#domain/routing/change-routing.ts'
import type { StepAsked } from '#domain/routing/routing-step.ts'
import { workOrderNumber } from '#domain/work-orders.ts'
import { checkDeskVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { checkSteps } from './create-work-order.ts'
import { runCommand } from './run-command.ts'

export interface ChangeRouting {
  commandId: string
  id: string
  version?: number | undefined
  /** In order; a step that stays is named by its number. */
  steps: readonly (StepAsked & { step?: string | undefined })[]
  reason: string
}

/**
 * Changes the routing of a running order: a revision of its own, with who, why and the step from which it counts. Refuses
 * as the rule does, `work_order_closed` for one that is done, and `stale` where the version that was seen is said.
 */
export function changeRoutingOfWorkOrder(
  ctx: CommandContext,
  asked: ChangeRouting,
): Promise<{ id: string; version: number }> {
  const { commandId, ...content } = asked
  const { shopId, personId } = ctx.actor
  return runCommand(ctx, {
    name: 'change-routing',
    commandId,
    content,
    work: async (tx) => {
      const { id, reason } = asked
      const before = known(await lockWorkOrder(tx, shopId, id), 'work order')
      const number = workOrderNumber(before.number)
      if (before.status === 'finished' || before.status === 'cancelled') {
        reject('work_order_closed', { workOrder: number, status: before.status })
      }
      if (asked.version !== undefined) {
        await checkDeskVersion(tx, ctx, { id, asked: asked.version, current: before.version, fields: ['steps'] })
      }
      const running = await runningRouting(reading(tx), shopId, id, number)
      const changed = accept(changeRouting(running, asked.steps))
      if (changed.effectiveFrom === null)
        return { answer: { id, version: before.version }, events: [], subject: number }
      await checkSteps(tx, shopId, changed.added)
      const revision = before.routingRevision + 1
      const version = before.version + 1
      await insertRouting(
        tx,
        shopId,
        {
          workOrderId: id,
          revision,
          steps: changed.steps,
          reason: reason.trim(),
          effectiveFrom: changed.effectiveFrom,
          afterOrdinal: before.lastOrdinal,
          madeBy: personId,
          madeAt: ctx.now(),
        },
        changed.added,
      )
      await updateWorkOrderRow(tx, shopId, id, { version, routingRevision: revision, routingEdited: true })
      return {
        answer: { id, version },
        events: [{ type: 'work_order.routing_changed', body: { id, version, effectiveFrom: changed.effectiveFrom } }],
        subject: number,
        details: { versionAfter: version },
      }
    },
  })
}
