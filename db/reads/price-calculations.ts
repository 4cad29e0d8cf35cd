import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { isoTime } from './iso-time.ts'

/** A stored calculation, and what it was made for. */
export interface StoredCalculation {
  id: string
  at: string
  by: string | null
  customer: { id: string; name: string } | null
  quote: { id: string; number: string } | null
  engineVersion: string
  asked: unknown
  inputs: unknown
  answer: unknown
}

const columns = sql`
  c.id, ${isoTime('c.at')} as at, p.name as by, c.engine_version, c.asked, c.inputs, c.answer,
  case when c.customer_id is null then null else json_build_object('id', c.customer_id, 'name', x.name) end as customer,
  case when coalesce(q.number, nullif(c.quote_number, '')) is null then null
    else json_build_object('id', c.quote_id, 'number', coalesce(q.number, c.quote_number)) end as quote`

const tables = sql`
  price_calculations c
  left join people p on p.shop_id = c.shop_id and p.id = c.actor_id
  left join customers x on x.shop_id = c.shop_id and x.id = c.customer_id
  left join quotes q on q.shop_id = c.shop_id and q.id = c.quote_id`

/** Null when the shop has none of that id. */
export async function storedCalculation(reader: Reader, shopId: string, id: string): Promise<StoredCalculation | null> {
  const found = await sql<StoredCalculation>`
    select ${columns} from ${tables} where c.shop_id = ${shopId} and c.id = ${id}`.execute(reader)
  return found.rows[0] ?? null
}

/** Calculations of a time, those of one owner's equations only, the newest of every quote. */
export interface CalculationsAsked {
  /** Null: of every owner. */
  ownerId: string | null
  from: Date
  /** Not included. */
  to: Date
}

/** Their ids, oldest first. */
export async function calculationIds(reader: Reader, shopId: string, asked: CalculationsAsked): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select c.id from price_calculations c
    where c.shop_id = ${shopId} and c.at >= ${asked.from} and c.at < ${asked.to}
      ${asked.ownerId === null ? sql`` : sql`and ${asked.ownerId}::uuid = any(c.owner_ids)`}
      and not exists (
        select 1 from price_calculations later
        where later.shop_id = c.shop_id and later.quote_id = c.quote_id
          and later.at >= ${asked.from} and later.at < ${asked.to} and (later.at, later.id) > (c.at, c.id))
    order by c.at, c.id`.execute(reader)
  return found.rows.map((row) => row.id)
}

/** Some calculations, oldest first. */
export async function calculationsOf(reader: Reader, shopId: string, ids: string[]): Promise<StoredCalculation[]> {
  const found = await sql<StoredCalculation>`
    select ${columns} from ${tables}
    where c.shop_id = ${shopId} and c.id = any(${ids}::uuid[]) order by c.at, c.id`.execute(reader)
  return found.rows
}

/** The texts of equations by hash. */
export async function equationTextsOf(
  reader: Reader,
  shopId: string,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map()
  const rows = await reader
    .selectFrom('equationTexts')
    .select(['hash', 'source'])
    .where('shopId', '=', shopId)
    .where('hash', 'in', hashes)
    .execute()
  return new Map(rows.map((row) => [row.hash, row.source]))
}
