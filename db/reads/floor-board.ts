import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { compareCards } from '#domain/board/card-order.ts'
import type { BucketState } from '#domain/ledger/buckets.ts'
import { rushFrom, type WorkOrderStatus, workOrderNumber } from '#domain/work-orders.ts'
import { isoTime } from './iso-time.ts'
import { pictureUrl } from './picture-url.ts'

export interface FloorBoardFilter {
  customerId?: string | undefined
  operationId?: string | undefined
  late?: boolean | undefined
  rush?: boolean | undefined
  held?: boolean | undefined
  q?: string | undefined
}

interface Named {
  id: string
  name: string
}

interface OrderRow {
  id: string
  number: number
  status: WorkOrderStatus
  version: number
  target: number
  priority: number
  due: string | null
  late: boolean
  released: number
  replaced: number
  surplus: number
  steps: { step: string; operation: Named }[]
  balances: { step: string | null; state: BucketState; quantity: number; since: string }[]
  partId: string
  partName: string
  material: string | null
  color: string | null
  revisionId: string
  pictureHash: string | null
  customerId: string | null
  customerName: string | null
}

/**
 * The kanban of the floor in one snapshot: every work order that has pieces on it, a card for each of its steps that
 * has some, and the number of the last event this snapshot has seen.
 */
export async function floorBoard(reader: Reader, shopId: string, now: Date, filter: FloorBoardFilter = {}) {
  const cursor = await cursorOf(reader, shopId)
  const columns = await columnsOf(reader, shopId)
  const orders = await ordersOf(reader, shopId, now, filter)
  const ranks = await ranksOf(reader, shopId)
  const stations = await startedAt(reader, shopId)
  const reworked = await reworkOf(reader, shopId)
  const cards = orders
    .flatMap((order) => cardsOf(order, ranks, stations, reworked))
    .filter((card) => filter.operationId === undefined || card.operationId === filter.operationId)
    .filter((card) => !filter.held || card.quantities.held > 0)
    // What a card is ordered by is put together once, not at every comparison of ten thousand.
    .map((card) => ({ card, order: { ...card, workOrder: { ...card.workOrder, due: card.due } } }))
    .sort((a, b) => compareCards(a.order, b.order))
    .map(({ card }) => card)
  const shown = new Set(cards.map((card) => card.workOrder.id))
  return {
    cursor,
    columns,
    cards,
    workOrders: orders.filter((order) => shown.has(order.id)).map(stripOf),
    totals: { workOrders: shown.size, pieces: cards.reduce((sum, card) => sum + piecesOn(card), 0) },
  }
}

type Card = ReturnType<typeof cardsOf>[number]

function piecesOn({ quantities }: Card) {
  return quantities.queued + quantities.inProcess + quantities.held
}

function stripOf(order: OrderRow) {
  const operations = new Map(order.steps.map((each) => [each.step, each.operation]))
  const { released, replaced, surplus } = order
  return {
    id: order.id,
    steps: order.steps,
    balances: order.balances.map(({ step, state, quantity }) => ({
      step,
      operation: operations.get(step ?? '') ?? null,
      state,
      quantity,
    })),
    entered: { released, replaced, surplus },
  }
}

