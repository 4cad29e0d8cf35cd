import { Type } from 'typebox'
import { customerTypes } from '#domain/people/customer-types.ts'
import { endpoint, floor } from './endpoint.ts'
import { ById, Command, Count, Id, Name, Named, Nullable, OneOf, Page, PageQuery, Time, Version } from './shared.ts'

const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217, such as EUR' })
const Language = Type.String({ minLength: 2, maxLength: 35, description: 'A language tag such as de or en-GB' })
const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166, such as DE' })
const Percent = Type.Number({ minimum: 0, maximum: 100 })
export const Text = (maxLength: number) => Type.String({ maxLength })
export const optional = Type.Optional

export const sellers = { roles: ['owner', 'planner', 'sales'], scope: 'configure' } as const
export const tags = ['customers'] as const

const TaxId = Type.Object(
  { country: Country, id: Type.String({ minLength: 2, maxLength: 40 }) },
  { additionalProperties: false },
)

const Metadata = Type.Record(Type.String({ minLength: 1, maxLength: 60 }), Type.String({ maxLength: 400 }), {
  maxProperties: 50,
  description: 'What other programs know it by',
})

export const Customer = Type.Object({
  id: Id,
  number: Type.Integer({ description: 'What equations see as organisationId' }),
  name: Type.String(),
  type: OneOf(customerTypes),
  taxExempt: Type.Boolean(),
  taxIds: Type.Array(TaxId),
  approved: Type.Boolean(),
  storeAccess: Type.Boolean({ description: 'Whether its people may sign in at the storefront' }),
  currency: Nullable(Type.String()),
  language: Nullable(Type.String()),
  paymentDays: Nullable(Type.Integer({ description: 'Null: as customers of its type usually pay' })),
  discountPercent: Type.Number(),
  notes: Type.String(),
  metadata: Type.Record(Type.String(), Type.String()),
  source: OneOf(['staff', 'store', 'import']),
  createdAt: Time,
  archived: Type.Boolean(),
  version: Version,
})

/** A row of the list: what it is about to do with us beside what it is. */
export const CustomerRow = Type.Object({
  ...Customer.properties,
  mainContact: Nullable(Type.Object({ id: Id, name: Type.String(), email: Type.String() })),
  city: Nullable(Type.String()),
  country: Nullable(Type.String()),
  openQuotes: Count,
  openOrders: Count,
  orders: Count,
  lastOrderAt: Nullable(Time),
})

const customerFields = {
  name: Name,
  type: optional(OneOf(customerTypes)),
  taxExempt: optional(Type.Boolean()),
  taxIds: optional(Type.Array(TaxId, { maxItems: 20 })),
  approved: optional(Type.Boolean()),
  storeAccess: optional(Type.Boolean()),
  currency: optional(Nullable(Currency)),
  language: optional(Nullable(Language)),
  paymentDays: optional(Nullable(Type.Integer({ minimum: 0, maximum: 365 }))),
  discountPercent: optional(Percent),
  notes: optional(Text(10_000)),
  metadata: optional(Metadata),
}

export const Contact = Type.Object({
  id: Id,
  customerId: Id,
  name: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  language: Nullable(Type.String()),
  notified: Type.Boolean({ description: 'Whether mail about the quotes and orders of the organisation goes there' }),
  main: Type.Boolean(),
  signsIn: Type.Boolean({ description: 'Has signed in at the storefront' }),
  version: Version,
})

const Email = Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>]+@[^\\s@,;<>]+$' })
const contactFields = {
  name: Name,
  email: Email,
  phone: optional(Text(60)),
  language: optional(Nullable(Language)),
  notified: optional(Type.Boolean()),
  main: optional(Type.Boolean()),
}

export const Address = Type.Object({
  id: Id,
  customerId: Id,
  label: Type.String({ description: 'As the customer calls it' }),
  name: Type.String({ description: 'The company, or whoever stands at the door' }),
  attention: Type.String(),
  line1: Type.String(),
  line2: Type.String(),
  postalCode: Type.String(),
  city: Type.String(),
  region: Type.String(),
  country: Type.String(),
  phone: Type.String(),
  billing: Type.Boolean({ description: 'Where invoices go' }),
  shipping: Type.Boolean({ description: 'Where parcels go unless said otherwise' }),
  version: Version,
})

export const addressFields = {
  label: optional(Text(120)),
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  attention: optional(Text(200)),
  line1: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  line2: optional(Text(200)),
  postalCode: optional(Text(20)),
  city: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  region: optional(Text(120)),
  country: Country,
  phone: optional(Text(60)),
  billing: optional(Type.Boolean()),
  shipping: optional(Type.Boolean()),
}
/** The same for a change: nothing must be said. */
export const addressChange = {
  ...addressFields,
  name: optional(addressFields.name),
  line1: optional(addressFields.line1),
  city: optional(addressFields.city),
  country: optional(addressFields.country),
  version: optional(Version),
}

