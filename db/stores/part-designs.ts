import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface DesignRow {
  id: string
  name: string
  /** The organisation it belongs to; null: the shop's own. */
  customerId?: string | null
  /** Whoever uploaded it without a log-in. */
  guestId?: string | null
  createdAt: Date
}

export async function insertDesign(tx: Tx, shopId: string, row: DesignRow): Promise<void> {
  await tx
    .insertInto('partDesigns')
    .values({ shopId, ...row })
    .execute()
}

/** The design under its row's lock; null when there is none. */
export async function lockDesign(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('partDesigns')
    .select(['id', 'name', 'customerId', 'guestId', 'version', 'scrubbedAt', 'emptiedAt'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export interface DesignChange {
  name?: string
  customerId?: string | null
  note?: string
  scrubbedAt?: Date
  emptiedAt?: Date | null
}

/** Changes a design and counts its version up; answers the version. */
export async function updateDesign(tx: Tx, shopId: string, id: string, change: DesignChange): Promise<number> {
  const row = await tx
    .updateTable('partDesigns')
    .set((column) => ({ ...change, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** What a guest uploaded becomes the organisation's, at sign-in. Answers how many parts. */
export async function claimGuestParts(tx: Tx, shopId: string, guestId: string, customerId: string): Promise<number> {
  const rows = await tx
    .updateTable('partDesigns')
    .set((column) => ({ customerId, guestId: null, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('guestId', '=', guestId)
    .returning('id')
    .execute()
  return rows.length
}

/** Remembers the units that were chosen for a file without any, by the organisation or by the shop (null). */
export async function rememberUnits(
  tx: Tx,
  shopId: string,
  customerId: string | null,
  units: 'MILLIMETERS' | 'CENTIMETERS' | 'INCHES' | 'FEET' | 'METRES',
): Promise<void> {
  await sql`
    insert into units_chosen (shop_id, customer_id, units) values (${shopId}, ${customerId}, ${units})
    on conflict (shop_id, customer_id) do update set units = excluded.units`.execute(tx)
}
