import { ask, reading, type Tx } from '#db/connect.ts'
import type { NewEvent } from '#db/outbox.ts'
import { enqueue } from '#db/queue.ts'
import { invoiceOfOrder } from '#db/reads/invoices.ts'
import { orderStatus } from '#db/reads/sales/order-statuses.ts'
import { salesSettings } from '#db/reads/sales/sales-settings.ts'
import { bumpBoardRevision, lockStatus } from '#db/stores/sales/order-statuses.ts'
import { lockOrder, updateOrder } from '#db/stores/sales/orders.ts'
import { reject } from '#domain/decision.ts'
import type { Automation } from '#domain/orders/order-states.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { issueInvoiceInTx } from '../invoices.ts'
import { followUpId } from '../ledger/follow-up-id.ts'
import { notifyCustomer } from '../notify-customer.ts'
import { runCommand, wasTold } from '../run-command.ts'
import { placeCard } from './rank-order.ts'
import { type ScheduleRow, scheduleOrder } from './schedule-order.ts'

export interface SetOrderStatus {
  commandId: string
  orderId: string
  statusId: string
  /** The card it stands behind in its new column; null: first; left out: among the others by due date. */
  after?: string | null | undefined
  skipAutomations?: boolean | Automation[] | undefined
  /** Rows of the scheduling dialog; left out: every part of the order as it is. */
  schedule?: { rows: ScheduleRow[] } | undefined
}

export interface StatusAnswer {
  id: string
  version: number
  automations: { kind: Automation; skipped: boolean }[]
}

/**
 * Moves an order into another status and sets off what entering it sets off, except what is skipped this once. Where
 * entering schedules its parts, that comes first: what is refused there leaves the order where it was.
 */
export async function setOrderStatus(
  ctx: CommandContext,
  publicUrl: string,
  asked: SetOrderStatus,
): Promise<StatusAnswer> {
  const { commandId, orderId: id, statusId, after, skipAutomations = false, schedule } = asked
  const { shopId } = ctx.actor
  const { status, isTold } = await ask(ctx.db, shopId, async (reader) => ({
    status: await orderStatus(reader, shopId, statusId),
    isTold: await wasTold(reader, shopId, commandId),
  }))
  const skips = (kind: Automation) =>
    skipAutomations === true || (Array.isArray(skipAutomations) && skipAutomations.includes(kind))
  if (!isTold && status?.automations.includes('schedule_parts') && !skips('schedule_parts')) {
    await scheduleOrder(ctx, { commandId: followUpId(commandId, 'schedule'), orderId: id, rows: schedule?.rows })
  }
  return runCommand(ctx, {
    name: 'set-order-status',
    commandId,
    content: { id, statusId, after, skipAutomations, schedule },
    work: async (tx) => {
      const order = known(await lockOrder(tx, shopId, id), 'order')
      const entered = known(await lockStatus(tx, shopId, statusId), 'order status')
      if (order.state === 'cancelled') reject('order_closed', { order: order.number, state: order.state })
      const isOther = order.statusId !== statusId
      const version = order.version + 1
      const now = ctx.now()
      const ended = entered.kind === 'ending'
      const since = isOther ? { statusId, statusSince: now, rank: null } : {}
      const state = ended ? ('completed' as const) : ('open' as const)
      await updateOrder(tx, shopId, id, { ...since, state, completedAt: ended ? now : null, version }, now)
      if (after !== undefined) await placeCard(tx, ctx, { statusId, orderId: id, after })
      if (isOther) await bumpBoardRevision(tx, shopId, statusId, ctx.actor.name, now)
      const set = isOther ? entered.automations.map((kind) => ({ kind, skipped: skips(kind) })) : []
      const events: NewEvent[] = [{ type: 'order.changed', body: { id, version, number: order.number, statusId } }]
      for (const { kind, skipped } of set)
        if (!skipped) events.push(...(await setOff(tx, ctx, publicUrl, kind, { ...order, status: entered.name })))
      return {
        answer: { id, version, automations: set },
        events,
        subject: order.number,
        details: { versionAfter: version, status: entered.name },
      }
    },
  })
}

/**
 * What happens in the same transaction, and what the screens hear of it. Scheduling came before; the label is printed by
 * the person at the screen; an order that has its invoice gets no second one.
 */
async function setOff(
  tx: Tx,
  ctx: CommandContext,
  publicUrl: string,
  kind: Automation,
  order: { id: string; number: string; quoteId: string; status: string },
): Promise<readonly NewEvent[]> {
  const { shopId } = ctx.actor
  const { id: orderId, number, quoteId, status } = order
  if (kind === 'notify_customer') await notifyCustomer(tx, ctx, publicUrl, { kind: 'status_changed', quoteId, status })
  if (kind === 'webhook') {
    const { webhookUrl } = await salesSettings(reading(tx), shopId)
    const payload = { shopId, orderId, order: number, status, at: ctx.now().toISOString() }
    if (webhookUrl !== null) await enqueue(tx, 'send-webhook', payload)
  }
  if (kind !== 'send_invoice' || (await invoiceOfOrder(reading(tx), shopId, orderId)) !== null) return []
  return (await issueInvoiceInTx(tx, ctx, publicUrl, { orderId, send: true })).events
}
