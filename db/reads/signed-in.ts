import { sql } from 'kysely'
import type { Database } from '#db/connect.ts'
import type { Role, Scope } from '#domain/people/roles.ts'

export interface OpenSession {
  shopId: string
  shopName: string
  currency: string
  timeZone: string
  locale: string
  personId: string
  personName: string
  role: Role
  badge: string | null
  kind: 'desk' | 'badge'
  idleMinutes: number
  lastSeenAt: Date
  expiresAt: Date
  stationId: string | null
  stationName: string | null
  stationCode: string | null
  /** Who a customer's log-in buys for, and as whom. */
  customerId: string | null
  contactId: string | null
}

/** The session behind a cookie, not ended, its person active; null otherwise. Whether its time is over the caller says. */
export async function openSession(db: Database, tokenHash: Buffer): Promise<OpenSession | null> {
  const found = await sql<OpenSession>`select * from signed_in(${tokenHash})`.execute(db.kysely)
  return found.rows[0] ?? null
}

export interface OpenApiKey {
  shopId: string
  shopName: string
  currency: string
  timeZone: string
  locale: string
  id: string
  name: string
  scopes: Scope[]
  lastUsedAt: Date | null
}

/** The API key with this hash, not revoked; null otherwise. */
export async function openApiKey(db: Database, keyHash: Buffer): Promise<OpenApiKey | null> {
  const found = await sql<OpenApiKey>`
    select k.shop_id, s.name as shop_name, s.currency::text as currency, s.time_zone, s.locale,
      k.id, k.name, k.scopes, k.last_used_at
    from find_api_key(${keyHash}) k join all_shops() s on s.shop_id = k.shop_id`.execute(db.kysely)
  return found.rows[0] ?? null
}
