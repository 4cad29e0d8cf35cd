import { reading } from '#db/connect.ts'
import { openWorkOrders } from '#db/reads/sales/open-work-orders.ts'
import { lockOrder, updateOrder } from '#db/stores/sales/orders.ts'
import { Refused, reject } from '#domain/decision.ts'
import { cancelWorkOrder } from '../cancel-work-order.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { followUpId } from '../ledger/follow-up-id.ts'
import { runCommand } from '../run-command.ts'

/**
 * Cancels an order. Its work orders are cancelled too, unless they are kept: what is on the floor stops, what is finished
 * stays finished. Refuses with `order_closed` when it is cancelled already.
 */
export async function cancelOrder(
  ctx: CommandContext,
  asked: { commandId: string; orderId: string; reason: string; workOrders?: 'cancel' | 'keep' | undefined },
): Promise<{ id: string; version: number }> {
  const { commandId, orderId: id, reason, workOrders = 'cancel' } = asked
  const { shopId } = ctx.actor
  const done = await runCommand(ctx, {
    name: 'cancel-order',
    commandId,
    content: { id, reason, workOrders },
    work: async (tx) => {
      const order = known(await lockOrder(tx, shopId, id), 'order')
      if (order.state === 'cancelled') reject('order_closed', { order: order.number, state: order.state })
      const version = order.version + 1
      const now = ctx.now()
      await updateOrder(
        tx,
        shopId,
        id,
        { state: 'cancelled', cancelledAt: now, cancelReason: reason.trim(), version },
        now,
      )
      const stopped = workOrders === 'keep' ? [] : await openWorkOrders(reading(tx), shopId, order.quoteId)
      return {
        answer: { id, version, number: order.number, stopped },
        events: [{ type: 'order.changed', body: { id, version, number: order.number } }],
        subject: order.number,
        details: { versionAfter: version },
      }
    },
  })
  for (const workOrderId of done.stopped) {
    await stop(ctx, {
      commandId: followUpId(commandId, `cancel ${workOrderId}`),
      workOrderId,
      reason: `${done.number} was cancelled.`,
    })
  }
  return { id, version: done.version }
}

/** One that was finished or cancelled meanwhile needs no stopping. */
async function stop(
  ctx: CommandContext,
  act: { commandId: string; workOrderId: string; reason: string },
): Promise<void> {
  try {
    await cancelWorkOrder(ctx, act)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}
