import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { type MovementType, movementTypes } from '#domain/ledger/buckets.ts'
import { rushFrom, workOrderNumber } from '#domain/work-orders.ts'
import { cursorOf } from './floor-board.ts'
import { pictureUrl } from './picture-url.ts'

/** The rows that are read from six metres: the worst by due date. */
/** A wall in portrait has room for more than the usual four. */
const rowsShown = 12

/** The wall display: one line through the shop, the work orders that are due first, and what happened last. */
export async function wall(reader: Reader, shopId: string, now: Date) {
  const shop = await reader
    .selectFrom('shops')
    .select(['name', 'timeZone'])
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  return {
    cursor: await cursorOf(reader, shopId),
    shop: shop.name,
    timeZone: shop.timeZone,
    operations: await operationsOnWall(reader, shopId),
    rows: await worstRows(reader, shopId, now, shop.timeZone),
    ...(await totals(reader, shopId, now, shop.timeZone)),
    lastEvent: await lastAct(reader, shopId),
  }
}

async function operationsOnWall(reader: Reader, shopId: string) {
  const found = await sql<{
    id: string
    name: string
    queued: number
    inProcess: number
    held: number
    workInProcessLimit: number | null
  }>`
    select o.id, o.name, o.work_in_process_limit,
      coalesce(sum(b.quantity) filter (where b.state = 'queued'), 0)::int as queued,
      coalesce(sum(b.quantity) filter (where b.state = 'in_process'), 0)::int as in_process,
      coalesce(sum(b.quantity) filter (where b.state = 'held'), 0)::int as held
    from operations o
    left join work_order_steps s on s.shop_id = o.shop_id and s.operation_id = o.id
      and exists (select from balances f where f.shop_id = s.shop_id and f.work_order_id = s.work_order_id and f.quantity > 0
        and f.state in ('queued', 'in_process', 'held'))
    left join balances b on b.shop_id = s.shop_id and b.work_order_id = s.work_order_id and b.step = s.step and b.quantity > 0
    where o.shop_id = ${shopId} and o.removed_at is null
    group by o.id, o.name, o.work_in_process_limit, o.position
    order by o.position`.execute(reader)
  return found.rows.map(({ id, name, ...here }) => ({ operation: { id, name }, ...here }))
}

interface RowFound {
  number: number
  part: string
  customer: string | null
  revisionId: string
  pictureHash: string | null
  due: string | null
  late: boolean
  priority: number
  good: number
  target: number
  at: { operation: string; quantity: number }[]
}

async function worstRows(reader: Reader, shopId: string, now: Date, timeZone: string) {
  const found = await sql<RowFound>`
    with worst as (
      select w.* from work_orders w
      where w.shop_id = ${shopId} and w.status in ('released', 'on_hold')
        and exists (select from balances b where b.shop_id = w.shop_id and b.work_order_id = w.id and b.quantity > 0
          and b.state in ('queued', 'in_process', 'held'))
      order by w.due nulls last, w.priority desc, w.number limit ${rowsShown}
    )
    select w.number, p.name as part, c.name as customer, p.part_revision_id as revision_id, v.picture_hash, w.due, w.priority, w.target,
      coalesce(w.due < (${now}::timestamptz at time zone ${timeZone})::date, false) as late,
      coalesce((select sum(b.quantity) from balances b where b.shop_id = w.shop_id and b.work_order_id = w.id
        and b.state in ('finished', 'shipped')), 0)::int as good,
      (select coalesce(json_agg(json_build_object('operation', x.operation_name, 'quantity', x.quantity) order by x.step), '[]') from (
        select s.operation_name, s.step, sum(b.quantity)::int as quantity
        from balances b
        join work_order_steps s on s.shop_id = b.shop_id and s.work_order_id = b.work_order_id and s.step = b.step
        where b.shop_id = w.shop_id and b.work_order_id = w.id and b.quantity > 0 and b.state in ('queued', 'in_process', 'held')
        group by s.operation_name, s.step) x) as at
    from worst w
    join part_specifications p on p.shop_id = w.shop_id and p.id = w.part_specification_id
    join part_revisions v on v.shop_id = p.shop_id and v.id = p.part_revision_id
    left join customers c on c.shop_id = w.shop_id and c.id = w.customer_id
    order by w.due nulls last, w.priority desc, w.number`.execute(reader)
  return found.rows.map(({ number, revisionId, pictureHash, priority, ...row }) => ({
    ...row,
    number: workOrderNumber(number),
    pictureUrl: pictureUrl(revisionId, pictureHash),
    rush: priority >= rushFrom,
  }))
}

