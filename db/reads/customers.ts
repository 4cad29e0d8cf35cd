import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'

export interface CustomerView {
  id: string
  number: number
  name: string
  taxExempt: boolean
  approved: boolean
  currency: string | null
  language: string | null
  version: number
}

/** The customers by name. */
export async function customers(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<CustomerView>> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const found = await sql<CustomerView & { sort: string }>`
    select id, number::int as number, name, tax_exempt, approved, currency, language, lower(name) as sort, version
    from customers
    where shop_id = ${shopId} and removed_at is null
      ${after === null ? sql`` : sql`and (lower(name), id) > (${after[0]}, ${after[1]}::uuid)`}
    order by lower(name), id limit ${limit + 1}`.execute(reader)
  return pageOf(found.rows, limit, (row) => [row.sort, row.id])
}

export async function customer(reader: Reader, shopId: string, id: string): Promise<CustomerView | null> {
  const row = await reader
    .selectFrom('customers')
    .select(['id', 'number', 'name', 'taxExempt', 'approved', 'currency', 'language', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
