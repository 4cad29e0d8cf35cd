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

/** Whether a customer in use is called so, however it is capitalised. */
export async function isCustomerName(reader: Reader, shopId: string, name: string): Promise<boolean> {
  const row = await reader
    .selectFrom('customers')
    .select('id')
    .where('shopId', '=', shopId)
    .where('removedAt', 'is', null)
    .where((e) => e(e.fn('lower', ['name']), '=', e.fn('lower', [e.val(name)])))
    .executeTakeFirst()
  return row !== undefined
}
