import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

/** The sent quotes whose last day in the shop's time zone is over, under their locks. */
export async function overdueQuotes(tx: Tx, shopId: string, now: Date) {
  const found = await sql<{ id: string; number: string; version: number }>`
    select q.id, q.number, q.version from quotes q join shops s on s.shop_id = q.shop_id
    where q.shop_id = ${shopId} and q.status = 'sent' and q.archived_at is null
      and q.valid_until < (${now}::timestamptz at time zone s.time_zone)::date
    order by q.id for update of q`.execute(tx)
  return found.rows
}
