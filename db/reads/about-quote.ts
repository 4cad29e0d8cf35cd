import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

interface MailReader {
  name: string
  email: string
  language: string | null
}

/** What mail about a quote or its order is written from. */
export interface AboutQuote {
  quoteId: string
  quoteNumber: string
  revision: number
  token: string | null
  customerId: string
  customerLanguage: string | null
  currency: string
  total: string
  validUntil: string | null
  dispatchOn: string | null
  order: { id: string; number: string; due: string | null } | null
  shopName: string
  shopLocale: string
  documentLanguage: string
  readers: MailReader[]
}

export async function aboutQuote(reader: Reader, shopId: string, quoteId: string): Promise<AboutQuote | null> {
  const found = await sql<AboutQuote>`
    select q.id as quote_id, q.number as quote_number, q.revision, q.token, q.customer_id, c.language as customer_language,
      q.currency::text as currency, q.total::text as total, q.valid_until::text as valid_until,
      q.dispatch_on::text as dispatch_on,
      case when o.id is null then null
        else json_build_object('id', o.id, 'number', o.number, 'due', o.due::text) end as order,
      s.name as shop_name, s.locale as shop_locale, d.language as document_language,
      (select coalesce(json_agg(json_build_object('name', k.name, 'email', k.email, 'language', k.language)
          order by k.is_main desc, k.created_at), '[]')
        from contacts k
        where k.shop_id = q.shop_id and k.customer_id = q.customer_id and k.removed_at is null
          and case when q.contact_id is null then k.notified else k.id = q.contact_id end) as readers
    from quotes q
    join customers c on c.shop_id = q.shop_id and c.id = q.customer_id
    join shops s on s.shop_id = q.shop_id
    join document_settings d on d.shop_id = q.shop_id
    left join orders o on o.shop_id = q.shop_id and o.quote_id = q.id
    where q.shop_id = ${shopId} and q.id = ${quoteId}`.execute(reader)
  return found.rows[0] ?? null
}
