import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface ContactToSignIn {
  id: string
  customerId: string
  name: string
  email: string
  language: string | null
  personId: string | null
  version: number
}

/** The contact with this address whose organisation may use the storefront; null when there is none. */
export async function contactToSignIn(reader: Reader, shopId: string, email: string): Promise<ContactToSignIn | null> {
  const found = await sql<ContactToSignIn>`
    select k.id, k.customer_id, k.name, k.email, coalesce(k.language, c.language) as language, k.person_id, k.version
    from contacts k join customers c on c.shop_id = k.shop_id and c.id = k.customer_id
    where k.shop_id = ${shopId} and k.email = ${email} and k.removed_at is null
      and c.removed_at is null and c.store_access`.execute(reader)
  return found.rows[0] ?? null
}
