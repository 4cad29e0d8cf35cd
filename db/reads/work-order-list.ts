import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { reject } from '#domain/decision.ts'
import { rushFrom, workOrderStatuses } from '#domain/work-orders.ts'
import { limitOf, type PageAsked, pageOf, readCursor } from './page.ts'
import { isLate, type WorkOrderSummary, workOrderSummaries } from './work-order-summaries.ts'

export interface WorkOrderListAsked extends PageAsked {
  q?: string | undefined
  /** Comma-separated statuses; open ones when left out; `all` for every one. */
  status?: string | undefined
  customerId?: string | undefined
  operationId?: string | undefined
  partSpecificationId?: string | undefined
  late?: boolean | undefined
  held?: boolean | undefined
  rush?: boolean | undefined
  short?: boolean | undefined
  sort?: string | undefined
}

const openStatuses = ['planned', 'released', 'on_hold']

/** What the list can be sorted by: an expression that is never null, and whether it reads as a number. */
const sortKeys: Record<string, { by: RawBuilder<unknown>; numeric: boolean }> = {
  due: { by: sql`coalesce(w.due::text, '9999-12-31')`, numeric: false },
  number: { by: sql`w.number`, numeric: true },
  priority: { by: sql`w.priority`, numeric: true },
  part: { by: sql`lower(p.name)`, numeric: false },
  customer: { by: sql`lower(coalesce(c.name, ''))`, numeric: false },
  created: { by: sql`to_char(w.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, numeric: false },
}

/** A page of work orders with the counts of the tabs above it. Refuses `malformed` and `malformed_cursor`. */
export async function workOrderList(reader: Reader, shopId: string, asked: WorkOrderListAsked, now: Date) {
  const sort = asked.sort ?? 'due'
  const descending = sort.startsWith('-')
  const key =
    sortKeys[sort.replace('-', '')] ?? reject('malformed', { field: 'sort', problem: 'it is not a column of the list' })
  const after = key.numeric
    ? readCursor(asked.cursor, ['number', 'number'])
    : readCursor(asked.cursor, ['text', 'number'])
  const limit = limitOf(asked)
  const where = conditions(shopId, asked, now)
  const past =
    after === null ? sql`` : sql`and (${key.by}, w.number) ${descending ? sql`<` : sql`>`} (${after[0]}, ${after[1]})`
  const direction = descending ? sql`desc` : sql`asc`
  const found = await sql<{ id: string; number: number; key: string | number }>`
    select w.id, w.number, ${key.by} as key ${from} ${where} ${past}
    order by ${key.by} ${direction}, w.number ${direction} limit ${limit + 1}`.execute(reader)
  const page = pageOf(found.rows, limit, (row) => [row.key, row.number])
  const views = await workOrderSummaries(
    reader,
    shopId,
    page.items.map((row) => row.id),
    now,
  )
  const byId = new Map(views.map((view) => [view.id, view]))
  return {
    items: page.items.map((row) => byId.get(row.id)).filter((view): view is WorkOrderSummary => view !== undefined),
    nextCursor: page.nextCursor,
    counts: await countsOf(reader, shopId, now),
    total: await totalOf(reader, where),
  }
}

const from = sql`
  from work_orders w
  join shops shop on shop.shop_id = w.shop_id
  join part_specifications p on p.shop_id = w.shop_id and p.id = w.part_specification_id
  left join materials m on m.shop_id = p.shop_id and m.id = p.material_id
  left join customers c on c.shop_id = w.shop_id and c.id = w.customer_id`

const isHeld = sql`(w.status = 'on_hold' or exists (select from balances b
  where b.shop_id = w.shop_id and b.work_order_id = w.id and b.state = 'held' and b.quantity > 0))`

/** Good pieces and those on the floor do not reach the target; only what was released can be short. */
const isShort = sql`(w.status in ('released', 'on_hold') and w.target > coalesce((select sum(b.quantity) from balances b
  where b.shop_id = w.shop_id and b.work_order_id = w.id and b.state not in ('scrapped', 'cancelled')), 0))`

function conditions(shopId: string, asked: WorkOrderListAsked, now: Date): RawBuilder<unknown> {
  const parts = [sql`w.shop_id = ${shopId}`, statusCondition(asked.status)]
  if (asked.customerId !== undefined) parts.push(sql`w.customer_id = ${asked.customerId}`)
  if (asked.partSpecificationId !== undefined) parts.push(sql`w.part_specification_id = ${asked.partSpecificationId}`)
  if (asked.operationId !== undefined) parts.push(atOperation(asked.operationId))
  if (asked.late) parts.push(sql`${isLate(now)}`)
  if (asked.held) parts.push(isHeld)
  if (asked.rush) parts.push(sql`w.priority >= ${rushFrom}`)
  if (asked.short) parts.push(isShort)
  const text = asked.q?.trim()
  if (text) parts.push(mentions(`%${text.replace(/[%_\\]/g, '\\$&')}%`))
  return sql`where ${sql.join(parts, sql` and `)}`
}

function statusCondition(asked: string | undefined): RawBuilder<unknown> {
  if (asked === 'all') return sql`true`
  const statuses = asked === undefined ? openStatuses : asked.split(',')
  if (!statuses.every((each) => workOrderStatuses.some((known) => known === each))) {
    reject('malformed', { field: 'status', problem: `known are ${workOrderStatuses.join(', ')} and all` })
  }
  return sql`w.status = any(${statuses}::text[])`
}

const atOperation = (operationId: string) => sql`exists (
  select from balances b
  join work_order_steps s on s.shop_id = b.shop_id and s.work_order_id = b.work_order_id and s.step = b.step
  where b.shop_id = w.shop_id and b.work_order_id = w.id and b.quantity > 0 and b.state in ('queued', 'in_process', 'held')
    and s.operation_id = ${operationId})`

const mentions = (pattern: string) => sql`('WO-' || lpad(w.number::text, 6, '0') ilike ${pattern}
  or p.name ilike ${pattern} or c.name ilike ${pattern} or m.name ilike ${pattern} or w.note ilike ${pattern})`

async function countsOf(reader: Reader, shopId: string, now: Date) {
  const open = sql`w.status in ('planned', 'released', 'on_hold')`
  const found = await sql<Record<'open' | 'planned' | 'late' | 'held' | 'rush' | 'short' | 'finished' | 'all', number>>`
    select count(*) filter (where ${open})::int as open,
      count(*) filter (where w.status = 'planned')::int as planned,
      count(*) filter (where ${isLate(now)})::int as late,
      count(*) filter (where ${open} and ${isHeld})::int as held,
      count(*) filter (where ${open} and w.priority >= ${rushFrom})::int as rush,
      count(*) filter (where ${isShort})::int as short,
      count(*) filter (where w.status = 'finished')::int as finished,
      count(*)::int as all
    from work_orders w join shops shop on shop.shop_id = w.shop_id where w.shop_id = ${shopId}`.execute(reader)
  return found.rows[0] ?? { open: 0, planned: 0, late: 0, held: 0, rush: 0, short: 0, finished: 0, all: 0 }
}

async function totalOf(reader: Reader, where: RawBuilder<unknown>): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total ${from} ${where}`.execute(reader)
  return found.rows[0]?.total ?? 0
}
