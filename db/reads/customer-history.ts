import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { isoTime } from './iso-time.ts'

export interface HistoryRow {
  id: string
  number: string
  status: string
  total: string
  currency: string
  at: string
  parts: string[]
}

export interface CustomerHistory {
  quotes: HistoryRow[]
  orders: HistoryRow[]
  ordered: { currency: string; total: string; orders: number }[]
}

const partsOf = (quoteId: string) => sql`
  coalesce((select json_agg(l.name order by l.position) from (
    select name, position from requisitions
    where shop_id = q.shop_id and quote_id = ${sql.ref(quoteId)} and kind = 'part' order by position limit 4) l), '[]')`

/** What a customer asked for and ordered, the newest hundred of each; null when there is no such customer. */
export async function customerHistory(
  reader: Reader,
  shopId: string,
  customerId: string,
): Promise<CustomerHistory | null> {
  const known = await sql`select 1 from customers where shop_id = ${shopId} and id = ${customerId}`.execute(reader)
  if (known.rows.length === 0) return null
  const rows = async (query: RawBuilder<HistoryRow>) => (await query.execute(reader)).rows
  const sums = await sql<CustomerHistory['ordered'][number]>`
    select o.currency::text as currency, sum((q.totals ->> 'total')::numeric)::text as total, count(*)::int as orders
    from orders o join quotes q on q.shop_id = o.shop_id and q.id = o.quote_id
    where o.shop_id = ${shopId} and o.customer_id = ${customerId} and o.state <> 'cancelled'
    group by o.currency order by count(*) desc`.execute(reader)
  return {
    quotes: await rows(sql<HistoryRow>`
      select q.id, q.number, q.status, q.totals ->> 'total' as total, q.currency::text as currency,
        ${isoTime('q.created_at')} as at, ${partsOf('q.id')} as parts
      from quotes q where q.shop_id = ${shopId} and q.customer_id = ${customerId}
      order by q.sequence desc limit 100`),
    orders: await rows(sql<HistoryRow>`
      select o.id, o.number, s.name as status, q.totals ->> 'total' as total, o.currency::text as currency,
        ${isoTime('o.accepted_at')} as at, ${partsOf('o.quote_id')} as parts
      from orders o
      join quotes q on q.shop_id = o.shop_id and q.id = o.quote_id
      join order_statuses s on s.shop_id = o.shop_id and s.id = o.status_id
      where o.shop_id = ${shopId} and o.customer_id = ${customerId}
      order by o.sequence desc limit 100`),
    ordered: sums.rows,
  }
}
