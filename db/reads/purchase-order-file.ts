import type { Reader } from '#db/connect.ts'

/** The purchase order that came with an order, as a file; of this customer's orders only where one is named. */
export async function purchaseOrderFile(
  reader: Reader,
  shopId: string,
  orderId: string,
  customerId: string | null,
): Promise<{ hash: string; name: string; mediaType: string } | null> {
  const row = await reader
    .selectFrom('orders as o')
    .innerJoin('files as f', (join) =>
      join.onRef('f.shopId', '=', 'o.shopId').onRef('f.hash', '=', 'o.purchaseOrderFile'),
    )
    .select(['f.hash', 'f.name', 'f.mediaType'])
    .where('o.shopId', '=', shopId)
    .where('o.id', '=', orderId)
    .$if(customerId !== null, (query) => query.where('o.customerId', '=', customerId ?? ''))
    .executeTakeFirst()
  return row ?? null
}
