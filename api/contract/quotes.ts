import { Type } from 'typebox'
import { quoteTabs } from '#domain/orders/quote-states.ts'
import { endpoint } from './endpoint.ts'
import { Quote, QuoteStatus } from './quote-view.ts'
import {
  Address,
  buyersAndSellers,
  Currency,
  deciders,
  Money,
  OrNumber,
  PartPicture,
  Percent,
  salesReaders,
  sellers,
  Text,
  TypedMoney,
  tableOf,
} from './sales-shared.ts'
import {
  ById,
  Command,
  Count,
  Day,
  FileHash,
  Id,
  Name,
  Named,
  Nullable,
  OneOf,
  PageQuery,
  Time,
  Version,
} from './shared.ts'

const QuoteRow = Type.Object({
  id: Id,
  number: Type.String(),
  status: QuoteStatus,
  revision: Type.Integer(),
  customer: Named,
  customerReference: Type.String(),
  parts: Type.Array(PartPicture, { description: 'The first four' }),
  lineCount: Count,
  total: Money,
  currency: Type.String(),
  review: Type.Boolean(),
  group: OneOf(['needs_you', 'with_customer', 'decided']),
  sentAt: Nullable(Time),
  decidedAt: Nullable(Time),
  expiresOn: Nullable(Day),
  createdAt: Time,
  updatedAt: Time,
  order: Nullable(Type.Object({ id: Id, number: Type.String() })),
  source: OneOf(['desk', 'store']),
  /** The rest is the shop's own and left out of what a customer is told. */
  openedAt: Type.Optional(Nullable(Time)),
  openCount: Type.Optional(Count),
  lastAct: Type.Optional(
    Type.Object({
      kind: OneOf(['created', 'edited', 'sent', 'opened', 'question', 'accepted', 'declined', 'expired']),
      at: Time,
      words: Nullable(Type.String()),
    }),
  ),
  question: Type.Optional(Nullable(Type.String())),
  owner: Type.Optional(Nullable(Named)),
  declineReason: Type.Optional(Nullable(Type.String())),
  archived: Type.Optional(Type.Boolean()),
})

const ListQuery = Type.Object({
  ...PageQuery.properties,
  tab: Type.Optional(OneOf(quoteTabs)),
  q: Type.Optional(Text(120)),
  customerId: Type.Optional(Id),
  ownerId: Type.Optional(Id),
  minTotal: Type.Optional(Type.Number()),
  maxTotal: Type.Optional(Type.Number()),
  decidedDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  archived: Type.Optional(Type.Boolean()),
  sort: Type.Optional(
    OneOf([
      '-updated',
      'updated',
      '-number',
      'number',
      '-total',
      'total',
      'customer',
      '-customer',
      'expires',
      '-expires',
    ]),
  ),
})

const Sum = Type.Object({ count: Count, total: Money })

const Revision = Type.Object({
  revision: Type.Integer(),
  sentAt: Time,
  sentBy: Type.String(),
  total: Money,
})

const discounts = Type.Array(
  Type.Union([
    Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, { additionalProperties: false }),
    Type.Object({ name: Type.Optional(Name), percent: Percent }, { additionalProperties: false }),
    Type.Object({ name: Type.Optional(Name), amount: TypedMoney }, { additionalProperties: false }),
  ]),
  { maxItems: 10 },
)

/** What a quote is asked to be beside its lines. */
const quoteFields = {
  contactId: Type.Optional(Nullable(Id)),
  currency: Type.Optional(Currency),
  leadTimeId: Type.Optional(Nullable(Id)),
  customerReference: Type.Optional(Text(120)),
  customerNote: Type.Optional(Text(10_000)),
  internalNote: Type.Optional(Text(10_000)),
  ownerId: Type.Optional(Nullable(Id)),
  validUntil: Type.Optional(Nullable(Day)),
  shippingMethodId: Type.Optional(Nullable(Id)),
  shippingAmount: Type.Optional(Nullable(TypedMoney)),
  billingAddress: Type.Optional(Nullable(Address)),
  shippingAddress: Type.Optional(Nullable(Address)),
}

const quoteChanges = {
  ...quoteFields,
  discounts: Type.Optional(discounts),
  discount: Type.Optional(
    Nullable(
      Type.Object({
        code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
        name: Type.Optional(Name),
        percent: Type.Optional(Percent),
        amount: Type.Optional(TypedMoney),
      }),
      { description: 'One discount of a person’s own, in place of all others' },
    ),
  ),
  shipping: Type.Optional(
    Nullable(
      Type.Union([
        TypedMoney,
        Type.Object({ methodId: Type.Optional(Nullable(Id)), amount: Type.Optional(Nullable(TypedMoney)) }),
      ]),
      { description: 'An amount that is typed, or a method' },
    ),
  ),
  jurisdictionId: Type.Optional(Nullable(Id)),
  taxMode: Type.Optional(OneOf(['automatic', 'standard', 'reverse_charge', 'exempt'])),
}

export const PurchaseOrder = Type.Union([
  Text(120),
  Type.Object({ number: Type.Optional(Text(120)), fileHash: Type.Optional(FileHash) }),
])

/** A requisition as accepting tells it; the order itself tells more. */
const AcceptedOrder = Type.Object({
  id: Id,
  number: Type.String(),
  status: Type.Object({ id: Id, name: Type.String(), kind: OneOf(['starting', 'active', 'ending']) }),
  requisitions: Type.Array(
    Type.Object({ id: Id, name: Type.String(), quantity: Count, partSpecificationId: Nullable(Id) }),
  ),
})

const DiffEntry = Type.Object({
  kind: OneOf(['added', 'removed', 'changed']),
  lineId: Nullable(Id),
  name: Type.String(),
  field: Nullable(Type.String()),
  before: Nullable(Type.String()),
  after: Nullable(Type.String()),
})

