import { Type } from 'typebox'
import { orderStates, orderStatusKinds } from '#domain/orders/order-states.ts'
import { QuoteLine } from './quote-view.ts'
import { Address, CustomerBrief, Money, PartPicture, Totals } from './sales-shared.ts'
import { Count, Day, Id, Named, Nullable, OneOf, Time, Version } from './shared.ts'
import { Shipment } from './shipment-view.ts'
import { WorkOrderSummary } from './work-orders.ts'

export const StatusBrief = Type.Object({ id: Id, name: Type.String(), kind: OneOf(orderStatusKinds) })

/** Pieces of all parts of the order together, live from the ledger. */
const Pieced = {
  ordered: Count,
  inWork: Type.Integer({ minimum: 0, description: 'In work orders' }),
  onFloor: Count,
  held: Count,
  finished: Type.Integer({ minimum: 0, description: 'Good pieces, shipped ones included' }),
  shipped: Count,
}

export const OrderRow = Type.Object({
  id: Id,
  number: Type.String(),
  status: StatusBrief,
  statusId: Id,
  state: OneOf(orderStates),
  rank: Type.Optional(Nullable(Type.String())),
  customer: Named,
  customerReference: Type.String(),
  purchaseOrderNumber: Type.String(),
  due: Nullable(Day),
  total: Money,
  net: Money,
  currency: Type.String(),
  parts: Type.Array(PartPicture, { description: 'The first four' }),
  partCount: Count,
  ...Pieced,
  rush: Type.Boolean(),
  late: Type.Boolean(),
  owner: Type.Optional(Nullable(Named)),
  acceptedAt: Time,
  shippedAt: Nullable(Time),
  quote: Type.Object({ id: Id, number: Type.String() }),
  version: Version,
})

const Requisition = Type.Object({
  ...QuoteLine.properties,
  due: Nullable(Day),
  scheduledQuantity: Type.Integer({ minimum: 0, description: 'In work orders that stand' }),
  inWorkQuantity: Type.Integer({ minimum: 0, description: 'On the floor' }),
  finishedQuantity: Type.Integer({ minimum: 0, description: 'Good, shipped ones included' }),
  shippedQuantity: Count,
  readyQuantity: Type.Integer({ minimum: 0, description: 'Finished and not shipped' }),
  stages: Type.Array(
    Type.Object({
      operation: Type.String(),
      done: Count,
      of: Count,
      share: Type.Number(),
      busy: Type.Boolean(),
      begun: Type.Boolean(),
      words: Type.String(),
    }),
    { description: 'How far the pieces have come, as a customer is told' },
  ),
  defaultTemplate: Type.Optional(
    Nullable(Type.Object({ id: Id, name: Type.String(), version: Type.Integer(), state: Type.String() })),
  ),
  workOrders: Type.Array(
    Type.Union([WorkOrderSummary, Type.Object({ id: Id, number: Type.String(), status: Type.String() })]),
  ),
})

export const Order = Type.Object({
  id: Id,
  number: Type.String(),
  version: Version,
  status: StatusBrief,
  statusId: Id,
  statusSince: Time,
  state: OneOf(orderStates),
  customer: CustomerBrief,
  contact: Nullable(Type.Object({ id: Id, name: Type.String(), email: Type.String() })),
  quote: Type.Object({ id: Id, number: Type.String(), revision: Type.Integer() }),
  currency: Type.String(),
  totals: Totals,
  requisitions: Type.Array(Requisition),
  expenses: Type.Array(QuoteLine),
  shipments: Type.Array(Shipment),
  ...Pieced,
  due: Nullable(Day),
  late: Type.Boolean(),
  rush: Type.Boolean(),
  customerReference: Type.String(),
  customerNote: Type.String(),
  purchaseOrder: Type.Object({
    number: Type.String(),
    file: Nullable(Type.Object({ hash: Type.String(), name: Type.String() })),
  }),
  billingAddress: Nullable(Address),
  shippingAddress: Nullable(Address),
  shippingMethod: Nullable(Named),
  acceptedAt: Time,
  acceptedBy: Type.String(),
  acceptedAs: OneOf(['sales', 'customer']),
  completedAt: Nullable(Time),
  cancelledAt: Nullable(Time),
  cancelReason: Nullable(Type.String()),
  updatedAt: Time,
  owner: Type.Optional(Nullable(Named)),
  internalNote: Type.Optional(Type.String()),
  archivedAt: Type.Optional(Nullable(Time)),
  holds: Type.Optional(
    Type.Array(
      Type.Object({
        workOrder: Type.Object({ id: Id, number: Type.String() }),
        part: Type.String(),
        step: Nullable(Type.String()),
        operation: Nullable(Type.String()),
        quantity: Count,
        reason: Nullable(Type.String()),
        at: Nullable(Time),
        by: Nullable(Type.String()),
      }),
    ),
  ),
})
