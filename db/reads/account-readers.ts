import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface AccountReaders {
  customerLanguage: string | null
  shopName: string
  documentLanguage: string
  readers: { name: string; email: string; language: string | null }[]
}

/** Who hears what becomes of a customer's account: the one contact that is named, else the main one and all who sign in. */
export async function accountReaders(
  reader: Reader,
  shopId: string,
  asked: { customerId: string; contactId: string | null },
): Promise<AccountReaders | null> {
  const { customerId, contactId } = asked
  const found = await sql<AccountReaders>`
    select c.language as customer_language, s.name as shop_name,
      d.language as document_language,
      (select coalesce(json_agg(json_build_object('name', k.name, 'email', k.email, 'language', k.language)
          order by k.is_main desc, k.created_at), '[]')
        from contacts k
        where k.shop_id = c.shop_id and k.customer_id = c.id and k.removed_at is null
          and case when ${contactId}::uuid is null then k.is_main or k.person_id is not null
            else k.id = ${contactId}::uuid end) as readers
    from customers c
    join shops s on s.shop_id = c.shop_id
    join document_settings d on d.shop_id = c.shop_id
    where c.shop_id = ${shopId} and c.id = ${customerId}`.execute(reader)
  return found.rows[0] ?? null
}