export const customerEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/customers',
    summary: 'Customers by name; `q` finds names, numbers, contacts and mail addresses',
    tags,
    access: floor,
    query: Type.Object({
      ...PageQuery.properties,
      q: optional(Text(200)),
      tab: optional(OneOf(['all', 'waiting', 'archived'], 'waiting: for approval')),
      type: optional(OneOf(customerTypes)),
    }),
    response: Type.Object({
      ...Page(CustomerRow).properties,
      counts: Type.Object({ all: Count, waiting: Count, archived: Count }),
    }),
  }),
  read: endpoint({
    method: 'GET',
    url: '/customers/:id',
    summary: 'One customer with its contacts and addresses',
    tags,
    access: floor,
    params: ById,
    response: Type.Object({
      ...CustomerRow.properties,
      contacts: Type.Array(Contact),
      addresses: Type.Array(Address),
    }),
  }),
  create: endpoint({
    method: 'POST',
    url: '/customers',
    summary: 'Add a customer',
    tags,
    access: sellers,
    status: 201,
    body: Command(customerFields),
    response: Customer,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/customers/:id',
    summary: 'Change a customer; `archived` takes it out of use and back',
    tags,
    access: sellers,
    params: ById,
    body: Command({
      ...customerFields,
      name: optional(Name),
      archived: optional(Type.Boolean()),
      version: optional(Version),
    }),
    response: Customer,
  }),
  history: endpoint({
    method: 'GET',
    url: '/customers/:id/history',
    summary: 'What it asked for and ordered, newest first',
    tags,
    access: { roles: ['owner', 'planner', 'sales'], scope: 'read' },
    params: ById,
    response: Type.Object({
      quotes: Type.Array(HistoryRow()),
      orders: Type.Array(HistoryRow()),
      ordered: Type.Array(Type.Object({ currency: Type.String(), total: Type.String(), orders: Count }), {
        description: 'Sums by currency',
      }),
    }),
  }),
  mergePreview: endpoint({
    method: 'GET',
    url: '/customers/:id/merge',
    summary: 'What would move if this customer became part of another',
    tags,
    access: { roles: ['owner', 'planner', 'sales'], scope: 'read' },
    params: ById,
    query: Type.Object({ into: Id }),
    response: Type.Object({
      from: Named,
      into: Named,
      moves: Type.Array(Type.Object({ what: Type.String(), count: Count })),
    }),
  }),
  merge: endpoint({
    method: 'POST',
    url: '/customers/:id/merge',
    summary: 'Move everything of this customer to another; this one is archived',
    tags,
    access: sellers,
    params: ById,
    body: Command({ into: Id }),
    response: Customer,
  }),
}

function HistoryRow() {
  return Type.Object({
    id: Id,
    number: Type.String(),
    status: Type.String(),
    total: Type.String(),
    currency: Type.String(),
    at: Time,
    parts: Type.Array(Type.String()),
  })
}

export const contactEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/customers/:id/contacts',
    summary: 'The people of a customer, the main one first',
    tags,
    access: floor,
    params: ById,
    response: Type.Object({ items: Type.Array(Contact) }),
  }),
  create: endpoint({
    method: 'POST',
    url: '/customers/:id/contacts',
    summary: 'Add a contact; the first one is the main one',
    tags,
    access: sellers,
    status: 201,
    params: ById,
    body: Command({
      ...contactFields,
      welcome: optional(Type.Boolean({ description: 'Tells them by mail that they can come into the storefront' })),
    }),
    response: Contact,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/contacts/:id',
    summary: 'Change a contact',
    tags,
    access: sellers,
    params: ById,
    body: Command({
      ...contactFields,
      name: optional(Name),
      email: optional(Email),
      version: optional(Version),
    }),
    response: Contact,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/contacts/:id/remove',
    summary: 'Take a contact out of use; a session of theirs ends',
    tags,
    access: sellers,
    params: ById,
    body: Command({}),
    response: Type.Object({}),
  }),
}

export const addressEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/customers/:id/addresses',
    summary: 'The addresses of a customer',
    tags,
    access: { roles: ['owner', 'planner', 'sales'], scope: 'read' },
    params: ById,
    response: Type.Object({ items: Type.Array(Address) }),
  }),
  create: endpoint({
    method: 'POST',
    url: '/customers/:id/addresses',
    summary: 'Add an address; the first one is for invoices and parcels',
    tags,
    access: sellers,
    status: 201,
    params: ById,
    body: Command(addressFields),
    response: Address,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/addresses/:id',
    summary: 'Change an address; quotes and orders keep theirs as it was',
    tags,
    access: sellers,
    params: ById,
    body: Command(addressChange),
    response: Address,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/addresses/:id/remove',
    summary: 'Take an address out of use',
    tags,
    access: sellers,
    params: ById,
    body: Command({}),
    response: Type.Object({}),
  }),
}
