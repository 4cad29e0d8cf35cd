import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#db/connect.ts'
import { defaultOrderStatuses } from '#domain/orders/default-statuses.ts'
import type { Automation, OrderStatusKind } from '#domain/orders/order-states.ts'

/** The statuses that a new shop begins with. */
export async function insertDefaultStatuses(tx: Tx, shopId: string): Promise<void> {
  const rows = defaultOrderStatuses.map(({ name, kind, automations }, position) => ({
    ...{ shopId, id: uuidv7(), name, kind, position },
    automations: [...automations],
  }))
  await tx.insertInto('orderStatuses').values(rows).execute()
}

export async function insertStatus(
  tx: Tx,
  shopId: string,
  row: { id: string; name: string; kind: OrderStatusKind; position: number; automations: Automation[] },
): Promise<void> {
  await tx
    .insertInto('orderStatuses')
    .values({ shopId, ...row })
    .execute()
}

export async function updateStatus(
  tx: Tx,
  shopId: string,
  id: string,
  change: { name?: string; kind?: OrderStatusKind; position?: number; automations?: Automation[]; version?: number },
): Promise<void> {
  await tx.updateTable('orderStatuses').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** The status in use under its row's lock; null when there is none. */
export async function lockStatus(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('orderStatuses')
    .select(['id', 'name', 'kind', 'position', 'automations', 'boardRevision', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ? { ...row, kind: row.kind as OrderStatusKind, automations: row.automations as Automation[] } : null
}

/** Where orders begin: the first starting status. */
export async function firstStatus(
  tx: Tx,
  shopId: string,
): Promise<{ id: string; name: string; kind: OrderStatusKind } | null> {
  const row = await tx
    .selectFrom('orderStatuses')
    .select(['id', 'name', 'kind'])
    .where('shopId', '=', shopId)
    .where('removedAt', 'is', null)
    .orderBy(sql`kind <> 'starting'`)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, kind: row.kind as OrderStatusKind } : null
}

/** Counts the order of a column's cards as changed, and says by whom. */
export async function bumpBoardRevision(tx: Tx, shopId: string, id: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('orderStatuses')
    .set({ boardRevision: sql`board_revision + 1`, rankedBy: by, rankedAt: at })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}
