import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Page, PageAsked } from './page.ts'
import { byId, byName } from './processes.ts'

/** A choice of infill or precision: a name, and the number that equations see. */
export interface NamedValueView {
  id: string
  processId: string
  name: string
  value: number
  version: number
}

export interface PostProcessView {
  id: string
  name: string
  processIds: string[]
  operationIds: string[]
  colors: { name: string; hex: string | null }[]
  exclusiveGroup: string | null
  incompatibleMaterialIds: string[]
  quoteOnly: boolean
  pricing: 'equation' | 'included'
  version: number
}

export interface LeadTimeView {
  id: string
  name: string
  /** Working days. */
  buffer: number
  default: boolean
  version: number
}

export type NamedValueTable = 'infills' | 'precisions'

const selectNamedValue = (table: NamedValueTable) =>
  sql`select x.id, x.process_id, x.name, lower(x.name) as sort, x.value, x.version from ${sql.table(table)} x`

const selectPostProcess = sql`
  select x.id, x.name, lower(x.name) as sort, x.process_ids, x.operation_ids, x.colors, x.exclusive_group,
    x.incompatible_material_ids, x.quote_only, x.pricing, x.version
  from post_processes x`

const selectLeadTime = sql`
  select x.id, x.name, lower(x.name) as sort, x.buffer, x.is_default as "default", x.version from lead_times x`

export function namedValues(
  reader: Reader,
  table: NamedValueTable,
  shopId: string,
  asked: PageAsked = {},
): Promise<Page<NamedValueView>> {
  return byName(reader, asked, sql`${selectNamedValue(table)} where x.shop_id = ${shopId}`)
}

export function namedValue(
  reader: Reader,
  table: NamedValueTable,
  shopId: string,
  id: string,
): Promise<NamedValueView | null> {
  return byId(reader, id, sql`${selectNamedValue(table)} where x.shop_id = ${shopId}`)
}

export function postProcesses(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<PostProcessView>> {
  return byName(reader, asked, sql`${selectPostProcess} where x.shop_id = ${shopId}`)
}

export function postProcess(reader: Reader, shopId: string, id: string): Promise<PostProcessView | null> {
  return byId(reader, id, sql`${selectPostProcess} where x.shop_id = ${shopId}`)
}

export function leadTimes(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<LeadTimeView>> {
  return byName(reader, asked, sql`${selectLeadTime} where x.shop_id = ${shopId}`)
}

export function leadTime(reader: Reader, shopId: string, id: string): Promise<LeadTimeView | null> {
  return byId(reader, id, sql`${selectLeadTime} where x.shop_id = ${shopId}`)
}
