import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface AddressRow {
  label?: string
  name: string
  attention?: string
  line1: string
  line2?: string
  postalCode?: string
  city: string
  region?: string
  country: string
  phone?: string
  isBilling?: boolean
  isShipping?: boolean
}

export async function insertAddress(
  tx: Tx,
  shopId: string,
  row: AddressRow & { id: string; customerId: string; now: Date },
): Promise<void> {
  const { now, ...facts } = row
  await unset(tx, shopId, row.customerId, row)
  await tx
    .insertInto('addresses')
    .values({ shopId, ...facts, createdAt: now })
    .execute()
}

export async function updateAddress(
  tx: Tx,
  shopId: string,
  address: { id: string; customerId: string },
  change: Partial<AddressRow> & { removedAt?: Date; version: number },
): Promise<void> {
  await unset(tx, shopId, address.customerId, change)
  await tx.updateTable('addresses').set(change).where('shopId', '=', shopId).where('id', '=', address.id).execute()
}

/** Of each customer one address is for invoices and one for parcels: the last one that was said to be. */
async function unset(tx: Tx, shopId: string, customerId: string, said: Partial<AddressRow>): Promise<void> {
  for (const column of ['is_billing', 'is_shipping'] as const) {
    const wanted = column === 'is_billing' ? said.isBilling : said.isShipping
    if (!wanted) continue
    await sql`update addresses set ${sql.ref(column)} = false
      where shop_id = ${shopId} and customer_id = ${customerId} and ${sql.ref(column)} and removed_at is null`.execute(
      tx,
    )
  }
}

/** An address in use under its row's lock. */
export async function lockAddress(
  tx: Tx,
  shopId: string,
  id: string,
): Promise<{ id: string; customerId: string; version: number } | null> {
  const row = await tx
    .selectFrom('addresses')
    .select(['id', 'customerId', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Whether a customer has any address in use. */
export async function hasAddresses(tx: Tx, shopId: string, customerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('addresses')
    .select('id')
    .where('shopId', '=', shopId)
    .where('customerId', '=', customerId)
    .where('removedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
