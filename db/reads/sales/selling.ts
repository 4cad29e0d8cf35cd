import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Selling, StoredShippingMethod } from '#domain/orders/selling.ts'
import type { Jurisdiction } from '#domain/orders/tax.ts'
import { salesSettings } from './sales-settings.ts'

/** What prices are summed up by; what is out of use is there for the quotes that have it. */
export async function selling(reader: Reader, shopId: string, customerId: string | null): Promise<Selling> {
  const shop = await reader
    .selectFrom('shops')
    .select(['currency', 'timeZone', 'workingDays'])
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  const jurisdictions = await sql<Jurisdiction>`
    select id, name, country::text as country, region, components, exemption_allowed, reverse_charge, is_default,
      removed_at is not null as withdrawn
    from tax_jurisdictions where shop_id = ${shopId} order by lower(name)`.execute(reader)
  const methods = await sql<StoredShippingMethod>`
    select id, name, mode, price::text as price, weight_tiers, free_from::text as free_from, countries,
      removed_at is not null as withdrawn
    from shipping_methods where shop_id = ${shopId}`.execute(reader)
  const leadTimes = await sql<Selling['leadTimes'][number]>`
    select id, name, buffer, is_default and removed_at is null as is_default, removed_at is not null as withdrawn
    from lead_times where shop_id = ${shopId}`.execute(reader)
  const customers = await sql<NonNullable<Selling['customer']>>`
    select tax_exempt, tax_ids from customers where shop_id = ${shopId} and id = ${customerId}`.execute(reader)
  return {
    shopCurrency: shop.currency,
    timeZone: shop.timeZone,
    workingDays: [...shop.workingDays],
    settings: await salesSettings(reader, shopId),
    jurisdictions: jurisdictions.rows,
    shippingMethods: methods.rows,
    leadTimes: leadTimes.rows,
    customer: customers.rows[0] ?? null,
  }
}
