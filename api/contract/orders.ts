import { Type } from 'typebox'
import { automations, orderTabs } from '#domain/orders/order-states.ts'
import { endpoint, planners } from './endpoint.ts'
import { OrderStatus } from './order-statuses.ts'
import { Order, OrderRow } from './order-views.ts'
import { PurchaseOrder } from './quotes.ts'
import { Address, buyersAndSellers, Money, OrNumber, salesReaders, sellers, Text, tableOf } from './sales-shared.ts'
import { ById, Command, Count, Day, Id, Named, Nullable, OneOf, PageQuery, Pieces, Version } from './shared.ts'
import { RoutingChoice, WorkOrderSummary } from './work-orders.ts'

const ListQuery = Type.Object({
  ...PageQuery.properties,
  tab: Type.Optional(OneOf(orderTabs)),
  q: Type.Optional(Text(120)),
  customerId: Type.Optional(Id),
  ownerId: Type.Optional(Id),
  statusId: Type.Optional(Id),
  archived: Type.Optional(Type.Boolean()),
  sort: Type.Optional(
    OneOf(['due', '-due', 'number', '-number', 'total', '-total', 'customer', '-customer', 'updated', '-updated']),
  ),
})

export const ScheduleRow = Type.Object(
  { requisitionId: Id, quantity: Type.Optional(Pieces), routing: Type.Optional(RoutingChoice) },
  { additionalProperties: false },
)
const ScheduleRows = Type.Array(ScheduleRow, { minItems: 1, maxItems: 200 })

const Scheduled = Type.Object({
  workOrders: Type.Array(Type.Object({ requisitionId: Id, id: Id, number: Type.String(), quantity: Count })),
  skipped: Type.Array(
    Type.Object({ requisitionId: Id, workOrders: Type.Array(Type.Object({ id: Id, number: Type.String() })) }),
  ),
})

const Template = Type.Object({
  id: Id,
  name: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  isDefault: Type.Boolean(),
  library: Type.Boolean(),
  steps: Type.Array(Named, { description: 'Operations' }),
})

const about = { tags: ['orders'], params: ById } as const

