import { sql } from 'kysely'
import type { Database, Reader } from '#db/connect.ts'
import type { CustomerType } from '#domain/people/customer-types.ts'
import type { Payment, PriceViewers, Registration } from '#domain/store/store-rules.ts'

export interface StoreSettingsView {
  slug: string
  open: boolean
  accentColor: string
  logoHash: string | null
  welcomeTitle: string
  welcomeText: string
  terms: string
  contactEmail: string | null
  contactPhone: string | null
  registration: Registration
  prices: PriceViewers
  payments: Record<CustomerType, Payment[]>
  paymentDays: Record<CustomerType, number>
  quantities: number[]
  version: number
}

/** How the storefront shows itself. */
export async function storeSettings(reader: Reader, shopId: string): Promise<StoreSettingsView> {
  const found = await sql<StoreSettingsView>`
    select slug, open, accent_color, logo_hash, welcome_title, welcome_text, terms, contact_email, contact_phone,
      registration, prices, payments, payment_days, quantities, version
    from store_settings where shop_id = ${shopId}`.execute(reader)
  const [row] = found.rows
  if (!row) throw new Error('every shop has settings of its storefront')
  return row
}

/** The shop behind a slug or an id; null when there is none. */
export async function shopBySlug(db: Database, asked: string): Promise<string | null> {
  const found = await sql<{ shopId: string | null }>`select find_store(${asked}) as shop_id`.execute(db.kysely)
  return found.rows[0]?.shopId ?? null
}

/** The open basket behind a guest's cookie, and its shop. */
export async function basketBehind(db: Database, tokenHash: Buffer): Promise<{ shopId: string; id: string } | null> {
  const found = await sql<{ shopId: string; id: string }>`select * from find_basket(${tokenHash})`.execute(db.kysely)
  return found.rows[0] ?? null
}

export interface ShopBrief {
  id: string
  name: string
  currency: string
  timeZone: string
  locale: string
  workingDays: number[]
}

export async function shopBrief(reader: Reader, shopId: string): Promise<ShopBrief> {
  return reader
    .selectFrom('shops')
    .select(['shopId as id', 'name', 'currency', 'timeZone', 'locale', 'workingDays'])
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
}
