import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { EquationScope } from './equations.ts'
import { isoTime } from './iso-time.ts'

interface EquationVersion {
  id: string
  name: string
  version: number
}

export interface BacktestView {
  id: string
  equation: EquationVersion
  /** What was live for the same owner when it began. */
  against: EquationVersion | null
  /** Days of the shop, both included. */
  from: string
  to: string
  state: 'running' | 'ready' | 'failed'
  done: number
  of: number | null
  problem: string | null
  startedBy: string | null
  startedAt: string
  tookMs: number | null
}

/** Longer than its job may take, tries included: the process that ran it is gone. */
const lost = sql`(b.state = 'running' and b.created_at < now() - interval '1 hour')`

const columns = sql`
  b.id, json_build_object('id', e.id, 'name', e.name, 'version', e.version) as equation,
  case when a.id is null then null
    else json_build_object('id', a.id, 'name', a.name, 'version', a.version) end as against,
  b.from_day as "from", b.to_day as "to",
  case when ${lost} then 'failed' else b.state end as state, b.done, b.total as "of",
  case when ${lost} then 'It came to no end. Start it again.' else b.problem end as problem, p.name as started_by,
  ${isoTime('b.created_at')} as started_at,
  round(extract(epoch from b.finished_at - b.created_at) * 1000)::int as took_ms`

const tables = sql`
  backtests b
  join equations e on e.shop_id = b.shop_id and e.id = b.equation_id
  left join equations a on a.shop_id = b.shop_id and a.id = b.against_id
  left join people p on p.shop_id = b.shop_id and p.id = b.created_by`

/** The newest first, without their reports. */
export async function backtestsOf(reader: Reader, shopId: string, equationId: string): Promise<BacktestView[]> {
  const found = await sql<BacktestView>`
    select ${columns} from ${tables} where b.shop_id = ${shopId} and b.equation_id = ${equationId}
    order by b.created_at desc limit 50`.execute(reader)
  return found.rows
}

/** With its report, as the job wrote it. */
export async function backtest(
  reader: Reader,
  shopId: string,
  id: string,
): Promise<(BacktestView & { report: unknown }) | null> {
  const found = await sql<BacktestView & { report: unknown }>`
    select ${columns}, b.report from ${tables} where b.shop_id = ${shopId} and b.id = ${id}`.execute(reader)
  return found.rows[0] ?? null
}

/** The lines that were compared, as the job wrote them; null until it has. */
export async function backtestLines(
  reader: Reader,
  shopId: string,
  id: string,
): Promise<{ equation: string; rows: unknown } | null> {
  const found = await sql<{ equation: string; rows: unknown }>`
    select e.name || ' ' || e.version as equation, b.rows
    from backtests b join equations e on e.shop_id = b.shop_id and e.id = b.equation_id
    where b.shop_id = ${shopId} and b.id = ${id}`.execute(reader)
  return found.rows[0] ?? null
}

/** What the job needs to know. */
export interface BacktestToRun {
  id: string
  equationId: string
  scope: EquationScope
  ownerId: string | null
  source: string
  from: Date
  /** Not included. */
  to: Date
}

/** Null unless it is still to be run. */
export async function backtestToRun(reader: Reader, shopId: string, id: string): Promise<BacktestToRun | null> {
  const found = await sql<BacktestToRun>`
    select b.id, b.equation_id, e.scope, e.owner_id, t.source,
      b.from_day::timestamp at time zone s.time_zone as "from",
      (b.to_day + 1)::timestamp at time zone s.time_zone as "to"
    from backtests b
    join equations e on e.shop_id = b.shop_id and e.id = b.equation_id
    join equation_texts t on t.shop_id = b.shop_id and t.hash = b.equation_hash
    join shops s on s.shop_id = b.shop_id
    where b.shop_id = ${shopId} and b.id = ${id} and b.state = 'running'`.execute(reader)
  return found.rows[0] ?? null
}

/** The variables that materials have now, by their ids. */
export async function materialVariablesNow(
  reader: Reader,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, Record<string, number>>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('materials')
    .select(['id', 'variables'])
    .where('shopId', '=', shopId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.variables as Record<string, number>]))
}
