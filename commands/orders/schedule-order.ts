import { reading, type Tx } from '#db/connect.ts'
import { schedulableRows } from '#db/reads/sales/schedulable-rows.ts'
import { lockOrder } from '#db/stores/sales/orders.ts'
import { Refused, reject } from '#domain/decision.ts'
import type { RoutingAsked } from '#domain/routing/choose-routing.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { makeWorkOrder } from '../create-work-order.ts'
import { followUpId } from '../ledger/follow-up-id.ts'
import { releasePieces } from '../release-pieces.ts'
import { runCommand } from '../run-command.ts'

export interface ScheduleRow {
  requisitionId: string
  /** Left out: all that were ordered. */
  quantity?: number | undefined
  routing?: RoutingAsked | undefined
}

export interface Scheduled {
  workOrders: { requisitionId: string; id: string; number: string; quantity: number }[]
  skipped: { requisitionId: string; workOrders: { id: string; number: string }[] }[]
}

/**
 * Creates the work orders of an order: all rows or none, each with a routing of its own, and releases their pieces. A part
 * that is in production already is skipped. Refuses with `template_not_approved`, which names every row it is about, and as
 * `makeWorkOrder` does for the first row that cannot be made.
 */
export async function scheduleOrder(
  ctx: CommandContext,
  asked: { commandId: string; orderId: string; rows?: ScheduleRow[] | undefined },
): Promise<Scheduled> {
  const { commandId, orderId, rows } = asked
  const scheduled = await runCommand(ctx, {
    name: 'schedule-order',
    commandId,
    content: { id: orderId, rows },
    work: async (tx) => {
      const order = known(await lockOrder(tx, ctx.actor.shopId, orderId), 'order')
      if (order.state === 'cancelled') reject('order_closed', { order: order.number, state: order.state })
      const answer = await makeAll(tx, ctx, orderId, rows)
      const made = answer.workOrders.map(({ id, number }) => ({
        type: 'work_order.created' as const,
        body: { id, number, version: 1 },
      }))
      const changed = { type: 'order.changed' as const, body: { id: orderId, version: order.version } }
      return { answer, events: made.length > 0 ? [...made, changed] : [], subject: order.number }
    },
  })
  for (const { id } of scheduled.workOrders) {
    await releasePieces(ctx, { commandId: followUpId(commandId, `release ${id}`), workOrderId: id })
  }
  return scheduled
}

async function makeAll(
  tx: Tx,
  ctx: CommandContext,
  orderId: string,
  asked: ScheduleRow[] | undefined,
): Promise<Scheduled> {
  const parts = await schedulableRows(reading(tx), ctx.actor.shopId, orderId)
  const rows: ScheduleRow[] = asked ?? parts.map(({ requisitionId }) => ({ requisitionId }))
  const done: Scheduled = { workOrders: [], skipped: [] }
  const unapproved: { requisitionId: string; detail: string }[] = []
  let name = ''
  for (const { requisitionId, quantity, routing } of rows) {
    const part = known(
      parts.find((each) => each.requisitionId === requisitionId),
      'part of this order',
    )
    const twice = done.workOrders.some((each) => each.requisitionId === requisitionId)
    if (part.workOrders.length > 0 || twice) {
      done.skipped.push({ requisitionId, workOrders: part.workOrders })
      continue
    }
    const wanted = { requisitionId, quantity: quantity ?? part.quantity, routing }
    try {
      const made = await makeWorkOrder(tx, ctx, wanted)
      done.workOrders.push({ requisitionId, ...made, quantity: wanted.quantity })
    } catch (error) {
      // Under the gate every row is judged, so that the planner hears of all of them at once.
      if (!(error instanceof Refused) || error.refusal.code !== 'template_not_approved') throw error
      name = String(error.refusal.facts.name)
      unapproved.push({ requisitionId, detail: `${part.name}: ${error.refusal.sentence}` })
    }
  }
  if (unapproved.length > 0) reject('template_not_approved', { name, rows: unapproved })
  return done
}
