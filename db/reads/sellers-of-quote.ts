import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface SellersOfQuote {
  customer: string
  shopName: string
  shopLocale: string
  people: { name: string; email: string }[]
}

/** Who of the shop hears of what a customer says: the owner of the quote, else everybody who sells. */
export async function sellersOfQuote(reader: Reader, shopId: string, quoteId: string): Promise<SellersOfQuote | null> {
  const found = await sql<SellersOfQuote>`
    with sellers as (
      select p.name, p.email, p.id = q.owner_id as own
      from quotes q join people p on p.shop_id = q.shop_id
      where q.shop_id = ${shopId} and q.id = ${quoteId} and p.active and p.email is not null
        and (p.role in ('owner', 'sales') or (p.id = q.owner_id and p.role <> 'customer'))
    )
    select c.name as customer, s.name as shop_name, s.locale as shop_locale,
      (select coalesce(json_agg(json_build_object('name', e.name, 'email', e.email) order by e.name), '[]')
        from sellers e where e.own or not exists (select from sellers x where x.own)) as people
    from quotes q
    join customers c on c.shop_id = q.shop_id and c.id = q.customer_id
    join shops s on s.shop_id = q.shop_id
    where q.shop_id = ${shopId} and q.id = ${quoteId}`.execute(reader)
  return found.rows[0] ?? null
}
