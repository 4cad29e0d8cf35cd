import { Type } from 'typebox'
import { automations, orderStatusKinds } from '#domain/orders/order-states.ts'
import { configurers, endpoint } from './endpoint.ts'
import { salesReaders } from './sales-shared.ts'
import { ById, Command, Count, Id, Name, Nothing, OneOf, Version } from './shared.ts'

export const OrderStatus = Type.Object({
  id: Id,
  name: Type.String(),
  kind: OneOf(orderStatusKinds),
  position: Type.Integer(),
  automations: Type.Array(OneOf(automations), { description: 'What entering it sets off' }),
  orders: Count,
  version: Version,
})

const fields = {
  kind: Type.Optional(OneOf(orderStatusKinds)),
  automations: Type.Optional(Type.Array(OneOf(automations), { uniqueItems: true })),
}

export const orderStatusEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/order-statuses',
    summary: 'The stations of an order, in order',
    tags: ['orders'],
    access: salesReaders,
    response: Type.Object({ items: Type.Array(OrderStatus) }),
  }),
  create: endpoint({
    method: 'POST',
    url: '/order-statuses',
    summary: 'Add a status behind the others of its kind',
    tags: ['orders'],
    access: configurers,
    status: 201,
    body: Command({ name: Name, ...fields }),
    response: OrderStatus,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/order-statuses/:id',
    summary: 'Rename it, change its kind or what it sets off',
    tags: ['orders'],
    access: configurers,
    params: ById,
    body: Command({ version: Type.Optional(Version), name: Type.Optional(Name), ...fields }),
    response: OrderStatus,
  }),
  order: endpoint({
    method: 'PUT',
    url: '/order-statuses/order',
    summary: 'The order of the columns',
    tags: ['orders'],
    access: configurers,
    body: Command({ statusIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }) }),
    response: Type.Object({ items: Type.Array(OrderStatus) }),
  }),
  remove: endpoint({
    method: 'POST',
    url: '/order-statuses/:id/remove',
    summary: 'Take a status away; its orders go to the one that is named',
    tags: ['orders'],
    access: configurers,
    params: ById,
    body: Command({ moveTo: Type.Optional(Id) }),
    response: Nothing,
  }),
}
