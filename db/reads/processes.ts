import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'

export interface TechnologyView {
  id: string
  name: string
  version: number
}

export interface MaterialVariable {
  name: string
  unit: string | null
  description: string | null
}

export interface ProcessView {
  id: string
  name: string
  technology: Named | null
  technologyId: string | null
  /** The numbers that every material of it has. */
  materialVariables: MaterialVariable[]
  /** The largest part it takes, in mm. */
  boundingBox: { length: number; width: number; height: number } | null
  internal: boolean
  customerOrganisationId: string | null
  operations: Named[]
  operationIds: string[]
  materials: Named[]
  version: number
}

export interface MaterialView {
  id: string
  process: Named
  processId: string
  name: string
  variables: Record<string, number>
  colors: { name: string; hex: string | null }[]
  /** mm */
  wallThicknessWarning: number | null
  /** mm */
  wallThicknessLimit: number | null
  quoteOnly: boolean
  version: number
}

export function technologies(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<TechnologyView>> {
  return byName(
    reader,
    asked,
    sql`select x.id, x.name, lower(x.name) as sort, x.version from technologies x where x.shop_id = ${shopId}`,
  )
}

export function processes(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<ProcessView>> {
  return byName(reader, asked, sql`${selectProcess} where x.shop_id = ${shopId}`)
}

export function materials(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<MaterialView>> {
  return byName(reader, asked, sql`${selectMaterial} where x.shop_id = ${shopId}`)
}

export function technology(reader: Reader, shopId: string, id: string): Promise<TechnologyView | null> {
  return byId(
    reader,
    id,
    sql`select x.id, x.name, lower(x.name) as sort, x.version from technologies x where x.shop_id = ${shopId}`,
  )
}

export function process(reader: Reader, shopId: string, id: string): Promise<ProcessView | null> {
  return byId(reader, id, sql`${selectProcess} where x.shop_id = ${shopId}`)
}

export function material(reader: Reader, shopId: string, id: string): Promise<MaterialView | null> {
  return byId(reader, id, sql`${selectMaterial} where x.shop_id = ${shopId}`)
}

/** All materials of a process, by name. */
export async function materialsOf(reader: Reader, shopId: string, processId: string): Promise<MaterialView[]> {
  const of = sql`${selectMaterial} where x.shop_id = ${shopId} and x.process_id = ${processId}`
  const { items } = await byName<MaterialView>(reader, { limit: 5_000 }, of)
  return items
}

const selectProcess = sql`
  select x.id, x.name, lower(x.name) as sort, x.version, x.technology_id, x.material_variables, x.bounding_box, x.internal,
    x.customer_id as customer_organisation_id,
    case when t.id is null then null else json_build_object('id', t.id, 'name', t.name) end as technology,
    coalesce((
      select json_agg(json_build_object('id', o.id, 'name', o.name) order by po.position)
      from process_operations po join operations o on o.shop_id = po.shop_id and o.id = po.operation_id
      where po.shop_id = x.shop_id and po.process_id = x.id), '[]') as operations,
    array(
      select po.operation_id from process_operations po
      where po.shop_id = x.shop_id and po.process_id = x.id order by po.position) as operation_ids,
    coalesce((
      select json_agg(json_build_object('id', m.id, 'name', m.name) order by lower(m.name))
      from materials m where m.shop_id = x.shop_id and m.process_id = x.id and m.removed_at is null), '[]') as materials
  from processes x left join technologies t on t.shop_id = x.shop_id and t.id = x.technology_id`

const selectMaterial = sql`
  select x.id, x.name, lower(x.name) as sort, x.version, json_build_object('id', p.id, 'name', p.name) as process, x.process_id,
    x.variables, x.colors, x.wall_thickness_warning, x.wall_thickness_limit, x.quote_only
  from materials x join processes p on p.shop_id = x.shop_id and p.id = x.process_id`

type Query = ReturnType<typeof sql>

/** Rows carry their sort key beside what is shown; the database's idea of lower case is the one that counts. */
export async function byName<T extends Named>(reader: Reader, asked: PageAsked, query: Query): Promise<Page<T>> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const found = await sql<T & { sort: string }>`
    ${query} and x.removed_at is null
      ${after === null ? sql`` : sql`and (lower(x.name), x.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by lower(x.name), x.id limit ${limit + 1}`.execute(reader)
  return pageOf(found.rows, limit, (row) => [row.sort, row.id])
}

/** One that is in use. */
export async function byId<T>(reader: Reader, id: string, query: Query): Promise<T | null> {
  const found = await sql<T>`${query} and x.id = ${id} and x.removed_at is null`.execute(reader)
  return found.rows[0] ?? null
}