const about = { tags: ['quotes'], params: ById } as const

export const quoteEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/quotes',
    summary: 'Quotes; a customer sees its own',
    tags: ['quotes'],
    access: buyersAndSellers,
    query: ListQuery,
    response: Type.Object({
      items: Type.Array(QuoteRow),
      nextCursor: Nullable(Type.String()),
      total: Count,
      counts: Type.Optional(
        Type.Object({
          open: Count,
          needs_you: Count,
          under_review: Count,
          expiring: Count,
          accepted: Count,
          declined: Count,
          all: Count,
        }),
      ),
      groups: Type.Optional(Type.Object({ needs_you: Sum, with_customer: Sum, decided: Sum })),
      sum: Type.Optional(Type.Object({ total: Money, currency: Type.String() })),
      acceptance: Type.Optional(
        Type.Object({ percent: Nullable(Type.Integer()), medianDays: Nullable(Type.Number()), days: Type.Integer() }),
      ),
    }),
  }),
  csv: endpoint({
    method: 'GET',
    url: '/quotes.csv',
    summary: 'The list as CSV, safe to open in a spreadsheet',
    tags: ['quotes'],
    access: salesReaders,
    query: tableOf(ListQuery.properties),
    produces: 'text/csv',
  }),
  xlsx: endpoint({
    method: 'GET',
    url: '/quotes.xlsx',
    summary: 'The list as an Excel file',
    tags: ['quotes'],
    access: salesReaders,
    query: tableOf(ListQuery.properties),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  create: endpoint({
    method: 'POST',
    url: '/quotes',
    summary: 'Begin a quote as a draft',
    tags: ['quotes'],
    access: sellers,
    status: 201,
    body: Command({ customerId: Id, ...quoteFields }),
    response: Quote,
  }),
  read: endpoint({
    method: 'GET',
    url: '/quotes/:id',
    summary: 'One quote, by id or number; a customer sees what was sent',
    tags: ['quotes'],
    access: buyersAndSellers,
    params: OrNumber,
    response: Quote,
  }),
  update: endpoint({
    ...about,
    method: 'PATCH',
    url: '/quotes/:id',
    summary: 'Change a quote; of one that was sent the next revision begins',
    access: sellers,
    body: Command({ version: Version, ...quoteChanges }),
    response: Quote,
  }),
  send: endpoint({
    ...about,
    method: 'POST',
    url: '/quotes/:id/send',
    summary: 'Freeze the revision and let the customer know',
    access: sellers,
    body: Command({
      version: Type.Optional(Version),
      validUntil: Type.Optional(Day),
      /** Left out: the mail that the shop's language proposes. `null`: no mail, the link alone. */
      email: Type.Optional(
        Nullable(
          Type.Object({
            to: Type.Optional(Type.Array(Type.String({ format: 'email', maxLength: 254 }), { maxItems: 10 })),
            subject: Type.Optional(Text(300)),
            text: Type.Optional(Text(10_000)),
          }),
        ),
      ),
    }),
    response: Type.Object({ quote: Quote, link: Type.String() }),
  }),
  accept: endpoint({
    ...about,
    method: 'POST',
    url: '/quotes/:id/accept',
    summary: 'Make it an order; again answers the same order',
    access: deciders,
    body: Command({ revision: Type.Integer({ minimum: 1 }), purchaseOrder: Type.Optional(PurchaseOrder) }),
    response: Type.Object({ order: AcceptedOrder }),
  }),
  decline: endpoint({
    ...about,
    method: 'POST',
    url: '/quotes/:id/decline',
    summary: 'The customer does not want it; the reason is kept',
    access: deciders,
    body: Command({ reason: Text(2000), revision: Type.Optional(Type.Integer({ minimum: 1 })) }),
    response: Quote,
  }),
  reopen: endpoint({
    ...about,
    method: 'POST',
    url: '/quotes/:id/reopen',
    summary: 'Take a declined or expired quote up again, as the draft of its next revision',
    access: sellers,
    body: Command({}),
    response: Quote,
  }),
  clone: endpoint({
    ...about,
    method: 'POST',
    url: '/quotes/:id/clone',
    summary: 'A new draft with the same lines',
    access: sellers,
    status: 201,
    body: Command({ customerId: Type.Optional(Id) }),
    response: Quote,
  }),
  archive: endpoint({
    ...about,
    method: 'POST',
    url: '/quotes/:id/archive',
    summary: 'Put it away, or bring it back',
    access: sellers,
    body: Command({ archived: Type.Optional(Type.Boolean()) }),
    response: Quote,
  }),
  revisions: endpoint({
    ...about,
    method: 'GET',
    url: '/quotes/:id/revisions',
    summary: 'What was sent, newest first',
    access: salesReaders,
    response: Type.Object({ items: Type.Array(Revision) }),
  }),
  revision: endpoint({
    ...about,
    method: 'GET',
    url: '/quotes/:id/revisions/:revision',
    summary: 'One revision as it was sent',
    access: salesReaders,
    params: Type.Object({ id: Id, revision: Type.Integer({ minimum: 1 }) }),
    response: Quote,
  }),
  diff: endpoint({
    ...about,
    method: 'GET',
    url: '/quotes/:id/diff',
    summary: 'What changed between two revisions; left out: the last one that was sent, and now',
    access: salesReaders,
    query: Type.Object({
      from: Type.Optional(Type.Integer({ minimum: 1 })),
      to: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    response: Type.Object({
      from: Nullable(Type.Integer()),
      to: Type.Integer(),
      entries: Type.Array(DiffEntry),
    }),
  }),
}
