import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface DiscountView {
  id: string
  code: string
  name: string
  percent: number | null
  amount: string | null
  customer: { id: string; name: string } | null
  startsOn: string | null
  endsOn: string | null
  active: boolean
  version: number
}

/** The discount codes in use; `today` decides which count now. */
export const discounts = (reader: Reader, shopId: string, today: string): Promise<DiscountView[]> =>
  discountsWhere(reader, sql`d.shop_id = ${shopId}`, today)

export async function discount(
  reader: Reader,
  shopId: string,
  id: string,
  today: string,
): Promise<DiscountView | null> {
  return (await discountsWhere(reader, sql`d.shop_id = ${shopId} and d.id = ${id}`, today))[0] ?? null
}

/** By its code in capitals. */
export async function discountByCode(reader: Reader, shopId: string, code: string): Promise<DiscountView | null> {
  return (await discountsWhere(reader, sql`d.shop_id = ${shopId} and d.code = ${code}`, '1970-01-01'))[0] ?? null
}

async function discountsWhere(reader: Reader, condition: RawBuilder<unknown>, today: string): Promise<DiscountView[]> {
  const found = await sql<DiscountView>`
    select d.id, d.code, d.name, d.percent::float as percent, d.amount::text as amount, d.starts_on, d.ends_on, d.version,
      case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer,
      (d.starts_on is null or d.starts_on <= ${today}::date) and (d.ends_on is null or d.ends_on >= ${today}::date) as active
    from discounts d left join customers c on c.shop_id = d.shop_id and c.id = d.customer_id
    where ${condition} and d.removed_at is null order by d.code`.execute(reader)
  return found.rows
}
