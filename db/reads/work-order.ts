import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { parseWorkOrderName } from '#domain/work-orders.ts'
import { workOrderSummaries } from './work-order-summaries.ts'

interface Named {
  id: string
  name: string
}

interface StepRow {
  step: string
  operation: Named
  instructions: string
  pictureHashes: string[]
  setUpMinutes: number
  runMinutes: number
  runPer: 'piece' | 'load'
  stations: Named[]
  /** Place in the present routing; null for a step that a later revision took out. */
  place: number | null
}

interface RevisionRow {
  revision: number
  steps: string[]
  reason: string
  effectiveFrom: string | null
  by: string | null
  at: string
}

interface MoreRow {
  note: string
  holdReason: string | null
  heldBy: string | null
  heldAt: Date | null
  status: string
  requisitionId: string | null
  createdBy: string | null
  createdAt: Date
  releasedAt: Date | null
  closedAt: Date | null
}

/** One work order with its whole routing, by id or by number (`WO-000042`); null when this shop has no such. */
export async function workOrder(reader: Reader, shopId: string, idOrNumber: string, now: Date) {
  const id = await idOf(reader, shopId, idOrNumber)
  if (id === null) return null
  const [summary] = await workOrderSummaries(reader, shopId, [id], now)
  const more = await moreOf(reader, shopId, id)
  if (!summary || !more) return null
  const steps = await stepsOf(reader, shopId, id)
  const passed = new Set((await passedSteps(reader, shopId, id)).map((row) => row.step))
  const { holdReason, heldBy, heldAt, createdAt, releasedAt, closedAt, status: _status, ...rest } = more
  return {
    ...summary,
    routing: {
      ...summary.routing,
      steps: steps.filter((step) => step.place !== null).map(stepView),
      revisions: await revisionsOf(reader, shopId, id),
      formerSteps: steps.filter((step) => step.place === null && passed.has(step.step)).map(stepView),
    },
    ...rest,
    hold:
      summary.status === 'on_hold' && heldAt !== null
        ? { reason: holdReason, by: heldBy, at: heldAt.toISOString() }
        : null,
    createdAt: createdAt.toISOString(),
    releasedAt: releasedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  }
}

async function idOf(reader: Reader, shopId: string, idOrNumber: string): Promise<string | null> {
  const name = parseWorkOrderName(idOrNumber)
  if (name === null || 'id' in name) return name?.id ?? null
  const row = await reader
    .selectFrom('workOrders')
    .select('id')
    .where('shopId', '=', shopId)
    .where('number', '=', name.number)
    .executeTakeFirst()
  return row?.id ?? null
}

function stepView({ place: _place, ...step }: StepRow) {
  return step
}

async function moreOf(reader: Reader, shopId: string, id: string): Promise<MoreRow | undefined> {
  const found = await sql<MoreRow>`
    select w.note, w.hold_reason, h.name as held_by, w.held_at, w.status, w.requisition_id, a.name as created_by, w.created_at,
      w.released_at, w.closed_at
    from work_orders w
    left join people h on h.shop_id = w.shop_id and h.id = w.held_by
    left join people a on a.shop_id = w.shop_id and a.id = w.created_by
    where w.shop_id = ${shopId} and w.id = ${id}`.execute(reader)
  return found.rows[0]
}

async function stepsOf(reader: Reader, shopId: string, id: string): Promise<StepRow[]> {
  const found = await sql<StepRow>`
    select s.step, json_build_object('id', s.operation_id, 'name', s.operation_name) as operation, s.instructions, s.picture_hashes,
      s.set_up_minutes::float8 as set_up_minutes, s.run_minutes::float8 as run_minutes, s.run_per, x.place::int as place,
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.position) from stations t
        where t.shop_id = s.shop_id and t.id = any(s.station_ids)), '[]') as stations
    from work_order_steps s
    join work_orders w on w.shop_id = s.shop_id and w.id = s.work_order_id
    join work_order_routings r on r.shop_id = w.shop_id and r.work_order_id = w.id and r.revision = w.routing_revision
    left join lateral unnest(r.steps) with ordinality as x (step, place) on x.step = s.step
    where s.shop_id = ${shopId} and s.work_order_id = ${id}
    order by x.place nulls last, s.step`.execute(reader)
  return found.rows
}

async function passedSteps(reader: Reader, shopId: string, id: string) {
  return reader
    .selectFrom('movements')
    .select('fromStep as step')
    .distinct()
    .where('shopId', '=', shopId)
    .where('workOrderId', '=', id)
    .execute()
}

async function revisionsOf(reader: Reader, shopId: string, id: string): Promise<RevisionRow[]> {
  const found = await sql<Omit<RevisionRow, 'at'> & { at: Date }>`
    select r.revision, r.steps, r.reason, r.effective_from, p.name as by, r.made_at as at
    from work_order_routings r
    left join people p on p.shop_id = r.shop_id and p.id = r.made_by
    where r.shop_id = ${shopId} and r.work_order_id = ${id} order by r.revision`.execute(reader)
  return found.rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
