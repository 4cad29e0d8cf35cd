import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import { customerTables } from '#db/reads/customer-merge.ts'
import type { CustomerType } from '#domain/people/customer-types.ts'

/** What is said of a customer beside its name. */
export interface CustomerFacts {
  type?: CustomerType
  taxExempt?: boolean
  taxIds?: { country: string; id: string }[]
  approved?: boolean
  storeAccess?: boolean
  currency?: string | null
  language?: string | null
  /** Days after the invoice; null: as customers of its type usually pay. */
  paymentDays?: number | null
  discountPercent?: number
  notes?: string
  metadata?: Record<string, string>
}

export async function insertCustomer(
  tx: Tx,
  shopId: string,
  row: CustomerFacts & { id: string; number: number; name: string; source: 'staff' | 'store' | 'import'; now: Date },
): Promise<void> {
  const { now, ...facts } = row
  await tx
    .insertInto('customers')
    .values({ shopId, ...withJson(facts), createdAt: now })
    .execute()
}

interface CustomerChange extends CustomerFacts {
  name?: string
  removedAt?: Date | null
  mergedInto?: string
  version: number
}

export async function updateCustomer(tx: Tx, shopId: string, id: string, change: CustomerChange): Promise<void> {
  await tx.updateTable('customers').set(withJson(change)).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** The driver would make a PostgreSQL array of a list. */
function withJson<T extends CustomerFacts>({ taxIds, metadata, ...row }: T) {
  return {
    ...row,
    ...(taxIds === undefined ? {} : { taxIds: JSON.stringify(taxIds) }),
    ...(metadata === undefined ? {} : { metadata: JSON.stringify(metadata) }),
  }
}

/** The customer under its row's lock, in use or archived; null when the shop has none. */
export async function lockCustomer(
  tx: Tx,
  shopId: string,
  id: string,
): Promise<{ name: string; version: number; approved: boolean; archived: boolean; merged: boolean } | null> {
  const row = await tx
    .selectFrom('customers')
    .select(['name', 'version', 'approved', 'removedAt', 'mergedInto'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const { removedAt, mergedInto, ...facts } = row
  return { ...facts, archived: removedAt !== null, merged: mergedInto !== null }
}

/** Hands everything that names one customer to another. Of each kind the one that is used first stays the main one. */
export async function moveToCustomer(tx: Tx, shopId: string, from: string, into: string): Promise<void> {
  for (const table of Object.keys(customerTables)) {
    const marks =
      table === 'contacts'
        ? sql`, is_main = false`
        : table === 'addresses'
          ? sql`, is_billing = false, is_shipping = false`
          : sql``
    await sql`
      update ${sql.table(table)} set customer_id = ${into}${marks}
      where shop_id = ${shopId} and customer_id = ${from}`.execute(tx)
  }
}
