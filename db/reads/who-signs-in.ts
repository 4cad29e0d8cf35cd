import { type QueryExecutorProvider, sql } from 'kysely'
import type { Database, Reader } from '#db/connect.ts'

/** What is needed to let a person in. */
export interface Candidate {
  shopId: string
  id: string
  name: string
  role: string
  badge: string | null
  passwordHash: string | null
  pinHash: string | null
  active: boolean
}

/** The person with this e-mail, in whatever shop; null when there is none. */
export async function personByEmail(db: Database, email: string): Promise<Candidate | null> {
  const found = await sql<Candidate>`
    select shop_id, id, name, role, badge, password_hash, pin_hash, active from find_people_by_email(${email})`.execute(
    db.kysely,
  )
  return found.rows[0] ?? null
}

export interface StationToSignIn {
  shopId: string
  id: string
  name: string
  code: string
  pin: 'required' | 'off'
}

/** Stations with this id or code; the same code may exist in several shops. */
export async function stationsNamed(db: Database, asked: string): Promise<StationToSignIn[]> {
  const found = await sql<StationToSignIn>`select shop_id, id, name, code, pin from find_stations(${asked})`.execute(
    db.kysely,
  )
  return found.rows
}

export async function personByBadge(reader: Reader, shopId: string, badge: string): Promise<Candidate | null> {
  const found = await reader
    .selectFrom('people')
    .select(['shopId', 'id', 'name', 'role', 'badge', 'passwordHash', 'pinHash', 'active'])
    .where('shopId', '=', shopId)
    .where('badge', '=', badge)
    .executeTakeFirst()
  return found ?? null
}

export interface ShopFacts {
  id: string
  name: string
  currency: string
  timeZone: string
  locale: string
}

/** Every shop of this database, oldest first; `asker` is the database or a transaction. */
export async function allShops(asker: QueryExecutorProvider): Promise<ShopFacts[]> {
  const found = await sql<ShopFacts>`
    select shop_id as id, name, currency::text as currency, time_zone, locale from all_shops()`.execute(asker)
  return found.rows
}