export const orderEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/orders',
    summary: 'Orders; a customer sees its own',
    tags: ['orders'],
    access: buyersAndSellers,
    query: ListQuery,
    response: Type.Object({
      items: Type.Array(OrderRow),
      nextCursor: Nullable(Type.String()),
      total: Count,
      counts: Type.Optional(
        Type.Object({
          open: Count,
          mine: Count,
          due_this_week: Count,
          late: Count,
          unscheduled: Count,
          completed: Count,
          cancelled: Count,
          all: Count,
        }),
      ),
      sum: Type.Optional(Type.Object({ total: Money, currency: Type.String() })),
    }),
  }),
  csv: endpoint({
    method: 'GET',
    url: '/orders.csv',
    summary: 'The list as CSV, safe to open in a spreadsheet',
    tags: ['orders'],
    access: salesReaders,
    query: tableOf(ListQuery.properties),
    produces: 'text/csv',
  }),
  xlsx: endpoint({
    method: 'GET',
    url: '/orders.xlsx',
    summary: 'The list as an Excel file',
    tags: ['orders'],
    access: salesReaders,
    query: tableOf(ListQuery.properties),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  board: endpoint({
    method: 'GET',
    url: '/orders/board',
    summary: 'The order board: the shop’s own statuses and the cards in them',
    tags: ['orders'],
    access: salesReaders,
    query: Type.Object({
      q: Type.Optional(Text(120)),
      customerId: Type.Optional(Id),
      ownerId: Type.Optional(Id),
      sort: Type.Optional(OneOf(['rank', 'due', 'updated', 'created'])),
    }),
    response: Type.Object({
      cursor: Type.Integer({ description: 'The live stream’s' }),
      statuses: Type.Array(
        Type.Object({
          ...OrderStatus.properties,
          revision: Type.Integer(),
          sum: Money,
          more: Type.Integer({ minimum: 0, description: 'Cards of an ending status that are not told' }),
        }),
      ),
      cards: Type.Array(OrderRow),
      currency: Type.String(),
    }),
  }),
  rank: endpoint({
    method: 'POST',
    url: '/orders/board/rank',
    summary: 'Another place in its column; an older revision merges where the neighbour still stands',
    tags: ['orders'],
    access: sellers,
    body: Command({ orderId: Id, after: Nullable(Id), revision: Type.Integer({ minimum: 0 }) }),
    response: Type.Object({ statusId: Id, revision: Type.Integer() }),
  }),
  backlog: endpoint({
    method: 'GET',
    url: '/orders/unscheduled',
    summary: 'Parts that were ordered and are in no work order yet, by due date',
    tags: ['orders'],
    access: salesReaders,
    query: PageQuery,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          requisitionId: Id,
          order: Type.Object({ id: Id, number: Type.String() }),
          customer: Named,
          name: Type.String(),
          partSpecificationId: Nullable(Id),
          pictureUrl: Nullable(Type.String()),
          process: Nullable(Type.String()),
          material: Nullable(Type.String()),
          quantity: Count,
          scheduledQuantity: Count,
          due: Nullable(Day),
          late: Type.Boolean(),
        }),
      ),
      nextCursor: Nullable(Type.String()),
      total: Count,
      pieces: Count,
    }),
  }),
  read: endpoint({
    method: 'GET',
    url: '/orders/:id',
    summary: 'One order, by id or number, with its pieces live from the ledger',
    tags: ['orders'],
    access: buyersAndSellers,
    params: OrNumber,
    response: Order,
  }),
  update: endpoint({
    ...about,
    method: 'PATCH',
    url: '/orders/:id',
    summary: 'Due date, owner, purchase order, references, notes',
    access: sellers,
    body: Command({
      version: Version,
      due: Type.Optional(Nullable(Day)),
      ownerId: Type.Optional(Nullable(Id)),
      rush: Type.Optional(Type.Boolean()),
      contactId: Type.Optional(Nullable(Id)),
      purchaseOrder: Type.Optional(PurchaseOrder),
      customerReference: Type.Optional(Text(120)),
      internalNote: Type.Optional(Text(10_000)),
      shippingAddress: Type.Optional(Nullable(Address)),
      billingAddress: Type.Optional(Nullable(Address)),
      archived: Type.Optional(Type.Boolean()),
    }),
    response: Order,
  }),
  status: endpoint({
    ...about,
    method: 'POST',
    url: '/orders/:id/status',
    summary: 'Into another status, with what entering it sets off; skipped acts are skipped this once',
    access: sellers,
    body: Command({
      statusId: Id,
      after: Type.Optional(Nullable(Id)),
      skipAutomations: Type.Optional(
        Type.Union([Type.Boolean(), Type.Array(OneOf(automations), { uniqueItems: true })]),
      ),
      schedule: Type.Optional(
        Type.Object(
          { rows: ScheduleRows },
          { description: 'Rows of the scheduling dialog; left out: every part, as it is' },
        ),
      ),
    }),
    response: Type.Object({
      ...Order.properties,
      automations: Type.Array(Type.Object({ kind: OneOf(automations), skipped: Type.Boolean() })),
    }),
  }),
  schedulable: endpoint({
    ...about,
    method: 'GET',
    url: '/orders/:id/schedule',
    summary: 'What the scheduling dialog offers: a row per part with its templates',
    access: salesReaders,
    response: Type.Object({
      requireApproved: Type.Boolean(),
      rows: Type.Array(
        Type.Object({
          requisitionId: Id,
          name: Type.String(),
          quantity: Count,
          scheduledQuantity: Count,
          due: Nullable(Day),
          partSpecificationId: Nullable(Id),
          workOrders: Type.Array(WorkOrderSummary),
          templates: Type.Array(Template),
          automatic: Type.Array(Named, { description: 'The operations that Automatic derives now' }),
        }),
      ),
    }),
  }),
  schedule: endpoint({
    ...about,
    method: 'POST',
    url: '/orders/:id/schedule',
    summary: 'Create work orders: all rows or none; a part already in production is skipped',
    access: planners,
    body: Command({ rows: ScheduleRows }),
    response: Scheduled,
  }),
  cancel: endpoint({
    ...about,
    method: 'POST',
    url: '/orders/:id/cancel',
    summary: 'Cancel the order; its work orders are cancelled too unless they are kept',
    access: sellers,
    body: Command({
      reason: Text(2000),
      workOrders: Type.Optional(OneOf(['cancel', 'keep'])),
    }),
    response: Order,
  }),
  reorder: endpoint({
    ...about,
    method: 'POST',
    url: '/orders/:id/reorder',
    summary: 'A new draft quote with the same parts at today’s prices',
    access: sellers,
    status: 201,
    body: Command({}),
    response: Type.Object({ quote: Type.Object({ id: Id, number: Type.String() }) }),
  }),
}
