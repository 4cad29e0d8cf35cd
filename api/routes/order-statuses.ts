import type { FastifyInstance } from 'fastify'
import { orderStatusEndpoints } from '#api/contract/order-statuses.ts'
import {
  createOrderStatus,
  orderOrderStatuses,
  removeOrderStatus,
  updateOrderStatus,
} from '#commands/orders/order-statuses.ts'
import { orderStatuses } from '#db/reads/sales/order-statuses.ts'
import type { ApiContext } from '../context.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** The stations of an order, as the shop names them. */
export function registerOrderStatuses(app: FastifyInstance, ctx: ApiContext): void {
  const { list, create, update, order, remove } = orderStatusEndpoints
  register(app, ctx, list, async ({ caller }) => ({
    items: await asking(ctx, caller, (reader, shopId) => orderStatuses(reader, shopId)),
  }))
  register(app, ctx, create, ({ caller, body }) => createOrderStatus(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, params, body }) =>
    updateOrderStatus(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, order, ({ caller, body }) => orderOrderStatuses(commandContext(ctx, caller), body))
  register(app, ctx, remove, ({ caller, params, body }) =>
    removeOrderStatus(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}
