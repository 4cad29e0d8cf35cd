import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { EquationScope } from './equations.ts'
import { type PartFacts, partFacts } from './part-facts.ts'

/** What a basket names: ids of the shop, each at most once. */
export interface CatalogueAsked {
  customerId: string | null
  partRevisionIds: string[]
  processIds: string[]
  materialIds: string[]
  infillIds: string[]
  precisionIds: string[]
  postProcessIds: string[]
  leadTimeIds: string[]
  /** Equations to be tried in the place of the live ones. */
  equationIds: string[]
}

interface OperationHours {
  id: string
  hours: number
}

export interface CatalogueProcess {
  id: string
  name: string
  technology: string | null
  internal: boolean
  customerId: string | null
  operations: OperationHours[]
}

export interface CatalogueMaterial {
  id: string
  processId: string
  name: string
  variables: Record<string, number>
  colors: { name: string }[]
  wallThicknessWarning: number | null
  wallThicknessLimit: number | null
}

export interface CatalogueNamedValue {
  id: string
  processId: string
  name: string
  value: number
}

export interface CataloguePostProcess {
  id: string
  name: string
  processIds: string[]
  operations: OperationHours[]
  colors: { name: string }[]
  exclusiveGroup: string | null
  incompatibleMaterialIds: string[]
  pricing: 'equation' | 'included'
}

export interface CatalogueLeadTime {
  id: string
  name: string
  buffer: number
  isDefault: boolean
}

export interface CatalogueEquation {
  id: string
  scope: EquationScope
  ownerId: string | null
  name: string
  source: string
  runnable: boolean
  diagnostics: object[]
}

/** Everything of the shop that the prices of a basket follow from; what it does not have is simply not there. */
export interface PriceCatalogue {
  currency: string
  customer: { number: number; name: string; taxExempt: boolean; approved: boolean } | null
  /** What was measured of the parts, by the ids of their revisions. */
  parts: Map<string, PartFacts>
  processes: CatalogueProcess[]
  materials: CatalogueMaterial[]
  infills: CatalogueNamedValue[]
  precisions: CatalogueNamedValue[]
  postProcesses: CataloguePostProcess[]
  /** Those that are named, and the shop's default. */
  leadTimes: CatalogueLeadTime[]
  /** The live equations of the processes, of the post-processes and of the order. */
  live: CatalogueEquation[]
  named: CatalogueEquation[]
}

export async function priceCatalogue(reader: Reader, shopId: string, asked: CatalogueAsked): Promise<PriceCatalogue> {
  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(reader)).rows
  const [shop] = await rows(sql<{ currency: string }>`select currency from shops where shop_id = ${shopId}`)
  const [customer] = await rows(sql<NonNullable<PriceCatalogue['customer']>>`
    select number::int as number, name, tax_exempt, approved from customers
    where shop_id = ${shopId} and id = ${asked.customerId} and removed_at is null`)
  const values = async (table: 'infills' | 'precisions', ids: string[]) =>
    ids.length === 0
      ? []
      : rows(sql<CatalogueNamedValue>`
          select id, process_id, name, value from ${sql.table(table)} where ${these(shopId, ids)}`)
  return {
    currency: shop?.currency ?? 'EUR',
    customer: customer ?? null,
    parts: await partFacts(reader, shopId, asked.partRevisionIds),
    processes: await rows(sql<CatalogueProcess>`
      select x.id, x.name, t.name as technology, x.internal, x.customer_id, ${hours(processOperations)} as operations
      from processes x left join technologies t on t.shop_id = x.shop_id and t.id = x.technology_id
      where x.shop_id = ${shopId} and x.id = any(${asked.processIds}::uuid[]) and x.removed_at is null`),
    materials: await rows(sql<CatalogueMaterial>`
      select id, process_id, name, variables, colors, wall_thickness_warning, wall_thickness_limit
      from materials where ${these(shopId, asked.materialIds)}`),
    infills: await values('infills', asked.infillIds),
    precisions: await values('precisions', asked.precisionIds),
    postProcesses: await rows(sql<CataloguePostProcess>`
      select x.id, x.name, x.process_ids, x.colors, x.exclusive_group, x.incompatible_material_ids, x.pricing,
        ${hours(postProcessOperations)} as operations
      from post_processes x
      where x.shop_id = ${shopId} and x.id = any(${asked.postProcessIds}::uuid[]) and x.removed_at is null`),
    leadTimes: await rows(sql<CatalogueLeadTime>`
      select id, name, buffer, is_default from lead_times
      where shop_id = ${shopId} and removed_at is null and (is_default or id = any(${asked.leadTimeIds}::uuid[]))`),
    live: await rows(sql<CatalogueEquation>`
      ${selectEquation} where e.shop_id = ${shopId} and e.state = 'live'
        and (e.owner_id is null or e.owner_id = any(${[...asked.processIds, ...asked.postProcessIds]}::uuid[]))`),
    named: await rows(sql<CatalogueEquation>`
      ${selectEquation} where e.shop_id = ${shopId} and e.id = any(${asked.equationIds}::uuid[])`),
  }
}

const these = (shopId: string, ids: string[]) =>
  sql`shop_id = ${shopId} and id = any(${ids}::uuid[]) and removed_at is null`

const selectEquation = sql`
  select e.id, e.scope, e.owner_id, e.name, t.source, e.runnable, e.diagnostics
  from equations e join equation_texts t on t.shop_id = e.shop_id and t.hash = e.hash`

const processOperations = sql`
  process_operations po join operations o on o.shop_id = po.shop_id and o.id = po.operation_id
  where po.shop_id = x.shop_id and po.process_id = x.id`

const postProcessOperations = sql`
  unnest(x.operation_ids) with ordinality po (id, position) join operations o on o.id = po.id
  where o.shop_id = x.shop_id`

const hours = (from: ReturnType<typeof sql>) => sql`
  coalesce((
    select json_agg(json_build_object('id', o.id, 'hours', o.duration_hours) order by po.position)
    from ${from} and o.removed_at is null), '[]')`
