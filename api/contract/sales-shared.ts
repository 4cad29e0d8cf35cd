import { type TProperties, Type } from 'typebox'
import type { Access } from './endpoint.ts'
import { Count, Named, Nullable, Time } from './shared.ts'

/** Those who sell: they write quotes and lead orders. */
export const sellers = { roles: ['owner', 'planner', 'sales'], scope: 'plan' } as const satisfies Access
/** Those who see quotes and orders; operators do not see prices. */
export const salesReaders = { roles: ['owner', 'planner', 'sales'], scope: 'read' } as const satisfies Access
/** The same and, each organisation its own, customers. */
export const buyersAndSellers = {
  roles: ['owner', 'planner', 'sales', 'customer'],
  scope: 'read',
} as const satisfies Access
export const deciders = { roles: ['owner', 'planner', 'sales', 'customer'], scope: 'plan' } as const satisfies Access

/** An amount as it is told: with exactly the currency's digits. */
export const Money = Type.String({ description: 'A decimal with the currency’s digits' })
/** An amount as a person types it. */
export const TypedMoney = Type.String({
  pattern: '^[0-9]{1,12}(\\.[0-9]{1,4})?$',
  description: 'A decimal, never negative',
})
export const Percent = Type.Number({ exclusiveMinimum: 0, maximum: 100 })
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' })
export const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166' })
export const Text = (maxLength: number) => Type.String({ maxLength })
export const OrNumber = Type.Object({ id: Type.String({ maxLength: 40, description: 'Its id or its number' }) })

export const Address = Type.Object({
  label: Type.Optional(Text(120)),
  name: Text(200),
  attention: Type.Optional(Text(200)),
  line1: Text(200),
  line2: Type.Optional(Text(200)),
  postalCode: Type.Optional(Text(20)),
  city: Text(120),
  region: Type.Optional(Text(120)),
  country: Country,
  phone: Type.Optional(Text(60)),
})

export const AttachedFile = Type.Object({
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  name: Text(200),
  sizeBytes: Type.Optional(Count),
})

export const TaxLine = Type.Object({ name: Type.String(), percent: Type.Number(), base: Money, amount: Money })

/** total = subtotal + Σ lineItems − discount + shipping + tax */
export const Totals = Type.Object({
  subtotal: Money,
  lineItems: Type.Array(Type.Object({ name: Type.String(), price: Money })),
  discount: Money,
  discounts: Type.Array(Type.Object({ name: Type.String(), amount: Money })),
  shipping: Money,
  shippingName: Nullable(Type.String()),
  tax: Money,
  taxLines: Type.Array(TaxLine),
  taxNote: Nullable(Type.String({ description: 'Why there is none, as it stands on paper' })),
  total: Money,
  net: Type.String({ description: 'Total without tax' }),
  aboveMaximum: Type.Boolean(),
})

/** The customer that a quote or an order is for. */
export const CustomerBrief = Type.Object({ ...Named.properties, number: Type.Integer() })
export const PartPicture = Type.Object({ name: Type.String(), pictureUrl: Nullable(Type.String()) })
export const Done = Type.Object({ by: Type.String(), at: Time })

/** How a list is asked to be read as a table: the same filters, all rows. */
export const tableOf = <P extends TProperties>(query: P) => {
  const { limit, cursor, ...filters } = query as P & { limit?: unknown; cursor?: unknown }
  return Type.Object(filters as Omit<P, 'limit' | 'cursor'>)
}
