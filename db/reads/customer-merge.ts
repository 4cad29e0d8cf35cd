import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

/** Everything that names a customer, by the words of the shop. What is only ever added (invoices, messages) follows by its order. */
export const customerTables = {
  contacts: 'contacts',
  addresses: 'addresses',
  quotes: 'quotes',
  orders: 'orders',
  projects: 'projects',
  work_orders: 'work orders',
  part_designs: 'parts',
  assemblies: 'assemblies',
  customer_references: 'reference numbers',
  processes: 'processes of its own',
  discounts: 'discounts',
  baskets: 'baskets',
  mails: 'mails',
} as const

/** How much would move if this customer became part of another. */
export async function mergeMoves(
  reader: Reader,
  shopId: string,
  customerId: string,
): Promise<{ what: string; count: number }[]> {
  const moves: { what: string; count: number }[] = []
  for (const [table, what] of Object.entries(customerTables)) {
    const found = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)}
      where shop_id = ${shopId} and customer_id = ${customerId}`.execute(reader)
    const count = found.rows[0]?.count ?? 0
    if (count > 0) moves.push({ what, count })
  }
  return moves
}
