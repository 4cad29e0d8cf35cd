import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

/** For whom a quote is: the organisation, and who of it acts when its link is used. */
export async function quoteOwner(
  reader: Reader,
  shopId: string,
  quoteId: string,
): Promise<{ customerId: string; name: string; personId: string | null } | null> {
  const found = await sql<{ customerId: string; name: string; personId: string | null }>`
    select q.customer_id, coalesce(k.name, c.name) as name, k.person_id
    from quotes q
    join customers c on c.shop_id = q.shop_id and c.id = q.customer_id
    left join contacts k on k.shop_id = q.shop_id and k.id = q.contact_id
    where q.shop_id = ${shopId} and q.id = ${quoteId}`.execute(reader)
  return found.rows[0] ?? null
}
