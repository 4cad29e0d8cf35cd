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
    .select(['id', 'name', 'processId', 'defaultRoutingTemplateId'])
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
    derived: (await derivedOperations(reader, shopId, specification.processId)).map((row) => stepContent(row)),
    requireApproved: shop.requireApprovedRoutingTemplates,
  }
}

/** The operations that a process asks for, in order; none where there is no process. */
export async function derivedOperations(reader: Reader, shopId: string, processId: string | null) {
  if (processId === null) return []
  return reader
    .selectFrom('processOperations')
    .innerJoin('operations', (join) =>
      join
        .onRef('operations.shopId', '=', 'processOperations.shopId')
        .onRef('operations.id', '=', 'processOperations.operationId'),
    )
    .select(['operations.id as operationId', 'operations.name as operationName'])
    .where('processOperations.shopId', '=', shopId)
    .where('processId', '=', processId)
    .where('operations.removedAt', 'is', null)
    .orderBy('processOperations.position')
    .execute()
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
