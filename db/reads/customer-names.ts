import type { Reader } from '#db/connect.ts'

/** Customers in use by their names in small letters. */
export async function customerNames(reader: Reader, shopId: string): Promise<Map<string, string>> {
  const rows = await reader
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('shopId', '=', shopId)
    .where('removedAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.name.toLowerCase(), row.id]))
}
