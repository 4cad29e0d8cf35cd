import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { derivedOperations } from '../routing-sources.ts'
import { workOrderSummaries } from '../work-order-summaries.ts'
import { specificationForLine } from './specification-for-line.ts'

interface Named {
  id: string
  name: string
}

interface Row {
  requisitionId: string
  name: string
  quantity: number
  due: string | null
  partSpecificationId: string | null
  scheduledQuantity: number
  workOrderIds: string[]
  templates: {
    id: string
    name: string
    version: number
    state: string
    isDefault: boolean
    library: boolean
    steps: Named[]
  }[]
}

/** What the scheduling dialog offers: a row per part with its templates, newest versions of those that may be used. */
export async function schedulable(reader: Reader, shopId: string, orderId: string, now: Date) {
  const shop = await reader
    .selectFrom('shops')
    .select('requireApprovedRoutingTemplates')
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  const found = await sql<Row>`
    select r.id as requisition_id, r.name, r.quantity, o.due, r.part_specification_id,
      coalesce((select sum(w.target)::int from work_orders w where w.shop_id = r.shop_id and w.requisition_id = r.id
        and w.status <> 'cancelled'), 0) as scheduled_quantity,
      array(select w.id from work_orders w where w.shop_id = r.shop_id and w.requisition_id = r.id order by w.number) as work_order_ids,
      coalesce((select json_agg(x order by x."isDefault" desc, x.library, lower(x.name)) from (
        select t.id, t.name, t.template_version as version, t.state, t.id = s.default_routing_template_id as "isDefault",
          t.part_specification_id is null as library,
          coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by e.position)
            from routing_template_steps e join operations p on p.shop_id = e.shop_id and p.id = e.operation_id
            where e.shop_id = t.shop_id and e.routing_template_id = t.id), '[]') as steps
        from routing_templates t
        where t.shop_id = r.shop_id and t.state <> 'deprecated'
          and (t.part_specification_id = s.id or t.part_specification_id is null)) x), '[]') as templates
    from orders o
    join requisitions r on r.shop_id = o.shop_id and r.quote_id = o.quote_id and r.kind = 'part'
    left join part_specifications s on s.shop_id = r.shop_id and s.id = r.part_specification_id
    where o.shop_id = ${shopId} and o.id = ${orderId} order by r.position`.execute(reader)
  const known = await reader
    .selectFrom('orders')
    .select('id')
    .where('shopId', '=', shopId)
    .where('id', '=', orderId)
    .executeTakeFirst()
  if (!known) return null
  const ids = found.rows.flatMap((row) => row.workOrderIds)
  const workOrders = await workOrderSummaries(reader, shopId, ids, now)
  return {
    requireApproved: shop.requireApprovedRoutingTemplates,
    rows: await Promise.all(
      found.rows.map(async ({ workOrderIds, ...row }) => ({
        ...row,
        templates: row.templates.map((each) => ({ ...each, isDefault: each.isDefault === true })),
        workOrders: workOrderIds.flatMap((id) => workOrders.find((each) => each.id === id) ?? []),
        automatic: await automaticOf(reader, shopId, row.partSpecificationId),
      })),
    ),
  }
}

/** The operations that Automatic derives now. */
async function automaticOf(reader: Reader, shopId: string, partSpecificationId: string | null): Promise<Named[]> {
  if (partSpecificationId === null) return []
  const making = await specificationForLine(reader, shopId, partSpecificationId)
  const operations = making === null ? [] : await derivedOperations(reader, shopId, making)
  return operations.map(({ operationId, operationName }) => ({ id: operationId, name: operationName }))
}
