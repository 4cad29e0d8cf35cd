import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export type Stop =
  | 'owner'
  | 'operations'
  | 'stations'
  | 'people'
  | 'part'
  | 'routing_template'
  | 'work_order'
  | 'first_scan'

interface Counted {
  stop: Stop
  count: number
  names: string[]
}

/** The way of a new shop to its first scan: what is there already, with the first names of each. */
export async function checklist(reader: Reader, shopId: string) {
  const found = await sql<Counted>`
    with named (stop, place, name) as (
      select 'owner', 1, name from people where shop_id = ${shopId} and role = 'owner' and active
      union all select 'operations', position, name from operations where shop_id = ${shopId} and removed_at is null
      union all select 'stations', position, name from stations where shop_id = ${shopId} and removed_at is null
      union all select 'people', 1, name from people where shop_id = ${shopId} and badge is not null and active
      union all select 'part', 1, name from part_specifications where shop_id = ${shopId}
      union all select 'routing_template', 1, name from routing_templates where shop_id = ${shopId} and state = 'approved'
      union all select 'work_order', number::int, 'WO-' || lpad(number::text, 6, '0') from work_orders where shop_id = ${shopId} and status <> 'planned'
    )
    select stop, count(*)::int as count, (array_agg(name order by place, name))[1:3] as names from named group by stop
    union all
    (select 'first_scan', 1, array[to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')] from movements
      where shop_id = ${shopId} and station_id is not null order by at limit 1)`.execute(reader)
  const byStop = new Map(found.rows.map((row) => [row.stop, row]))
  const stops = order.map((stop) => {
    const { count = 0, names = [] } = byStop.get(stop) ?? {}
    return { stop, done: count > 0, count, names }
  })
  return { stops, complete: stops.every((stop) => stop.done) }
}

const order: readonly Stop[] = [
  'owner',
  'operations',
  'stations',
  'people',
  'part',
  'routing_template',
  'work_order',
  'first_scan',
]

/** The numbers beside the sections of the side bar. */
export async function counts(reader: Reader, shopId: string) {
  const found = await sql<{ board: number; workOrders: number; stations: number; quotes: number; orders: number }>`
    select
      (select count(*) from quotes q where q.shop_id = ${shopId} and q.archived_at is null and (q.status = 'draft' or (q.status = 'sent'
        and coalesce((select m.side = 'customer' from messages m where m.shop_id = q.shop_id and m.thread_id = q.id
          and not m.staff_only order by m.at desc, m.id desc limit 1), false))))::int as quotes,
      (select count(*) from orders where shop_id = ${shopId} and state = 'open' and archived_at is null)::int as orders,
      (select count(distinct work_order_id) from pieces_on_floor where shop_id = ${shopId})::int as board,
      (select count(*) from work_orders where shop_id = ${shopId} and status in ('planned', 'released', 'on_hold'))::int as work_orders,
      (select count(*) from stations where shop_id = ${shopId} and removed_at is null)::int as stations`.execute(reader)
  return found.rows[0] ?? { board: 0, workOrders: 0, stations: 0, quotes: 0, orders: 0 }
}

export interface AuditPage {
  limit: number
  /** The id of the last entry seen; ids follow time. */
  before: string | null
}

/** Who did what, newest first. */
export async function auditEntries(reader: Reader, shopId: string, page: AuditPage) {
  let query = reader
    .selectFrom('auditEntries')
    .select(['id', 'at', 'actorName as actor', 'act', 'subject', 'details'])
    .where('shopId', '=', shopId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.before !== null) query = query.where('id', '<', page.before)
  const rows = await query.execute()
  const items = rows.slice(0, page.limit).map((row) => ({ ...row, at: row.at.toISOString() }))
  return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null }
}
