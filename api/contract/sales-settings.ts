import { Type } from 'typebox'
import { configurers, endpoint } from './endpoint.ts'
import { Country, Currency, Money, Percent, salesReaders, Text, TypedMoney } from './sales-shared.ts'
import { ById, Command, Day, Id, Name, Named, Nothing, Nullable, OneOf, Version } from './shared.ts'

const Prefix = Type.String({ pattern: '^[A-Z0-9-]{0,8}$' })
const Rate = Type.Object({
  currency: Currency,
  rate: Type.Number({ exclusiveMinimum: 0, description: 'Units of it for one of the shop’s currency' }),
  feePercent: Type.Number({ minimum: 0, maximum: 100 }),
})

const settings = {
  quotePrefix: Prefix,
  orderPrefix: Prefix,
  numberDigits: Type.Integer({ minimum: 1, maximum: 9 }),
  validDays: Type.Integer({ minimum: 1, maximum: 730 }),
  hoursPerDay: Type.Number({ exclusiveMinimum: 0, maximum: 24 }),
  minimumOrder: Nullable(TypedMoney),
  maximumOrder: Nullable(TypedMoney),
  roundToWhole: Type.Boolean(),
  country: Nullable(Country),
  currencies: Type.Array(Rate, { maxItems: 50 }),
  webhookUrl: Nullable(Type.String({ pattern: '^https?://', maxLength: 500 })),
}

export const SalesSettings = Type.Object({
  ...settings,
  nextQuoteNumber: Type.Integer(),
  nextOrderNumber: Type.Integer(),
  version: Version,
})

const Component = Type.Object(
  {
    name: Name,
    shortName: Type.Optional(Text(20)),
    percent: Type.Number({ minimum: 0, maximum: 100 }),
    onShipping: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

export const Jurisdiction = Type.Object({
  id: Id,
  name: Type.String(),
  country: Country,
  region: Type.String(),
  components: Type.Array(
    Type.Object({ name: Type.String(), shortName: Type.String(), percent: Type.Number(), onShipping: Type.Boolean() }),
  ),
  exemptionAllowed: Type.Boolean(),
  reverseCharge: Type.Boolean(),
  default: Type.Boolean(),
  version: Version,
})

const jurisdiction = {
  region: Type.Optional(Text(120)),
  components: Type.Optional(Type.Array(Component, { maxItems: 10 })),
  exemptionAllowed: Type.Optional(Type.Boolean()),
  reverseCharge: Type.Optional(Type.Boolean()),
  default: Type.Optional(Type.Boolean()),
}

export const ShippingMethod = Type.Object({
  id: Id,
  name: Type.String(),
  mode: OneOf(['collection', 'fixed', 'customer_account']),
  price: Money,
  weightTiers: Type.Array(Type.Object({ upToKilograms: Type.Number(), price: Money })),
  freeFrom: Nullable(Money),
  countries: Type.Array(Country),
  offered: Type.Boolean(),
  version: Version,
})

const shippingMethod = {
  mode: Type.Optional(OneOf(['collection', 'fixed', 'customer_account'])),
  price: Type.Optional(TypedMoney),
  weightTiers: Type.Optional(
    Type.Array(Type.Object({ upToKilograms: Type.Number({ exclusiveMinimum: 0 }), price: TypedMoney }), {
      maxItems: 20,
    }),
  ),
  freeFrom: Type.Optional(Nullable(TypedMoney)),
  countries: Type.Optional(Type.Array(Country, { maxItems: 250, uniqueItems: true })),
  offered: Type.Optional(Type.Boolean()),
}

export const DiscountCode = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  percent: Nullable(Type.Number()),
  amount: Nullable(Money),
  customer: Nullable(Named),
  startsOn: Nullable(Day),
  endsOn: Nullable(Day),
  active: Type.Boolean(),
  version: Version,
})

const discount = {
  name: Type.Optional(Name),
  percent: Type.Optional(Nullable(Percent)),
  amount: Type.Optional(Nullable(TypedMoney)),
  customerId: Type.Optional(Nullable(Id)),
  startsOn: Type.Optional(Nullable(Day)),
  endsOn: Type.Optional(Nullable(Day)),
}
const Code = Type.String({ pattern: '^[A-Za-z0-9-]{2,40}$' })

const tags = ['sales settings']
const read = { method: 'GET', tags, access: salesReaders } as const
const make = { method: 'POST', tags, access: configurers, status: 201 } as const
const change = { method: 'PATCH', tags, access: configurers, params: ById } as const
const away = { method: 'POST', tags, access: configurers, params: ById, body: Command({}), response: Nothing } as const
const list = <S extends Parameters<typeof Type.Array>[0]>(item: S) => Type.Object({ items: Type.Array(item) })
const optional = { version: Type.Optional(Version) }

export const salesSettingsEndpoints = {
  read: endpoint({ ...read, url: '/sales-settings', summary: 'How the shop sells', response: SalesSettings }),
  update: endpoint({
    method: 'PATCH',
    tags,
    access: configurers,
    url: '/sales-settings',
    summary: 'Numbers and prefixes, expiry, minimum order, rounding, currencies; a next number only goes up',
    body: Command({
      ...Type.Partial(Type.Object(settings)).properties,
      nextQuoteNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999_999 })),
      nextOrderNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999_999 })),
      version: Version,
    }),
    response: SalesSettings,
  }),
}

export const jurisdictionEndpoints = {
  list: endpoint({ ...read, url: '/tax-jurisdictions', summary: 'Taxes by destination', response: list(Jurisdiction) }),
  create: endpoint({
    ...make,
    url: '/tax-jurisdictions',
    summary: 'Add a jurisdiction with its tax components',
    body: Command({ name: Name, country: Country, ...jurisdiction }),
    response: Jurisdiction,
  }),
  update: endpoint({
    ...change,
    url: '/tax-jurisdictions/:id',
    summary: 'Change a jurisdiction; quotes that were sent keep their taxes',
    body: Command({ name: Type.Optional(Name), country: Type.Optional(Country), ...jurisdiction, ...optional }),
    response: Jurisdiction,
  }),
  remove: endpoint({ ...away, url: '/tax-jurisdictions/:id/remove', summary: 'Take it out of use' }),
}

export const shippingMethodEndpoints = {
  list: endpoint({ ...read, url: '/shipping-methods', summary: 'How parcels go', response: list(ShippingMethod) }),
  create: endpoint({
    ...make,
    url: '/shipping-methods',
    summary: 'Add a shipping method',
    body: Command({ name: Name, ...shippingMethod }),
    response: ShippingMethod,
  }),
  update: endpoint({
    ...change,
    url: '/shipping-methods/:id',
    summary: 'Change a shipping method',
    body: Command({ name: Type.Optional(Name), ...shippingMethod, ...optional }),
    response: ShippingMethod,
  }),
  remove: endpoint({ ...away, url: '/shipping-methods/:id/remove', summary: 'Take it out of use' }),
}

export const discountEndpoints = {
  list: endpoint({ ...read, url: '/discounts', summary: 'Discount codes', response: list(DiscountCode) }),
  create: endpoint({
    ...make,
    url: '/discounts',
    summary: 'Add a discount code',
    body: Command({ code: Code, ...discount }),
    response: DiscountCode,
  }),
  update: endpoint({
    ...change,
    url: '/discounts/:id',
    summary: 'Change a discount code; quotes keep what they were given',
    body: Command({ ...discount, ...optional }),
    response: DiscountCode,
  }),
  remove: endpoint({ ...away, url: '/discounts/:id/remove', summary: 'Take it out of use' }),
}
