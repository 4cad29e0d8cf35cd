import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'

export interface Named {
  id: string
  name: string
}

export interface OperationView {
  id: string
  name: string
  position: number
  durationHours: number
  workInProcessLimit: number | null
  allowOverproduction: boolean
  completed: boolean
  stations: Named[]
  /** Pieces at it now, whatever their state. */
  here: number
  version: number
}

/** The operations in use, in the order of the board. */
export async function operations(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<OperationView>> {
  const after = readCursor(asked.cursor, ['number', 'id'])
  const limit = limitOf(asked)
  const found = await sql<OperationView>`
    ${select(shopId)}
    where o.shop_id = ${shopId} and o.removed_at is null
      ${after === null ? sql`` : sql`and (o.position, o.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by o.position, o.id limit ${limit + 1}`.execute(reader)
  return pageOf(found.rows, limit, (row) => [row.position, row.id])
}

export async function operation(reader: Reader, shopId: string, id: string): Promise<OperationView | null> {
  const found = await sql<OperationView>`
    ${select(shopId)} where o.shop_id = ${shopId} and o.id = ${id} and o.removed_at is null`.execute(reader)
  return found.rows[0] ?? null
}

/** What still needs an operation, in words a planner finds again; null when nothing does. */
export async function usesOfOperation(reader: Reader, shopId: string, id: string): Promise<string | null> {
  const found = await sql<{ use: string }>`
    select 'work order WO-' || lpad(w.number::text, 6, '0') as use, 1 as rank from work_order_steps s
      join work_orders w on w.shop_id = s.shop_id and w.id = s.work_order_id
      where s.shop_id = ${shopId} and s.operation_id = ${id} and w.status in ('planned', 'released', 'on_hold')
    union all
    select 'the routing template ' || t.name, 2 from routing_template_steps s
      join routing_templates t on t.shop_id = s.shop_id and t.id = s.routing_template_id
      where s.shop_id = ${shopId} and s.operation_id = ${id} and t.state <> 'deprecated'
    union all
    select 'the process ' || p.name, 3 from process_operations s
      join processes p on p.shop_id = s.shop_id and p.id = s.process_id
      where s.shop_id = ${shopId} and s.operation_id = ${id} and p.removed_at is null
    union all
    select 'the station ' || t.name, 4 from station_operations s
      join stations t on t.shop_id = s.shop_id and t.id = s.station_id
      where s.shop_id = ${shopId} and s.operation_id = ${id} and t.removed_at is null
    order by 2, 1 limit 1`.execute(reader)
  return found.rows[0]?.use ?? null
}

const select = (shopId: string) => sql`
  select o.id, o.name, o.position, o.duration_hours::float8 as duration_hours, o.work_in_process_limit,
    o.allow_overproduction, o.completed, o.version,
    coalesce((
      select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.position, t.name)
      from station_operations so join stations t on t.shop_id = so.shop_id and t.id = so.station_id
      where so.shop_id = o.shop_id and so.operation_id = o.id and t.removed_at is null), '[]') as stations,
    coalesce(here.quantity, 0)::int as here
  from operations o
  left join (
    select s.operation_id, sum(b.quantity) as quantity
    from pieces_on_floor b join work_order_steps s
      on s.shop_id = b.shop_id and s.work_order_id = b.work_order_id and s.step = b.step
    where b.shop_id = ${shopId}
    group by s.operation_id
  ) here on here.operation_id = o.id`
