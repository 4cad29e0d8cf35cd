import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { BucketState } from '#domain/ledger/buckets.ts'
import { quantitiesOf } from '#domain/ledger/work-order-state.ts'
import { rushFrom, type WorkOrderStatus, workOrderNumber } from '#domain/work-orders.ts'
import { isoTime } from './iso-time.ts'
import { pictureUrl } from './picture-url.ts'

interface Named {
  id: string
  name: string
}

interface BalanceRow {
  step: string | null
  operation: Named | null
  state: BucketState
  quantity: number
  since: string
}

interface SummaryRow {
  id: string
  number: number
  status: WorkOrderStatus
  version: number
  target: number
  released: number
  replaced: number
  surplus: number
  due: string | null
  priority: number
  late: boolean
  partId: string
  partName: string
  process: string | null
  material: string | null
  color: string | null
  revisionId: string
  pictureHash: string | null
  customerId: string | null
  customerName: string | null
  templateId: string | null
  templateName: string | null
  templateVersion: number | null
  edited: boolean
  routingRevision: number
  steps: { step: string; operation: Named }[]
  balances: BalanceRow[]
  scrap: { step: string; quantity: number; replaced: number; reason: string | null }[]
  rework: { fromStep: string; toStep: string; quantity: number }[]
}

export type WorkOrderSummary = ReturnType<typeof summaryOf>

/** Rows of the list for these work orders, in any order. */
export async function workOrderSummaries(
  reader: Reader,
  shopId: string,
  ids: readonly string[],
  now: Date,
): Promise<WorkOrderSummary[]> {
  if (ids.length === 0) return []
  const found = await sql<SummaryRow>`
    with asked as (select unnest(${[...ids]}::uuid[]) as id)
    select w.id, w.number, w.status, w.version, w.target, w.released, w.replaced, w.surplus, w.due, w.priority,
      ${isLate(now)} as late,
      p.id as part_id, p.name as part_name, pr.name as process, m.name as material, p.color, p.part_revision_id as revision_id,
      v.picture_hash, c.id as customer_id, c.name as customer_name,
      t.id as template_id, t.name as template_name, t.template_version, w.routing_edited as edited, w.routing_revision,
      ${stepsOf} as steps, ${balancesOf} as balances, ${scrapOf} as scrap, ${reworkOf} as rework
    from asked
    join work_orders w on w.shop_id = ${shopId} and w.id = asked.id
    join shops shop on shop.shop_id = w.shop_id
    join part_specifications p on p.shop_id = w.shop_id and p.id = w.part_specification_id
    join part_revisions v on v.shop_id = p.shop_id and v.id = p.part_revision_id
    left join processes pr on pr.shop_id = p.shop_id and pr.id = p.process_id
    left join materials m on m.shop_id = p.shop_id and m.id = p.material_id
    left join customers c on c.shop_id = w.shop_id and c.id = w.customer_id
    left join routing_templates t on t.shop_id = w.shop_id and t.id = w.routing_template_id`.execute(reader)
  return found.rows.map(summaryOf)
}

/** Past its due date in the shop's time zone and not done; needs `w` and `shop` in scope. */
export function isLate(now: Date): RawBuilder<boolean> {
  return sql`(w.status in ('planned', 'released', 'on_hold')
    and coalesce(w.due < (${now}::timestamptz at time zone shop.time_zone)::date, false))`
}

const stepsOf = sql`(
  select json_agg(json_build_object('step', s.step, 'operation', json_build_object('id', s.operation_id, 'name', s.operation_name)) order by x.place)
  from work_order_routings r
  cross join unnest(r.steps) with ordinality as x (step, place)
  join work_order_steps s on s.shop_id = r.shop_id and s.work_order_id = r.work_order_id and s.step = x.step
  where r.shop_id = w.shop_id and r.work_order_id = w.id and r.revision = w.routing_revision)`

const balancesOf = sql`(
  select coalesce(json_agg(json_build_object(
      'step', nullif(b.step, ''), 'state', b.state, 'quantity', b.quantity, 'since', ${isoTime('b.since')},
      'operation', case when s.step is null then null else json_build_object('id', s.operation_id, 'name', s.operation_name) end)
    order by b.step = '', b.step, b.state), '[]')
  from balances b
  left join work_order_steps s on s.shop_id = b.shop_id and s.work_order_id = b.work_order_id and s.step = b.step
  where b.shop_id = w.shop_id and b.work_order_id = w.id and b.quantity > 0)`

const isUndone = (alias: string) =>
  sql`exists (select from movements r where r.shop_id = ${sql.ref(`${alias}.shop_id`)} and r.type = 'reverse' and r.names = ${sql.ref(`${alias}.id`)})`

/** What was scrapped and still stands, by step and reason, with how much of it was made good. */
const scrapOf = sql`(
  select coalesce(json_agg(json_build_object('step', x.step, 'quantity', x.quantity, 'replaced', x.replaced, 'reason', x.reason) order by x.step), '[]')
  from (
    select k.from_step as step, k.reason, sum(k.quantity)::int as quantity,
      coalesce(sum((select sum(q.quantity) from movements q
        where q.shop_id = k.shop_id and q.names = k.id and q.type = 'replace' and not ${isUndone('q')})), 0)::int as replaced
    from movements k
    where k.shop_id = w.shop_id and k.work_order_id = w.id and k.type = 'scrap' and not ${isUndone('k')}
    group by k.from_step, k.reason) x)`

const reworkOf = sql`(
  select coalesce(json_agg(json_build_object('fromStep', x.from_step, 'toStep', x.to_step, 'quantity', x.quantity) order by x.from_step, x.to_step), '[]')
  from (
    select k.from_step, k.to_step, sum(k.quantity)::int as quantity
    from movements k
    where k.shop_id = w.shop_id and k.work_order_id = w.id and k.type = 'rework' and not ${isUndone('k')}
    group by k.from_step, k.to_step) x)`

function summaryOf(row: SummaryRow) {
  const { id, status, version, due, priority, late, released, replaced, surplus, balances, scrap, rework } = row
  return {
    id,
    number: workOrderNumber(row.number),
    status,
    version,
    part: {
      id: row.partId,
      name: row.partName,
      process: row.process,
      material: row.material,
      color: row.color,
      pictureUrl: pictureUrl(row.revisionId, row.pictureHash),
    },
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    due,
    priority,
    rush: priority >= rushFrom,
    late,
    quantities: quantitiesOf({
      target: row.target,
      released,
      replaced,
      surplus,
      balances: balances.map((each) => ({ ...each, buildId: null })),
    }),
    entered: { released, replaced, surplus },
    balances,
    scrap,
    rework,
    routing: {
      templateId: row.templateId,
      templateName: row.templateName,
      templateVersion: row.templateVersion,
      edited: row.edited,
      revision: row.routingRevision,
      steps: row.steps,
    },
  }
}
