import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { type SalesSettings, usualSalesSettings } from '#domain/orders/sales-settings.ts'

/** How the shop sells; the usual way where it never said otherwise. */
export async function salesSettings(reader: Reader, shopId: string): Promise<SalesSettings> {
  const found = await sql<SalesSettings>`
    select quote_prefix, order_prefix, number_digits, valid_days, hours_per_day::float as hours_per_day,
      minimum_order::text as minimum_order, maximum_order::text as maximum_order, round_to_whole, country::text as country,
      currencies, webhook_url, version
    from sales_settings where shop_id = ${shopId}`.execute(reader)
  return found.rows[0] ?? usualSalesSettings
}

/** The number that the next quote and the next order get. */
export async function nextSalesNumbers(reader: Reader, shopId: string): Promise<{ quote: number; order: number }> {
  const rows = await reader
    .selectFrom('runningNumbers')
    .select(['name', 'lastNumber'])
    .where('shopId', '=', shopId)
    .where('name', 'in', ['quote', 'order'])
    .execute()
  const next = (name: string) => Number(rows.find((row) => row.name === name)?.lastNumber ?? 0) + 1
  return { quote: next('quote'), order: next('order') }
}
