import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { TemplateState } from '#domain/routing/choose-routing.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'

export interface TemplateStepView {
  step: string
  operation: Named
  instructions: string
  pictureHashes: string[]
  setUpMinutes: number
  runMinutes: number
  runPer: 'piece' | 'load'
  stations: Named[]
}

export interface RoutingTemplateView {
  id: string
  familyId: string
  name: string
  templateVersion: number
  state: TemplateState
  partSpecification: Named | null
  isDefault: boolean
  defaultOf: Named[]
  steps: TemplateStepView[]
  workOrderCount: number
  frozen: boolean
  approvedBy: string | null
  approvedAt: string | null
  deprecatedAt: string | null
  replacedBy: Named | null
  createdBy: string | null
  createdAt: string
  version: number
}

export interface TemplatesAsked extends PageAsked {
  partSpecificationId?: string | undefined
  /** Only those of the shop's library, or only those of parts. */
  library?: boolean | undefined
  familyId?: string | undefined
  state?: TemplateState | undefined
}

/** Routing templates by name, the newest version of each first. */
export async function routingTemplates(
  reader: Reader,
  shopId: string,
  asked: TemplatesAsked,
): Promise<Page<RoutingTemplateView>> {
  const after = readCursor(asked.cursor, ['text', 'id', 'number'])
  const limit = limitOf(asked)
  const found = await sql<Row & { sort: string }>`
    ${select}
    where t.shop_id = ${shopId}
      ${asked.partSpecificationId ? sql`and t.part_specification_id = ${asked.partSpecificationId}` : sql``}
      ${asked.familyId ? sql`and t.family_id = ${asked.familyId}` : sql``}
      ${asked.state ? sql`and t.state = ${asked.state}` : sql``}
      ${asked.library === undefined ? sql`` : sql`and (t.part_specification_id is null) = ${asked.library}`}
      ${
        after === null
          ? sql``
          : sql`and (lower(t.name), t.family_id, -t.template_version) > (${after[0]}, ${after[1]}::uuid, -${after[2]}::int)`
      }
    order by lower(t.name), t.family_id, t.template_version desc limit ${limit + 1}`.execute(reader)
  const rows = found.rows.map(({ sort, ...row }) => ({ ...viewOf(row), sort }))
  return pageOf(rows, limit, (row) => [row.sort, row.familyId, row.templateVersion])
}

export async function routingTemplate(reader: Reader, shopId: string, id: string): Promise<RoutingTemplateView | null> {
  const found = await sql<Row & { sort: string }>`
    ${select} where t.shop_id = ${shopId} and t.id = ${id}`.execute(reader)
  const row = found.rows[0]
  if (!row) return null
  const { sort: _sort, ...shown } = row
  return viewOf(shown)
}

/** Whether the part, or the library, already has another template of that name in use. */
export async function templateNameTaken(
  reader: Reader,
  shopId: string,
  asked: { name: string; partSpecificationId: string | null; familyId: string },
): Promise<boolean> {
  const found = await sql`
    select from routing_templates
    where shop_id = ${shopId} and part_specification_id is not distinct from ${asked.partSpecificationId}::uuid
      and lower(name) = lower(${asked.name}) and family_id <> ${asked.familyId} and state <> 'deprecated'
    limit 1`.execute(reader)
  return found.rows.length > 0
}

type Times = 'approvedAt' | 'deprecatedAt' | 'createdAt'
type Row = Omit<RoutingTemplateView, Times | 'frozen'> & {
  approvedAt: Date | null
  deprecatedAt: Date | null
  createdAt: Date
}

function viewOf(row: Row): RoutingTemplateView {
  return {
    ...row,
    frozen: row.workOrderCount > 0,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    deprecatedAt: row.deprecatedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

const select = sql`
  select t.id, t.family_id, t.name, lower(t.name) as sort, t.template_version, t.state, t.version,
    t.approved_at, t.deprecated_at, t.created_at, approver.name as approved_by, author.name as created_by,
    case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as part_specification,
    case when n.id is null then null else json_build_object('id', n.id, 'name', n.name) end as replaced_by,
    coalesce(p.default_routing_template_id = t.id, false) as is_default,
    coalesce((
      select json_agg(json_build_object('id', d.id, 'name', d.name) order by d.name)
      from part_specifications d where d.shop_id = t.shop_id and d.default_routing_template_id = t.id), '[]') as default_of,
    (select count(*)::int from work_orders w where w.shop_id = t.shop_id and w.routing_template_id = t.id) as work_order_count,
    coalesce((
      select json_agg(json_build_object(
        'step', lpad(((s.position + 1) * 10)::text, greatest(3, length(((s.position + 1) * 10)::text)), '0'),
        'operation', json_build_object('id', o.id, 'name', o.name),
        'instructions', s.instructions, 'pictureHashes', s.picture_hashes,
        'setUpMinutes', s.set_up_minutes, 'runMinutes', s.run_minutes, 'runPer', s.run_per,
        'stations', coalesce((
          select json_agg(json_build_object('id', x.id, 'name', x.name) order by x.position, x.name)
          from stations x where x.shop_id = s.shop_id and x.id = any(s.station_ids) and x.removed_at is null), '[]')
      ) order by s.position)
      from routing_template_steps s join operations o on o.shop_id = s.shop_id and o.id = s.operation_id
      where s.shop_id = t.shop_id and s.routing_template_id = t.id), '[]') as steps
  from routing_templates t
  left join part_specifications p on p.shop_id = t.shop_id and p.id = t.part_specification_id
  left join routing_templates n on n.shop_id = t.shop_id and n.id = t.replaced_by
  left join people approver on approver.shop_id = t.shop_id and approver.id = t.approved_by
  left join people author on author.shop_id = t.shop_id and author.id = t.created_by`
