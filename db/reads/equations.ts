import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'
import type { MaterialVariable } from './processes.ts'

export type EquationScope = 'PROCESS' | 'POST_PROCESS' | 'ORDER'

export interface EquationView {
  id: string
  scope: EquationScope
  ownerId: string | null
  name: string
  version: number
  state: 'draft' | 'live' | 'retired'
  diagnostics: { line: number; column: number; severity: 'error' | 'warning'; message: string }[]
  /** Whether it can be run and published. */
  runnable: boolean
  /** Stored calculations that it priced. */
  prices: number
  createdBy: string | null
  createdAt: string
  publishedAt: string | null
}

export interface EquationWithSource extends EquationView {
  source: string
  /** Of the text and its level. */
  hash: string
}

const columns = sql`
  e.id, e.scope, e.owner_id, e.name, e.version, e.state, e.diagnostics, e.runnable, p.name as created_by,
  (select count(*)::int from price_calculations c
    where c.shop_id = e.shop_id and c.equation_ids @> array[e.id]) as prices,
  to_char(e.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at,
  to_char(e.published_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as published_at`
const tables = sql`equations e left join people p on p.shop_id = e.shop_id and p.id = e.created_by`

/** The versions, the newest first. */
export async function equations(
  reader: Reader,
  shopId: string,
  asked: PageAsked & { scope?: EquationScope; ownerId?: string } = {},
): Promise<Page<EquationView>> {
  const after = readCursor(asked.cursor, ['id'])
  const limit = limitOf(asked)
  const found = await sql<EquationView>`
    select ${columns} from ${tables} where e.shop_id = ${shopId}
      ${asked.scope === undefined ? sql`` : sql`and e.scope = ${asked.scope}`}
      ${asked.ownerId === undefined ? sql`` : sql`and e.owner_id = ${asked.ownerId}`}
      ${after === null ? sql`` : sql`and e.id < ${after[0]}::uuid`}
    order by e.id desc limit ${limit + 1}`.execute(reader)
  return pageOf(found.rows, limit, (row) => [row.id])
}

export async function equation(reader: Reader, shopId: string, id: string): Promise<EquationWithSource | null> {
  const found = await sql<EquationWithSource>`
    select ${columns}, t.source, e.hash from ${tables} join equation_texts t on t.shop_id = e.shop_id and t.hash = e.hash
    where e.shop_id = ${shopId} and e.id = ${id}`.execute(reader)
  return found.rows[0] ?? null
}

/** The live equations and the drafts that are newer, with their texts. */
export async function equationsInUse(reader: Reader, shopId: string): Promise<EquationWithSource[]> {
  const found = await sql<EquationWithSource>`
    select ${columns}, t.source, e.hash from ${tables} join equation_texts t on t.shop_id = e.shop_id and t.hash = e.hash
    where e.shop_id = ${shopId} and (e.state = 'live' or e.state = 'draft' and not exists (
      select from equations n where n.shop_id = e.shop_id and n.scope = e.scope
        and n.owner_id is not distinct from e.owner_id and n.version > e.version and n.state <> 'retired'))
    order by e.id limit 500`.execute(reader)
  return found.rows
}

/** A version and what it is compared with: the live one of its owner unless another of the same owner is named. */
export async function equationDifference(
  reader: Reader,
  shopId: string,
  id: string,
  fromId: string | undefined,
): Promise<{ from: EquationWithSource | null; to: EquationWithSource } | null> {
  const to = await equation(reader, shopId, id)
  if (to === null) return null
  const otherId = fromId ?? (await liveEquationId(reader, shopId, to.scope, to.ownerId))
  const from = otherId === null ? null : await equation(reader, shopId, otherId)
  const fits = from === null ? fromId === undefined : from.scope === to.scope && from.ownerId === to.ownerId
  return fits ? { from, to } : null
}

export type EquationBrief = Pick<EquationView, 'id' | 'name' | 'version' | 'state'>

/** Versions by their ids. */
export async function equationBriefs(
  reader: Reader,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, EquationBrief>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('equations')
    .select(['id', 'name', 'version', 'state'])
    .where('shopId', '=', shopId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row as EquationBrief]))
}

/** The id of the equation that prices for this owner now. */
export async function liveEquationId(
  reader: Reader,
  shopId: string,
  scope: EquationScope,
  ownerId: string | null,
): Promise<string | null> {
  const row = await reader
    .selectFrom('equations')
    .select('id')
    .where('shopId', '=', shopId)
    .where('scope', '=', scope)
    .where('ownerId', 'is not distinct from', ownerId)
    .where('state', '=', 'live')
    .executeTakeFirst()
  return row?.id ?? null
}

/** What the shop has under the names that an equation of this owner may use. */
export interface EquationSurroundings {
  /** One list for each process that it prices for; empty at the level of the order. */
  materialVariables: MaterialVariable[][]
  colors: string[]
  technologies: string[]
  leadTimes: string[]
}

/** Null when the shop has no such owner. */
export async function equationSurroundings(
  reader: Reader,
  shopId: string,
  scope: EquationScope,
  ownerId: string | null,
): Promise<EquationSurroundings | null> {
  const processIds = await processesOf(reader, shopId, scope, ownerId)
  if (processIds === null) return null
  const all = scope === 'ORDER'
  const found = await sql<EquationSurroundings>`
    select
      coalesce((select json_agg(p.material_variables order by p.id) from processes p
        where p.shop_id = ${shopId} and p.id = any(${processIds}::uuid[])), '[]') as material_variables,
      array(
        select c ->> 'name' from materials m, jsonb_array_elements(m.colors) c
        where m.shop_id = ${shopId} and m.removed_at is null and m.process_id = any(${processIds}::uuid[])
        union select c ->> 'name' from post_processes x, jsonb_array_elements(x.colors) c
        where x.shop_id = ${shopId} and x.removed_at is null and x.process_ids && ${processIds}::uuid[]) as colors,
      array(
        select distinct t.name from technologies t
        left join processes p on p.shop_id = t.shop_id and p.technology_id = t.id
        where t.shop_id = ${shopId} and t.removed_at is null and (${all} or p.id = any(${processIds}::uuid[]))) as technologies,
      array(select name from lead_times where shop_id = ${shopId} and removed_at is null) as lead_times`.execute(reader)
  return found.rows[0] ?? null
}

async function processesOf(
  reader: Reader,
  shopId: string,
  scope: EquationScope,
  ownerId: string | null,
): Promise<string[] | null> {
  if (scope === 'ORDER') return []
  if (scope === 'PROCESS') {
    const found = await sql<{ id: string }>`
      select id from processes where shop_id = ${shopId} and id = ${ownerId} and removed_at is null`.execute(reader)
    return found.rows[0] ? [found.rows[0].id] : null
  }
  const found = await sql<{ processIds: string[] }>`
    select process_ids from post_processes
    where shop_id = ${shopId} and id = ${ownerId} and removed_at is null`.execute(reader)
  return found.rows[0]?.processIds ?? null
}
