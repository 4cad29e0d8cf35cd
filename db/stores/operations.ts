import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface OperationRow {
  id: string
  name: string
  position: number
  durationHours: number
  workInProcessLimit: number | null
  allowOverproduction: boolean
  completed: boolean
}

export async function insertOperation(tx: Tx, shopId: string, operation: OperationRow): Promise<void> {
  await tx
    .insertInto('operations')
    .values({ shopId, ...operation })
    .execute()
}

export async function updateOperation(
  tx: Tx,
  shopId: string,
  id: string,
  change: Partial<Omit<OperationRow, 'id' | 'position'>> & { version: number },
): Promise<void> {
  await tx.updateTable('operations').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** The ids of the operations in use, in their order, all under lock. */
export async function lockOperations(tx: Tx, shopId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('operations')
    .select('id')
    .where('shopId', '=', shopId)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

export async function placeOperations(tx: Tx, shopId: string, ids: readonly string[]): Promise<void> {
  await sql`
    update operations o set position = given.place - 1, version = o.version + 1
    from unnest(${[...ids]}::uuid[]) with ordinality as given (id, place)
    where o.shop_id = ${shopId} and o.id = given.id and o.position <> given.place - 1`.execute(tx)
}
