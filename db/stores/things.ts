import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

/** The tables of things that a shop names, changes by version and takes out of use. */
export type ThingTable =
  | 'operations'
  | 'stations'
  | 'scrap_reasons'
  | 'customers'
  | 'technologies'
  | 'processes'
  | 'materials'
  | 'infills'
  | 'precisions'
  | 'post_processes'
  | 'lead_times'
  | 'order_statuses'
  | 'tax_jurisdictions'
  | 'shipping_methods'

export interface LockedThing {
  name: string
  version: number
}

/** The thing under its row's lock; null when there is none in use. */
export async function lockThing(tx: Tx, table: ThingTable, shopId: string, id: string): Promise<LockedThing | null> {
  const found = await sql<LockedThing>`
    select name, version from ${sql.table(table)}
    where shop_id = ${shopId} and id = ${id} and removed_at is null for update`.execute(tx)
  return found.rows[0] ?? null
}

/** Takes a thing out of use; what refers to it keeps it. */
export async function removeThing(tx: Tx, table: ThingTable, shopId: string, id: string, now: Date): Promise<void> {
  await sql`
    update ${sql.table(table)} set removed_at = ${now}, version = version + 1
    where shop_id = ${shopId} and id = ${id}`.execute(tx)
}

/** The place after the last one. */
export async function nextPosition(
  tx: Tx,
  table: 'operations' | 'stations' | 'scrap_reasons',
  shopId: string,
): Promise<number> {
  const found = await sql<{ next: number }>`
    select coalesce(max(position) + 1, 0) as next from ${sql.table(table)}
    where shop_id = ${shopId} and removed_at is null`.execute(tx)
  return found.rows[0]?.next ?? 0
}
