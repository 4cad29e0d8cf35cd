import { Type } from 'typebox'
import { payments, priceViewers, registrations } from '#domain/store/store-rules.ts'
import { endpoint } from './endpoint.ts'
import { Command, Count, FileHash, Id, Named, Nullable, OneOf, Time, Version } from './shared.ts'
import { optional, Quantity, Text } from './store-views.ts'

const Payments = Type.Array(OneOf(payments), { maxItems: 3, uniqueItems: true })
const byType = <S extends typeof Payments | ReturnType<typeof Type.Integer>>(schema: S) =>
  Type.Object({ pro_forma: schema, account: schema, internal: schema }, { additionalProperties: false })
const PaymentDays = Type.Integer({ minimum: 0, maximum: 365 })
const Slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' })
const HexColor = Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' })

export const StoreSettings = Type.Object({
  slug: Type.String(),
  open: Type.Boolean(),
  accentColor: Type.String(),
  logoHash: Nullable(Type.String()),
  logoUrl: Nullable(Type.String()),
  welcomeTitle: Type.String(),
  welcomeText: Type.String(),
  terms: Type.String(),
  contactEmail: Nullable(Type.String()),
  contactPhone: Nullable(Type.String()),
  registration: OneOf(registrations),
  prices: OneOf(priceViewers),
  payments: byType(Payments),
  paymentDays: byType(PaymentDays),
  quantities: Type.Array(Type.Integer()),
  address: Type.String({ description: 'Where customers find it' }),
  version: Version,
})

const sellers = { roles: ['owner', 'planner', 'sales'], scope: 'read' } as const

export const storeSettingsEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/store-settings',
    summary: 'How the storefront shows itself',
    tags: ['settings'],
    access: sellers,
    response: StoreSettings,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/store-settings',
    summary: 'Change it; a logo is sent to /files first',
    tags: ['settings'],
    access: { roles: ['owner'] },
    body: Command({
      version: optional(Version),
      slug: optional(Slug),
      open: optional(Type.Boolean()),
      accentColor: optional(HexColor),
      logoHash: optional(Nullable(FileHash)),
      welcomeTitle: optional(Text(200)),
      welcomeText: optional(Text(4000)),
      terms: optional(Text(20_000)),
      contactEmail: optional(Nullable(Text(254))),
      contactPhone: optional(Nullable(Text(60))),
      registration: optional(OneOf(registrations)),
      prices: optional(OneOf(priceViewers)),
      payments: optional(byType(Payments)),
      paymentDays: optional(byType(PaymentDays)),
      quantities: optional(Type.Array(Quantity, { minItems: 1, maxItems: 10 })),
    }),
    response: StoreSettings,
  }),
  baskets: endpoint({
    method: 'GET',
    url: '/baskets',
    summary: 'The newest baskets that wait: what customers and guests are about to order, at today’s prices',
    tags: ['customers'],
    access: sellers,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          customer: Nullable(Named),
          contact: Nullable(Type.Object({ id: Id, name: Type.String(), email: Type.String() })),
          parts: Type.Array(Type.String()),
          lines: Count,
          pieces: Count,
          value: Nullable(
            Type.Object(
              { amount: Type.String(), currency: Type.String() },
              { description: 'What could be ordered of it now, without shipping and tax' },
            ),
          ),
          underReviewLines: Count,
          updatedAt: Time,
        }),
      ),
    }),
  }),
}
