import type { Reader } from '#db/connect.ts'

/** The ids of the work orders of an order that are not over yet. */
export async function openWorkOrders(reader: Reader, shopId: string, quoteId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('workOrders')
    .innerJoin('requisitions', (join) =>
      join
        .onRef('requisitions.shopId', '=', 'workOrders.shopId')
        .onRef('requisitions.id', '=', 'workOrders.requisitionId'),
    )
    .select('workOrders.id')
    .where('workOrders.shopId', '=', shopId)
    .where('requisitions.quoteId', '=', quoteId)
    .where('workOrders.status', 'in', ['planned', 'released', 'on_hold'])
    .orderBy('workOrders.number')
    .execute()
  return rows.map((row) => row.id)
}
