import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'

export interface StationView {
  id: string
  name: string
  code: string
  operations: Named[]
  bareScan: 'start' | 'complete' | 'ask'
  pin: 'required' | 'off'
  position: number
  lastSeen: { at: string; by: string | null } | null
  version: number
}

/** The stations in use, in their order. */
export async function stations(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<StationView>> {
  const after = readCursor(asked.cursor, ['number', 'id'])
  const limit = limitOf(asked)
  const found = await sql<Row>`
    ${select} where t.shop_id = ${shopId} and t.removed_at is null
      ${after === null ? sql`` : sql`and (t.position, t.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by t.position, t.id limit ${limit + 1}`.execute(reader)
  return pageOf(found.rows.map(viewOf), limit, (row) => [row.position, row.id])
}

export async function station(reader: Reader, shopId: string, id: string): Promise<StationView | null> {
  const found = await sql<Row>`
    ${select} where t.shop_id = ${shopId} and t.id = ${id} and t.removed_at is null`.execute(reader)
  const row = found.rows[0]
  return row ? viewOf(row) : null
}

type Row = Omit<StationView, 'lastSeen'> & { seenAt: Date | null; seenBy: string | null }

function viewOf({ seenAt, seenBy, ...row }: Row): StationView {
  return { ...row, lastSeen: seenAt === null ? null : { at: seenAt.toISOString(), by: seenBy } }
}

const select = sql`
  select t.id, t.name, t.code, t.bare_scan, t.pin, t.position, t.version,
    coalesce((
      select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.position, o.id)
      from station_operations so join operations o on o.shop_id = so.shop_id and o.id = so.operation_id
      where so.shop_id = t.shop_id and so.station_id = t.id and o.removed_at is null), '[]') as operations,
    seen.at as seen_at, seen.by as seen_by
  from stations t
  left join lateral (
    select last.at, p.name as by from (
      (select m.at, m.actor_id from movements m
        where m.shop_id = t.shop_id and m.station_id = t.id order by m.at desc limit 1)
      union all
      (select s.last_seen_at, s.person_id from sessions s
        where s.shop_id = t.shop_id and s.station_id = t.id order by s.last_seen_at desc limit 1)
      order by 1 desc limit 1
    ) last left join people p on p.shop_id = t.shop_id and p.id = last.actor_id
  ) seen on true`
