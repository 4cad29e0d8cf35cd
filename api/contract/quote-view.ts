import { type Static, Type } from 'typebox'
import { quoteStatuses } from '#domain/orders/quote-states.ts'
import { Address, AttachedFile, CustomerBrief, Done, Money, Totals } from './sales-shared.ts'
import { Count, Day, Id, Named, Nullable, OneOf, Time, Version } from './shared.ts'

export const QuoteStatus = OneOf(quoteStatuses)

const Variable = Type.Object({
  name: Type.String(),
  fallback: Nullable(Type.Number()),
  value: Nullable(Type.Number()),
  overridden: Type.Boolean(),
  typed: Type.Optional(Nullable(Done)),
})

/** Of a line only the shop knows: left out of what a customer is told. */
const linesOfTheShop = {
  computedUnitPrice: Type.Optional(Nullable(Money)),
  typed: Type.Optional(Nullable(Type.Object({ unitPrice: Money, ...Done.properties }))),
  approved: Type.Optional(Nullable(Type.Object({ unitPrice: Money, ...Done.properties }))),
  pricedBy: Type.Optional(Nullable(Type.String({ description: 'The equation and its version' }))),
  variables: Type.Optional(Type.Array(Variable)),
  postProcessVariables: Type.Optional(
    Type.Array(Type.Object({ postProcessId: Id, name: Type.String(), variables: Type.Array(Variable) })),
  ),
  unusedVariables: Type.Optional(Type.Array(Type.String())),
  problem: Type.Optional(Nullable(Type.String())),
}

export const QuoteLine = Type.Object({
  id: Id,
  number: Type.Integer({ description: 'Its place, from 1' }),
  kind: OneOf(['part', 'expense']),
  name: Type.String(),
  reference: Nullable(Type.String({ description: 'What the customer calls it' })),
  partRevision: Nullable(
    Type.Object({
      id: Id,
      name: Type.String(),
      pictureUrl: Nullable(Type.String()),
      analysis: OneOf(['pending', 'ready', 'failed']),
    }),
  ),
  partSpecificationId: Nullable(Id),
  process: Nullable(Named),
  material: Nullable(Named),
  color: Nullable(Type.String()),
  infill: Nullable(Named),
  precision: Nullable(Named),
  postProcesses: Type.Array(Named),
  leadTime: Nullable(Named),
  quantity: Count,
  quantities: Type.Array(Count),
  unitPrice: Nullable(Money),
  lineTotal: Nullable(Money),
  agreed: Type.Boolean({ description: 'The price is agreed for the customer’s number' }),
  review: Nullable(Type.Object({ reasons: Type.Array(Type.String()) }), { description: 'Customers get no reasons' }),
  ladder: Type.Array(Type.Object({ quantity: Count, unitPrice: Nullable(Money) })),
  expense: Nullable(
    Type.Union([
      Type.Object({ kind: OneOf(['fixed']), amount: Money }),
      Type.Object({ kind: OneOf(['hourly']), hours: Type.Number(), rate: Money }),
    ]),
  ),
  durationHours: Type.Number(),
  comment: Type.String(),
  files: Type.Array(AttachedFile),
  withdrawn: Type.Array(Type.String(), { description: 'Choices that are no longer offered, by name' }),
  ...linesOfTheShop,
})

export const Discount = Type.Object({
  kind: OneOf(['customer', 'code', 'instant']),
  name: Type.String(),
  code: Nullable(Type.String()),
  percent: Nullable(Type.Number()),
  amount: Nullable(Money),
})

/** Of a quote only the shop knows. */
const quotesOfTheShop = {
  internalNote: Type.Optional(Type.String()),
  owner: Type.Optional(Nullable(Named)),
  project: Type.Optional(Nullable(Named)),
  problem: Type.Optional(Nullable(Type.String({ description: 'What the order-level equation failed with' }))),
  link: Type.Optional(Nullable(Type.String())),
  openedAt: Type.Optional(Nullable(Time)),
  openCount: Type.Optional(Count),
  rate: Type.Optional(Type.String()),
  taxMode: Type.Optional(OneOf(['automatic', 'standard', 'reverse_charge', 'exempt'])),
  jurisdictionId: Type.Optional(Nullable(Id)),
  updatedBy: Type.Optional(Nullable(Type.String())),
  archivedAt: Type.Optional(Nullable(Time)),
  calculationId: Type.Optional(Nullable(Id)),
  clonedFrom: Type.Optional(Nullable(Id)),
}

export const Quote = Type.Object({
  id: Id,
  number: Type.String(),
  version: Version,
  status: QuoteStatus,
  revision: Type.Integer({ minimum: 1 }),
  source: OneOf(['desk', 'store']),
  customer: CustomerBrief,
  contact: Nullable(Type.Object({ id: Id, name: Type.String(), email: Type.String() })),
  customerReference: Type.String(),
  customerNote: Type.String(),
  leadTime: Nullable(Type.Object({ ...Named.properties, buffer: Type.Integer() })),
  currency: Type.String(),
  validUntil: Nullable(Day),
  dispatchOn: Nullable(Day, { description: 'When it leaves the shop if it is accepted today' }),
  lines: Type.Array(QuoteLine),
  discounts: Type.Array(Discount),
  shippingMethodId: Nullable(Id),
  shippingAmount: Nullable(Money, { description: 'Typed in place of what the method costs' }),
  billingAddress: Nullable(Address),
  shippingAddress: Nullable(Address),
  underReview: Type.Boolean(),
  totals: Totals,
  previous: Nullable(Type.Object({ revision: Type.Integer(), sentAt: Time })),
  order: Nullable(Type.Object({ id: Id, number: Type.String() })),
  declineReason: Nullable(Type.String()),
  createdAt: Time,
  updatedAt: Time,
  sentAt: Nullable(Time),
  decidedAt: Nullable(Time),
  ...quotesOfTheShop,
})
export type Quote = Static<typeof Quote>
