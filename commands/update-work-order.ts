import { lockWorkOrder, updateWorkOrderRow } from '#db/stores/work-orders.ts'
import { type PriorityAsked, priorityOf, workOrderNumber } from '#domain/work-orders.ts'
import { checkDeskVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { checkCustomer } from './create-work-order.ts'
import { runCommand } from './run-command.ts'

export interface UpdateWorkOrder {
  commandId: string
  id: string
  version: number
  due?: string | null | undefined
  priority?: PriorityAsked | undefined
  customerId?: string | null | undefined
  note?: string | undefined
}

/** Changes what a planner may change of a work order without touching its pieces. Scans since do not make it `stale`. */
export function updateWorkOrder(ctx: CommandContext, asked: UpdateWorkOrder): Promise<{ id: string; version: number }> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-work-order',
    commandId,
    content,
    work: async (tx) => {
      const { id, due, priority, customerId, note } = asked
      const before = known(await lockWorkOrder(tx, shopId, id), 'work order')
      const fields = ['due', 'priority', 'customerId', 'note'].filter((name) => name in content)
      await checkDeskVersion(tx, ctx, { id, asked: asked.version, current: before.version, fields })
      if (customerId) await checkCustomer(tx, shopId, customerId)
      const version = before.version + 1
      await updateWorkOrderRow(tx, shopId, id, {
        version,
        ...(due === undefined ? {} : { due }),
        ...(priority === undefined ? {} : { priority: priorityOf(priority) }),
        ...(customerId === undefined ? {} : { customerId }),
        ...(note === undefined ? {} : { note: note.trim() }),
      })
      return {
        answer: { id, version },
        events: [{ type: 'work_order.changed', body: { id, version } }],
        subject: workOrderNumber(before.number),
        details: { versionAfter: version },
      }
    },
  })
}