function cardsOf(
  order: OrderRow,
  ranks: Map<string, string>,
  stations: Map<string, Named>,
  reworked: Map<string, number>,
) {
  return order.steps.flatMap(({ step, operation }) => {
    const here = order.balances.filter((each) => each.step === step && each.state !== 'scrapped')
    const sum = (state: BucketState) =>
      here.reduce((total, each) => total + (each.state === state ? each.quantity : 0), 0)
    const quantities = { queued: sum('queued'), inProcess: sum('in_process'), held: sum('held') }
    const pieces = quantities.queued + quantities.inProcess + quantities.held
    if (pieces === 0) return []
    const key = `${order.id}:${step}`
    const { id, status, version, target, priority } = order
    return [
      {
        workOrder: {
          id,
          number: workOrderNumber(order.number),
          status,
          version,
          target,
          priority,
          rush: priority >= rushFrom,
        },
        operationId: operation.id,
        step,
        quantities,
        rank: ranks.get(`${operation.id}:${key}`) ?? null,
        due: order.due,
        late: order.late,
        part: {
          id: order.partId,
          name: order.partName,
          material: order.material,
          color: order.color,
          pictureUrl: pictureUrl(order.revisionId, order.pictureHash),
        },
        customer: order.customerId === null ? null : { id: order.customerId, name: order.customerName ?? '' },
        rework: Math.min(pieces, reworked.get(key) ?? 0),
        since: here.map((each) => each.since).sort()[0] ?? null,
        station: quantities.inProcess > 0 ? (stations.get(key) ?? null) : null,
      },
    ]
  })
}

/** The number of the last event that this snapshot contains. */
export async function cursorOf(reader: Reader, shopId: string): Promise<number> {
  const row = await reader.selectFrom('eventCounters').select('lastSeq').where('shopId', '=', shopId).executeTakeFirst()
  return row?.lastSeq ?? 0
}

/** Columns in the order of the board: operations in use, and such that are not but still hold pieces. */
async function columnsOf(reader: Reader, shopId: string) {
  const found = await sql<{
    id: string
    name: string
    workInProcessLimit: number | null
    here: number
    revision: number
    stations: Named[]
  }>`
    with here as (
      select s.operation_id, sum(b.quantity)::int as pieces
      from pieces_on_floor b
      join work_order_steps s on s.shop_id = b.shop_id and s.work_order_id = b.work_order_id and s.step = b.step
      where b.shop_id = ${shopId}
      group by s.operation_id
    )
    select o.id, o.name, o.work_in_process_limit, coalesce(h.pieces, 0) as here, coalesce(c.revision, 0) as revision,
      coalesce((
        select json_agg(json_build_object('id', st.id, 'name', st.name) order by st.position)
        from station_operations so
        join stations st on st.shop_id = so.shop_id and st.id = so.station_id and st.removed_at is null
        where so.shop_id = o.shop_id and so.operation_id = o.id), '[]') as stations
    from operations o
    left join here h on h.operation_id = o.id
    left join board_columns c on c.shop_id = o.shop_id and c.operation_id = o.id
    where o.shop_id = ${shopId} and (o.removed_at is null or h.pieces > 0)
    order by o.position`.execute(reader)
  return found.rows.map(({ id, name, ...column }) => ({ operation: { id, name }, ...column }))
}

