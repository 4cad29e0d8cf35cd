import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Role } from '#domain/people/roles.ts'

export interface PersonView {
  id: string
  name: string
  role: Role
  email: string | null
  badge: string | null
  hasPin: boolean
  active: boolean
  lockedUntil: string | null
  /** For whom a log-in of the storefront buys. */
  customer: { id: string; name: string } | null
  version: number
}

/** Everybody of the shop, those who left last. */
export async function people(reader: Reader, shopId: string, now: Date): Promise<PersonView[]> {
  const rows = await query(reader, shopId).orderBy('active', 'desc').orderBy('name').orderBy('id').execute()
  return rows.map((row) => viewOf(row, now))
}

export async function person(reader: Reader, shopId: string, id: string, now: Date): Promise<PersonView | null> {
  const row = await query(reader, shopId).where('id', '=', id).executeTakeFirst()
  return row ? viewOf(row, now) : null
}

/** Who holds a badge, however long ago they left. */
export async function holderOfBadge(reader: Reader, shopId: string, badge: string): Promise<string | null> {
  const row = await query(reader, shopId).where('badge', '=', badge).executeTakeFirst()
  return row?.name ?? null
}

function query(reader: Reader, shopId: string) {
  return reader
    .selectFrom('people')
    .select(['id', 'name', 'role', 'email', 'badge', 'pinHash', 'active', 'lockedUntil', 'version'])
    .select(customerOf)
    .where('shopId', '=', shopId)
}

const customerOf = sql<{ id: string; name: string } | null>`(
  select json_build_object('id', c.id, 'name', c.name)
  from contacts k join customers c on c.shop_id = k.shop_id and c.id = k.customer_id
  where k.shop_id = people.shop_id and k.person_id = people.id and k.removed_at is null limit 1)`.as('customer')

type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]

function viewOf({ pinHash, lockedUntil, ...row }: Row, now: Date): PersonView {
  const locked = lockedUntil !== null && lockedUntil > now
  return { ...row, hasPin: pinHash !== null, lockedUntil: locked ? lockedUntil.toISOString() : null }
}
