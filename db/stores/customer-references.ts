import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface ReferenceRow {
  id: string
  customerId: string
  reference: string
  name: string
  partSpecificationId: string
  priceTiers: readonly { quantity: number; unitPrice: string }[]
}

export async function insertReference(tx: Tx, shopId: string, { priceTiers, ...row }: ReferenceRow): Promise<void> {
  await tx
    .insertInto('customerReferences')
    .values({ shopId, ...row, priceTiers: JSON.stringify(priceTiers) })
    .execute()
}

export async function updateReference(
  tx: Tx,
  shopId: string,
  id: string,
  change: Partial<Omit<ReferenceRow, 'id' | 'customerId'>> & { removedAt?: Date },
): Promise<void> {
  const { priceTiers, ...plain } = change
  await tx
    .updateTable('customerReferences')
    .set((column) => ({
      ...plain,
      ...(priceTiers === undefined ? {} : { priceTiers: JSON.stringify(priceTiers) }),
      version: sql<number>`${column.ref('version')} + 1`,
    }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}
