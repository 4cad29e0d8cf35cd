import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { ShippingMode } from '#domain/orders/shipping.ts'
import { currencyDigits, sumMoney } from '#domain/units/money.ts'

export interface JurisdictionView {
  id: string
  name: string
  country: string
  region: string
  components: { name: string; shortName: string; percent: number; onShipping: boolean }[]
  exemptionAllowed: boolean
  reverseCharge: boolean
  default: boolean
  version: number
}

/** The jurisdictions in use by name. */
export const jurisdictions = (reader: Reader, shopId: string): Promise<JurisdictionView[]> =>
  jurisdictionsWhere(reader, sql`shop_id = ${shopId}`)

export async function jurisdiction(reader: Reader, shopId: string, id: string): Promise<JurisdictionView | null> {
  return (await jurisdictionsWhere(reader, sql`shop_id = ${shopId} and id = ${id}`))[0] ?? null
}

async function jurisdictionsWhere(reader: Reader, condition: RawBuilder<unknown>): Promise<JurisdictionView[]> {
  const found = await sql<JurisdictionView>`
    select id, name, country::text as country, region, components, exemption_allowed, reverse_charge, is_default as "default", version
    from tax_jurisdictions where ${condition} and removed_at is null order by lower(name)`.execute(reader)
  return found.rows
}

export interface ShippingMethodView {
  id: string
  name: string
  mode: ShippingMode
  price: string
  weightTiers: { upToKilograms: number; price: string }[]
  freeFrom: string | null
  countries: string[]
  offered: boolean
  version: number
}

/** The shipping methods in use by name, priced in the shop's currency. */
export const shippingMethods = (reader: Reader, shopId: string): Promise<ShippingMethodView[]> =>
  methodsWhere(reader, shopId, sql`true`)

export async function shippingMethod(reader: Reader, shopId: string, id: string): Promise<ShippingMethodView | null> {
  return (await methodsWhere(reader, shopId, sql`m.id = ${id}`))[0] ?? null
}

async function methodsWhere(
  reader: Reader,
  shopId: string,
  condition: RawBuilder<unknown>,
): Promise<ShippingMethodView[]> {
  const found = await sql<ShippingMethodView & { currency: string }>`
    select m.id, m.name, m.mode, m.price::text as price, m.weight_tiers, m.free_from::text as free_from, m.countries, m.offered,
      m.version, s.currency::text as currency
    from shipping_methods m join shops s on s.shop_id = m.shop_id
    where m.shop_id = ${shopId} and ${condition} and m.removed_at is null order by lower(m.name)`.execute(reader)
  return found.rows.map(({ currency, ...row }) => {
    const money = (amount: string) => sumMoney([amount], currencyDigits(currency))
    return {
      ...row,
      price: money(row.price),
      freeFrom: row.freeFrom === null ? null : money(row.freeFrom),
      weightTiers: row.weightTiers.map((tier) => ({ ...tier, price: money(tier.price) })),
    }
  })
}
