import type { FastifyInstance } from 'fastify'
import { orderEndpoints } from '#api/contract/orders.ts'
import { shipmentEndpoints } from '#api/contract/shipments.ts'
import { cancelOrder } from '#commands/orders/cancel-order.ts'
import { rankOrder } from '#commands/orders/rank-order.ts'
import { scheduleOrder } from '#commands/orders/schedule-order.ts'
import { setOrderStatus } from '#commands/orders/set-status.ts'
import { changeShipment, shipOrder } from '#commands/orders/ship-order.ts'
import { takeBackShipment } from '#commands/orders/take-back-shipment.ts'
import { updateOrder } from '#commands/orders/update-order.ts'
import { cloneQuote } from '#commands/quotes/clone-quote.ts'
import { orderBoard } from '#db/reads/sales/order-board.ts'
import { type OrdersAsked, orderCounts, orderList } from '#db/reads/sales/order-list.ts'
import { orderForCustomer, orderIdOf, orderView } from '#db/reads/sales/order-view.ts'
import { schedulable } from '#db/reads/sales/schedulable.ts'
import { unscheduled } from '#db/reads/sales/unscheduled.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { buys, quoteFor, salesName } from '../sales-views.ts'
import { sendTable, type Table, tableRowsMax } from '../table-file.ts'

/** Orders on their way through the shop. */
export function registerOrders(app: FastifyInstance, ctx: ApiContext): void {
  registerLists(app, ctx)
  registerBoard(app, ctx)
  registerProduction(app, ctx)
  registerShipments(app, ctx)
}

function registerLists(app: FastifyInstance, ctx: ApiContext): void {
  const { list, csv, xlsx, read, update, cancel, reorder } = orderEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, async (reader, shopId) => {
      const { personId } = caller.actor
      if (buys(caller)) {
        const asker = { personId: null, customerId: caller.user.customerId }
        return customersList(await orderList(reader, shopId, query, asker, ctx.now()))
      }
      const page = await orderList(reader, shopId, query, { personId }, ctx.now())
      return { ...page, ...(await orderCounts(reader, shopId, query, { personId }, ctx.now())) }
    }),
  )
  register(app, ctx, csv, async ({ caller, query, reply }) =>
    sendTable(reply, 'orders', 'csv', await table(ctx, caller, query)),
  )
  register(app, ctx, xlsx, async ({ caller, query, reply }) =>
    sendTable(reply, 'orders', 'xlsx', await table(ctx, caller, query)),
  )
  register(app, ctx, read, ({ caller, params }) => orderFor(ctx, caller, salesName(params.id)))
  register(app, ctx, update, async ({ caller, params, body }) => {
    await updateOrder(commandContext(ctx, caller), { ...body, orderId: params.id })
    return orderFor(ctx, caller, params.id)
  })
  register(app, ctx, cancel, async ({ caller, params, body }) => {
    await cancelOrder(commandContext(ctx, caller), { ...body, orderId: params.id })
    return orderFor(ctx, caller, params.id)
  })
  register(app, ctx, reorder, async ({ caller, params, body }) => {
    const before = await orderFor(ctx, caller, params.id)
    const asked = { ...body, quoteId: before.quote.id, name: 'reorder' as const }
    const { id } = await cloneQuote(commandContext(ctx, caller), ctx.pricing, asked)
    const quote = await quoteFor(ctx, caller, id)
    return { quote: { id, number: quote.number } }
  })
}

/** Another organisation's pieces on hold and who leads an order are nothing for customers. */
function customersList(page: Awaited<ReturnType<typeof orderList>>) {
  return { ...page, items: page.items.map(({ owner: _, rank: __, ...row }) => ({ ...row, held: 0 })) }
}

function registerBoard(app: FastifyInstance, ctx: ApiContext): void {
  const { board, rank, status, backlog } = orderEndpoints
  register(app, ctx, board, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => orderBoard(reader, shopId, query, ctx.now())),
  )
  register(app, ctx, rank, ({ caller, body }) => rankOrder(commandContext(ctx, caller), body))
  register(app, ctx, status, async ({ caller, params, body }) => {
    const asked = { ...body, orderId: params.id }
    const { automations } = await setOrderStatus(commandContext(ctx, caller), ctx.config.publicUrl, asked)
    return { ...(await staffOrder(ctx, caller, params.id)), automations }
  })
  register(app, ctx, backlog, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => unscheduled(reader, shopId, query, ctx.now())),
  )
}

function registerProduction(app: FastifyInstance, ctx: ApiContext): void {
  const { schedulable: offered, schedule } = orderEndpoints
  register(app, ctx, offered, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => schedulable(reader, shopId, params.id, ctx.now())), 'order'),
  )
  register(app, ctx, schedule, ({ caller, params, body }) =>
    scheduleOrder(commandContext(ctx, caller), { ...body, orderId: params.id }),
  )
}

function registerShipments(app: FastifyInstance, ctx: ApiContext): void {
  const { ship, update, takeBack } = shipmentEndpoints
  register(app, ctx, ship, async ({ caller, params, body }) => {
    const asked = { ...body, orderId: params.id }
    const shipment = await shipOrder(commandContext(ctx, caller), ctx.config.publicUrl, asked)
    return { ...(await staffOrder(ctx, caller, params.id)), shipment }
  })
  register(app, ctx, update, ({ caller, params, body }) =>
    changeShipment(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, takeBack, ({ caller, params, body }) =>
    takeBackShipment(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

async function staffOrder(ctx: ApiContext, caller: Caller, id: string) {
  return found(await asking(ctx, caller, (reader, shopId) => orderView(reader, shopId, id, ctx.now())), 'order')
}

/** An order as the caller may see it. Refuses with `not_found`. */
async function orderFor(ctx: ApiContext, caller: Caller, idOrNumber: string) {
  const { customerId } = caller.user
  const seen = await asking(ctx, caller, async (reader, shopId) => {
    const id = await orderIdOf(reader, shopId, idOrNumber)
    const order = id === null ? null : await orderView(reader, shopId, id, ctx.now())
    return order !== null && buys(caller) ? orderForCustomer(order, customerId) : order
  })
  return found(seen, 'order')
}

async function table(ctx: ApiContext, caller: Caller, asked: OrdersAsked): Promise<Table> {
  const { personId } = caller.actor
  const { items } = await asking(ctx, caller, (reader, shopId) =>
    orderList(reader, shopId, { ...asked, limit: tableRowsMax }, { personId }, ctx.now()),
  )
  const header = [
    'Order',
    'Quote',
    'Customer',
    'Purchase order',
    'Status',
    'State',
    'Ordered',
    'Leaves',
    'Total',
    'Currency',
    'Pieces',
    'In work',
    'Finished',
    'Shipped',
    'Owner',
  ]
  const rows = items.map((row) => [
    ...[row.number, row.quote.number, row.customer.name, row.purchaseOrderNumber, row.status.name, row.state],
    ...[row.acceptedAt.slice(0, 10), row.due, Number(row.total), row.currency, row.ordered, row.inWork, row.finished],
    ...[row.shipped, row.owner?.name ?? null],
  ])
  return { header, rows }
}