async function totals(reader: Reader, shopId: string, now: Date, timeZone: string) {
  const found = await sql<{
    late: number
    workOrders: number
    onFloor: number
    finishedToday: number
    scrappedToday: number
  }>`
    with on_floor as (
      select work_order_id, sum(quantity) as pieces from pieces_on_floor where shop_id = ${shopId} group by work_order_id
    ), today as (
      select m.to_state, m.quantity from movements m
      where m.shop_id = ${shopId} and m.to_state in ('finished', 'scrapped') and m.type <> 'reverse'
        and m.at >= date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) at time zone ${timeZone}
        and not exists (select from movements r where r.shop_id = m.shop_id and r.type = 'reverse' and r.names = m.id)
    )
    select
      (select count(*) from on_floor f join work_orders w on w.shop_id = ${shopId} and w.id = f.work_order_id
        where w.due < (${now}::timestamptz at time zone ${timeZone})::date)::int as late,
      (select count(*) from on_floor)::int as work_orders,
      (select coalesce(sum(pieces), 0) from on_floor)::int as on_floor,
      (select coalesce(sum(quantity) filter (where to_state = 'finished'), 0) from today)::int as finished_today,
      (select coalesce(sum(quantity) filter (where to_state = 'scrapped'), 0) from today)::int as scrapped_today`.execute(
    reader,
  )
  const [row] = found.rows
  return row ?? { late: 0, workOrders: 0, onFloor: 0, finishedToday: 0, scrappedToday: 0 }
}

/** How the wall tells a movement: the number first. */
const told = {
  release: 'released',
  replace: 'replaced',
  surplus: 'made on top',
  start: 'started',
  pause: 'paused',
  complete: 'done',
  scrap: 'scrapped',
  rework: 'sent back',
  hold: 'held',
  release_hold: 'let go',
  move: 'moved',
  split_out: 'split off',
  split_in: 'split off',
  join_out: 'joined',
  join_in: 'joined',
  reverse: 'undone',
  ship: 'shipped',
  cancel: 'cancelled',
} as const satisfies Record<MovementType, string>

async function lastAct(reader: Reader, shopId: string) {
  const found = await sql<{
    at: Date
    by: string | null
    type: string
    quantity: number
    number: number
    operation: string | null
  }>`
    select m.at, p.name as by, m.type, m.quantity, w.number, s.operation_name as operation
    from movements m
    join work_orders w on w.shop_id = m.shop_id and w.id = m.work_order_id
    left join people p on p.shop_id = m.shop_id and p.id = m.actor_id
    left join work_order_steps s on s.shop_id = m.shop_id and s.work_order_id = m.work_order_id
      and s.step = case when m.from_step = '' then m.to_step else m.from_step end
    where m.shop_id = ${shopId}
    order by m.at desc, m.ordinal desc limit 1`.execute(reader)
  const [row] = found.rows
  if (!row) return null
  const type = movementTypes.find((each) => each === row.type) ?? 'move'
  const where = row.operation === null ? '' : ` at ${row.operation}`
  return {
    at: row.at.toISOString(),
    by: row.by,
    sentence: `${row.quantity} of ${workOrderNumber(row.number)} ${told[type]}${where}`,
  }
}
