import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { CustomerType } from '#domain/people/customer-types.ts'
import type { Payment, PriceViewers, Registration } from '#domain/store/store-rules.ts'

export interface StoreChange {
  slug?: string
  open?: boolean
  accentColor?: string
  logoHash?: string | null
  welcomeTitle?: string
  welcomeText?: string
  terms?: string
  contactEmail?: string | null
  contactPhone?: string | null
  registration?: Registration
  prices?: PriceViewers
  payments?: Record<CustomerType, Payment[]>
  paymentDays?: Record<CustomerType, number>
  quantities?: number[]
}

/** How a new shop shows itself: at an address made of its name, or of its id where that is taken. */
export async function insertFaces(tx: Tx, shopId: string, slug: string): Promise<void> {
  const taken = await sql<{ by: string | null }>`select find_store(${slug}) as by`.execute(tx)
  const free = slug !== '' && taken.rows[0]?.by == null
  await tx
    .insertInto('storeSettings')
    .values({ shopId, slug: free ? slug : shopId })
    .execute()
  await tx.insertInto('documentSettings').values({ shopId }).execute()
}

/** The version of the storefront's settings under the row's lock. */
export async function lockStoreSettings(tx: Tx, shopId: string): Promise<number> {
  const row = await tx
    .selectFrom('storeSettings')
    .select('version')
    .where('shopId', '=', shopId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.version
}

export async function updateStoreSettings(
  tx: Tx,
  shopId: string,
  change: StoreChange & { version: number },
): Promise<void> {
  const { payments, paymentDays, ...row } = change
  await tx
    .updateTable('storeSettings')
    .set({
      ...row,
      ...(payments === undefined ? {} : { payments: JSON.stringify(payments) }),
      ...(paymentDays === undefined ? {} : { paymentDays: JSON.stringify(paymentDays) }),
    })
    .where('shopId', '=', shopId)
    .execute()
}
