import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import { slugOf } from '#domain/store/store-rules.ts'
import { insertDefaultStatuses } from './sales/order-statuses.ts'
import { insertFaces } from './store-settings.ts'

export interface NewShop {
  shopId: string
  name: string
  currency: string
  timeZone: string
  locale: string
}

/** Makes the shop and the counters that every other row of it needs. The transaction already stands for that shop. */
export async function insertShop(tx: Tx, shop: NewShop): Promise<void> {
  await tx.insertInto('shops').values(shop).execute()
  await tx.insertInto('eventCounters').values({ shopId: shop.shopId }).execute()
  await insertDefaultStatuses(tx, shop.shopId)
  await insertFaces(tx, shop.shopId, slugOf(shop.name))
}

/** Waits until no other set-up is under way in this database. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('set-up', 0))`.execute(tx)
}

export interface ShopChange {
  name?: string
  currency?: string
  timeZone?: string
  locale?: string
  workingDays?: number[]
  requireApprovedRoutingTemplates?: boolean
  overproductionPercent?: number
  badgeIdleMinutes?: number
  undoMinutes?: number
}

/** The version of the settings under the row's lock. */
export async function lockShop(tx: Tx, shopId: string): Promise<number> {
  const row = await tx
    .selectFrom('shops')
    .select('version')
    .where('shopId', '=', shopId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.version
}

export async function updateShop(tx: Tx, shopId: string, change: ShopChange & { version: number }): Promise<void> {
  await tx.updateTable('shops').set(change).where('shopId', '=', shopId).execute()
}

/** Hands out the next running number of the shop, under the row's lock until the transaction ends. */
export async function nextNumber(
  tx: Tx,
  shopId: string,
  name: 'work_order' | 'customer' | 'quote' | 'order' | 'invoice',
): Promise<number> {
  const row = await tx
    .insertInto('runningNumbers')
    .values({ shopId, name, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict.columns(['shopId', 'name']).doUpdateSet({ lastNumber: sql`running_numbers.last_number + 1` }),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow()
  return row.lastNumber
}
