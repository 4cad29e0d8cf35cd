import type { Reader } from '#db/connect.ts'
import { making } from '#domain/parts/making.ts'

/** How a part is made, as a line of a quote takes it over; null when there is no such specification. */
export async function specificationForLine(reader: Reader, shopId: string, id: string) {
  const row = await reader
    .selectFrom('partSpecifications')
    .select(['id', 'name', ...making])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