async function ordersOf(reader: Reader, shopId: string, now: Date, filter: FloorBoardFilter): Promise<OrderRow[]> {
  const text = filter.q?.trim() ? `%${filter.q.trim().replace(/[%_\\]/g, '\\$&')}%` : null
  const found = await sql<OrderRow>`
    with on_floor as (
      select distinct work_order_id from pieces_on_floor where shop_id = ${shopId}
    ), held as (
      select b.work_order_id, json_agg(json_build_object(
          'step', nullif(b.step, ''), 'state', b.state, 'quantity', b.quantity, 'since', ${isoTime('b.since')})) as balances
      from on_floor f join balances b on b.shop_id = ${shopId} and b.work_order_id = f.work_order_id and b.quantity > 0
      group by b.work_order_id
    ), routed as (
      select r.work_order_id, json_agg(json_build_object(
          'step', s.step, 'operation', json_build_object('id', s.operation_id, 'name', s.operation_name)) order by p.place) as steps
      from on_floor f
      join work_orders w on w.shop_id = ${shopId} and w.id = f.work_order_id
      join work_order_routings r on r.shop_id = ${shopId} and r.work_order_id = w.id and r.revision = w.routing_revision
      cross join unnest(r.steps) with ordinality as p (step, place)
      join work_order_steps s on s.shop_id = ${shopId} and s.work_order_id = w.id and s.step = p.step
      group by r.work_order_id
    )
    select w.id, w.number, w.status, w.version, w.target, w.priority, w.due, w.released, w.replaced, w.surplus,
      coalesce(w.due < (${now}::timestamptz at time zone shop.time_zone)::date, false) as late,
      routed.steps, held.balances,
      p.id as part_id, p.name as part_name, m.name as material, p.color, p.part_revision_id as revision_id, v.picture_hash,
      c.id as customer_id, c.name as customer_name
    from held
    join routed using (work_order_id)
    join work_orders w on w.shop_id = ${shopId} and w.id = held.work_order_id
    join shops shop on shop.shop_id = w.shop_id
    join part_specifications p on p.shop_id = w.shop_id and p.id = w.part_specification_id
    join part_revisions v on v.shop_id = p.shop_id and v.id = p.part_revision_id
    left join materials m on m.shop_id = p.shop_id and m.id = p.material_id
    left join customers c on c.shop_id = w.shop_id and c.id = w.customer_id
    where (${filter.customerId ?? null}::uuid is null or w.customer_id = ${filter.customerId ?? null}::uuid)
      and (not ${filter.rush ?? false} or w.priority >= ${rushFrom})
      and (not ${filter.late ?? false} or w.due < (${now}::timestamptz at time zone shop.time_zone)::date)
      and (${text}::text is null or p.name ilike ${text} or c.name ilike ${text} or m.name ilike ${text}
        or 'WO-' || lpad(w.number::text, 6, '0') ilike ${text})`.execute(reader)
  return found.rows
}

async function ranksOf(reader: Reader, shopId: string): Promise<Map<string, string>> {
  const rows = await reader
    .selectFrom('boardRanks')
    .select(['operationId', 'workOrderId', 'step', 'rank'])
    .where('shopId', '=', shopId)
    .execute()
  return new Map(rows.map((row) => [`${row.operationId}:${row.workOrderId}:${row.step}`, row.rank]))
}

/** Where the pieces in process of each card were last started. */
async function startedAt(reader: Reader, shopId: string): Promise<Map<string, Named>> {
  const found = await sql<{ key: string; id: string; name: string }>`
    select b.work_order_id || ':' || b.step as key, s.id, s.name
    from (select distinct work_order_id, step from pieces_on_floor
      where shop_id = ${shopId} and state = 'in_process') b
    cross join lateral (
      select station_id from movements m
      where m.shop_id = ${shopId} and m.work_order_id = b.work_order_id and m.to_step = b.step and m.to_state = 'in_process'
      order by m.ordinal desc limit 1) last
    join stations s on s.shop_id = ${shopId} and s.id = last.station_id`.execute(reader)
  return new Map(found.rows.map((row) => [row.key, { id: row.id, name: row.name }]))
}

/** Pieces sent back to a step for rework, less those that left it since the last time: at most so many still lie there. */
async function reworkOf(reader: Reader, shopId: string): Promise<Map<string, number>> {
  const found = await sql<{ key: string; pieces: number }>`
    with on_floor as (
      select distinct work_order_id from pieces_on_floor where shop_id = ${shopId}
    ), sent_back as (
      select m.work_order_id, m.to_step as step, sum(m.quantity)::int as pieces, max(m.ordinal) as last
      from on_floor f
      join movements m on m.shop_id = ${shopId} and m.work_order_id = f.work_order_id and m.type = 'rework'
      where not exists (select from movements r where r.shop_id = ${shopId} and r.type = 'reverse' and r.names = m.id)
      group by m.work_order_id, m.to_step
    )
    select s.work_order_id || ':' || s.step as key,
      greatest(0, s.pieces - coalesce((
        select sum(m.quantity) from movements m
        where m.shop_id = ${shopId} and m.work_order_id = s.work_order_id and m.ordinal > s.last
          and m.from_step = s.step and m.type in ('complete', 'scrap', 'move')), 0))::int as pieces
    from sent_back s`.execute(reader)
  return new Map(found.rows.map((row) => [row.key, row.pieces]))
}
