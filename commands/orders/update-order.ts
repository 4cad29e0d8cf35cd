import { reading } from '#db/connect.ts'
import { changesSince } from '#db/reads/last-change.ts'
import { lockOrder, type OrderChange, updateAddresses, updateOrder as write } from '#db/stores/sales/orders.ts'
import { reject } from '#domain/decision.ts'
import type { SalesAddress } from '#domain/orders/quote-state.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { type PurchaseOrderInput, purchaseOrderOf } from '../quotes/accept-quote.ts'
import { runCommand } from '../run-command.ts'

export interface UpdateOrder {
  commandId: string
  orderId: string
  version: number
  due?: string | null
  ownerId?: string | null
  rush?: boolean
  contactId?: string | null
  purchaseOrder?: PurchaseOrderInput
  customerReference?: string
  internalNote?: string
  shippingAddress?: SalesAddress | null
  billingAddress?: SalesAddress | null
  archived?: boolean
}

/** Changes what is written about an order; its parts and prices stay as they were accepted. Refuses with `stale`. */
export function updateOrder(ctx: CommandContext, asked: UpdateOrder): Promise<{ id: string; version: number }> {
  const { commandId, orderId: id, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-order',
    commandId,
    content: { id, ...content },
    work: async (tx) => {
      const { version: seen, purchaseOrder, archived, shippingAddress, billingAddress, ...plain } = content
      const order = known(await lockOrder(tx, shopId, id), 'order')
      if (seen !== order.version) {
        const changes = await changesSince(reading(tx), shopId, { id, after: seen })
        const [last] = changes
        reject('stale', { what: 'order', version: order.version, by: last?.by ?? null, at: last?.at ?? null, changes })
      }
      const version = order.version + 1
      const change: OrderChange = {
        ...plain,
        ...(purchaseOrder === undefined ? {} : await purchaseOrderOf(tx, shopId, purchaseOrder)),
        ...(archived === undefined ? {} : { archivedAt: archived ? ctx.now() : null }),
        version,
      }
      await write(tx, shopId, id, change, ctx.now())
      await updateAddresses(tx, shopId, order.quoteId, { shippingAddress, billingAddress })
      return {
        answer: { id, version },
        events: [{ type: 'order.changed', body: { id, version, number: order.number } }],
        subject: order.number,
        details: { versionAfter: version },
      }
    },
  })
}
