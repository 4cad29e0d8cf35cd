import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { ChoosableTemplate, RoutingSources, TemplateState } from '#domain/routing/choose-routing.ts'
import { type StepAsked, stepContent } from '#domain/routing/routing-step.ts'

interface TemplateRow extends Omit<ChoosableTemplate, 'steps'> {
  state: TemplateState
  steps: StepAsked[]
}

/** What a work order of this specification may take its routing from; null when there is no such specification. */
export async function routingSources(
  reader: Reader,
  shopId: string,
  asked: { partSpecificationId: string; templateId: string | null },
): Promise<(RoutingSources & { namedIsUnknown: boolean }) | null> {
  const specification = await reader
    .selectFrom('partSpecifications')
    .select(['id', 'name', 'processId', 'postProcessIds', 'defaultRoutingTemplateId'])
    .where('shopId', '=', shopId)
    .where('id', '=', asked.partSpecificationId)
    .executeTakeFirst()
  if (!specification) return null
  const named = asked.templateId === null ? null : await template(reader, shopId, asked.templateId)
  const standardId = specification.defaultRoutingTemplateId
  const shop = await reader
    .selectFrom('shops')
    .select('requireApprovedRoutingTemplates')
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  return {
    specification: { id: specification.id, name: specification.name },
    named,
    namedIsUnknown: asked.templateId !== null && named === null,
    standard: standardId === null ? null : await template(reader, shopId, standardId),
    derived: (await derivedOperations(reader, shopId, specification)).map((row) => stepContent(row)),
    requireApproved: shop.requireApprovedRoutingTemplates,
  }
}

export interface DerivedOperation {
  operationId: string
  operationName: string
  /** What asks for it, by name. */
  from: string
  /** 0 for the process, then the post-processes as they were chosen. */
  place: number
}

/**
 * The operations that a part's process asks for, in order, then those of its post-processes as they were chosen; an
 * operation that comes already is not done again.
 */
export async function derivedOperations(
  reader: Reader,
  shopId: string,
  part: { processId: string | null; postProcessIds: readonly string[] },
): Promise<DerivedOperation[]> {
  const found = await sql<DerivedOperation>`
    select o.id as operation_id, o.name as operation_name, asked."from", asked.place::int as place
    from (
      select po.operation_id, p.name as "from", 0 as place, po.position::bigint as position
      from process_operations po join processes p on p.shop_id = po.shop_id and p.id = po.process_id
      where po.shop_id = ${shopId} and po.process_id = ${part.processId}
      union all
      select wanted.id, x.name, chosen.place, wanted.position
      from unnest(${[...part.postProcessIds]}::uuid[]) with ordinality chosen (id, place)
      join post_processes x on x.shop_id = ${shopId} and x.id = chosen.id,
      unnest(x.operation_ids) with ordinality wanted (id, position)) asked
    join operations o on o.shop_id = ${shopId} and o.id = asked.operation_id and o.removed_at is null
    order by asked.place, asked.position`.execute(reader)
  const own = found.rows.filter((row) => row.place === 0)
  const known = new Set(own.map((row) => row.operationId))
  const added = found.rows.filter((row) => {
    if (row.place === 0 || known.has(row.operationId)) return false
    known.add(row.operationId)
    return true
  })
  return [...own, ...added]
}

async function template(reader: Reader, shopId: string, id: string): Promise<ChoosableTemplate | null> {
  const found = await sql<TemplateRow>`
    select t.id, t.name, t.state, t.part_specification_id, r.name as replaced_by_name,
      coalesce((select json_agg(json_build_object(
          'operationId', s.operation_id, 'instructions', s.instructions, 'pictureHashes', s.picture_hashes,
          'setUpMinutes', s.set_up_minutes, 'runMinutes', s.run_minutes, 'runPer', s.run_per, 'stationIds', array(
            select x.id from stations x where x.shop_id = s.shop_id and x.id = any(s.station_ids) and x.removed_at is null))
          order by s.position)
        from routing_template_steps s where s.shop_id = t.shop_id and s.routing_template_id = t.id), '[]') as steps
    from routing_templates t
    left join routing_templates r on r.shop_id = t.shop_id and r.id = t.replaced_by
    where t.shop_id = ${shopId} and t.id = ${id}`.execute(reader)
  const [row] = found.rows
  return row ? { ...row, steps: row.steps.map(stepContent) } : null
}
