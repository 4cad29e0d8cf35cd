import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface ContactRow {
  name: string
  email: string
  phone?: string
  language?: string | null
  notified?: boolean
  isMain?: boolean
}

export async function insertContact(
  tx: Tx,
  shopId: string,
  row: ContactRow & { id: string; customerId: string; personId?: string | null; now: Date },
): Promise<void> {
  const { now, ...facts } = row
  if (row.isMain) await unsetMain(tx, shopId, row.customerId)
  await tx
    .insertInto('contacts')
    .values({ shopId, ...facts, createdAt: now })
    .execute()
}

interface ContactChange extends Partial<ContactRow> {
  customerId?: string
  personId?: string | null
  removedAt?: Date
  version: number
}

export async function updateContact(
  tx: Tx,
  shopId: string,
  contact: { id: string; customerId: string },
  change: ContactChange,
): Promise<void> {
  if (change.isMain) await unsetMain(tx, shopId, contact.customerId)
  await tx.updateTable('contacts').set(change).where('shopId', '=', shopId).where('id', '=', contact.id).execute()
}

async function unsetMain(tx: Tx, shopId: string, customerId: string): Promise<void> {
  await sql`update contacts set is_main = false
    where shop_id = ${shopId} and customer_id = ${customerId} and is_main and removed_at is null`.execute(tx)
}

export interface LockedContact {
  id: string
  customerId: string
  name: string
  email: string
  personId: string | null
  isMain: boolean
  version: number
}

/** A contact in use under its row's lock. */
export async function lockContact(tx: Tx, shopId: string, id: string): Promise<LockedContact | null> {
  const row = await tx
    .selectFrom('contacts')
    .select(['id', 'customerId', 'name', 'email', 'personId', 'isMain', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Whether a customer has any contact in use. */
export async function hasContacts(tx: Tx, shopId: string, customerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('contacts')
    .select('id')
    .where('shopId', '=', shopId)
    .where('customerId', '=', customerId)
    .where('removedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
