import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { plans, type Role } from '#domain/people/roles.ts'
import { rushFrom, type WorkOrderStatus, workOrderNumber } from '#domain/work-orders.ts'
import { cursorOf } from './floor-board.ts'
import { pictureUrl } from './picture-url.ts'

export interface QueueAsker {
  personId: string | null
  role: Role | 'program'
}

/** How much of what comes is shown; a station works on what is here. */
const comingShown = 30
const hereShown = 200

interface JobRow {
  workOrderId: string
  number: number
  due: string | null
  priority: number
  status: WorkOrderStatus
  target: number
  partId: string
  partName: string
  material: string | null
  color: string | null
  revisionId: string
  pictureHash: string | null
  customer: string | null
  step: string
  operationId: string
  operationName: string
  queued: number
  inProcess: number
  held: number
  fromId: string | null
  fromName: string | null
  comingPieces: number
}

/** What lies at a station, what comes to it next, and what this person reported there last. */
export async function stationQueue(reader: Reader, shopId: string, stationId: string, asker: QueueAsker, now: Date) {
  const jobs = await jobsOf(reader, shopId, stationId)
  const here = jobs.filter((job) => job.queued + job.inProcess + job.held > 0).slice(0, hereShown)
  const coming = jobs.filter((job) => job.comingPieces > 0 && job.fromId !== null).slice(0, comingShown)
  return {
    cursor: await cursorOf(reader, shopId),
    here: here.map(jobView),
    coming: coming.map((job) => ({
      job: jobView(job),
      from: { id: job.fromId ?? '', name: job.fromName ?? '' },
      quantity: job.comingPieces,
    })),
    lastReport: await lastReport(reader, shopId, stationId, asker, now),
  }
}

function jobView(job: JobRow) {
  const { workOrderId, number, due, priority, status, target } = job
  return {
    workOrder: {
      id: workOrderId,
      number: workOrderNumber(number),
      due,
      priority,
      rush: priority >= rushFrom,
      status,
      target,
    },
    part: {
      id: job.partId,
      name: job.partName,
      material: job.material,
      color: job.color,
      pictureUrl: pictureUrl(job.revisionId, job.pictureHash),
    },
    customer: job.customer,
    step: job.step,
    operation: { id: job.operationId, name: job.operationName },
    here: { queued: job.queued, inProcess: job.inProcess, held: job.held },
  }
}

async function jobsOf(reader: Reader, shopId: string, stationId: string): Promise<JobRow[]> {
  const found = await sql<JobRow>`
    with on_floor as (
      select distinct work_order_id from pieces_on_floor where shop_id = ${shopId}
    ), routed as (
      select w.id as work_order_id, p.step, p.place, lag(p.step) over (partition by w.id order by p.place) as before
      from on_floor f
      join work_orders w on w.shop_id = ${shopId} and w.id = f.work_order_id and w.status in ('released', 'on_hold')
      join work_order_routings r on r.shop_id = w.shop_id and r.work_order_id = w.id and r.revision = w.routing_revision
      cross join unnest(r.steps) with ordinality as p (step, place)
    ), mine as (
      select routed.work_order_id, routed.step, routed.before, s.operation_id, s.operation_name
      from routed
      join work_order_steps s on s.shop_id = ${shopId} and s.work_order_id = routed.work_order_id and s.step = routed.step
      join station_operations so on so.shop_id = ${shopId} and so.station_id = ${stationId} and so.operation_id = s.operation_id
      where cardinality(s.station_ids) = 0 or ${stationId}::uuid = any(s.station_ids)
    )
    select w.id as work_order_id, w.number, w.due, w.priority, w.status, w.target,
      p.id as part_id, p.name as part_name, m.name as material, p.color, p.part_revision_id as revision_id, v.picture_hash,
      c.name as customer, mine.step, mine.operation_id, mine.operation_name,
      coalesce(h.queued, 0) as queued, coalesce(h.in_process, 0) as in_process, coalesce(h.held, 0) as held,
      b.operation_id as from_id, b.operation_name as from_name, coalesce(n.pieces, 0) as coming_pieces
    from mine
    join work_orders w on w.shop_id = ${shopId} and w.id = mine.work_order_id
    join part_specifications p on p.shop_id = w.shop_id and p.id = w.part_specification_id
    join part_revisions v on v.shop_id = p.shop_id and v.id = p.part_revision_id
    left join materials m on m.shop_id = p.shop_id and m.id = p.material_id
    left join customers c on c.shop_id = w.shop_id and c.id = w.customer_id
    left join lateral (
      select sum(x.quantity) filter (where x.state = 'queued')::int as queued,
        sum(x.quantity) filter (where x.state = 'in_process')::int as in_process,
        sum(x.quantity) filter (where x.state = 'held')::int as held
      from balances x
      where x.shop_id = w.shop_id and x.work_order_id = w.id and x.step = mine.step and x.state in ('queued', 'in_process', 'held')) h on true
    left join work_order_steps b on b.shop_id = w.shop_id and b.work_order_id = w.id and b.step = mine.before
    left join lateral (
      select sum(x.quantity)::int as pieces from balances x
      where x.shop_id = w.shop_id and x.work_order_id = w.id and x.step = mine.before and x.state in ('queued', 'in_process')) n on true
    where coalesce(h.queued, 0) + coalesce(h.in_process, 0) + coalesce(h.held, 0) + coalesce(n.pieces, 0) > 0
    order by (w.priority >= ${rushFrom}) desc, w.due nulls last, w.priority desc, w.number, mine.step`.execute(reader)
  return found.rows
}

interface ReportRow {
  commandId: string
  at: Date
  by: string | null
  mine: boolean
  workOrderId: string
  number: number
  step: string
  good: number
  scrap: number
  rework: number
  started: number
  undone: boolean
  movementIds: string[]
  undoMinutes: number
}

/** What this person reported here last (a program: what anybody did), so that Undo can say what it would undo. */
async function lastReport(reader: Reader, shopId: string, stationId: string, asker: QueueAsker, now: Date) {
  const found = await sql<ReportRow>`
    with last as (
      select m.command_id from movements m
      where m.shop_id = ${shopId} and m.station_id = ${stationId} and m.type <> 'reverse'
        and (${asker.personId}::uuid is null or m.actor_id = ${asker.personId}::uuid)
      order by m.at desc, m.ordinal desc limit 1
    )
    select m.command_id, max(m.at) as at, max(p.name) as by, bool_and(m.actor_id is not distinct from ${asker.personId}::uuid) as mine,
      m.work_order_id, w.number, min(m.from_step) as step,
      coalesce(sum(m.quantity) filter (where m.type = 'complete'), 0)::int as good,
      coalesce(sum(m.quantity) filter (where m.type = 'scrap'), 0)::int as scrap,
      coalesce(sum(m.quantity) filter (where m.type = 'rework'), 0)::int as rework,
      coalesce(sum(m.quantity) filter (where m.type = 'start'), 0)::int as started,
      bool_and(exists (select from movements r where r.shop_id = m.shop_id and r.type = 'reverse' and r.names = m.id)) as undone,
      array_agg(m.id order by m.ordinal)::text[] as movement_ids,
      max(shop.undo_minutes) as undo_minutes
    from last
    join movements m on m.shop_id = ${shopId} and m.command_id = last.command_id and m.from_step <> ''
    join work_orders w on w.shop_id = m.shop_id and w.id = m.work_order_id
    join shops shop on shop.shop_id = m.shop_id
    left join people p on p.shop_id = m.shop_id and p.id = m.actor_id
    group by m.command_id, m.work_order_id, w.number
    limit 1`.execute(reader)
  const [row] = found.rows
  if (!row) return null
  const { workOrderId, number, mine, undoMinutes, at, ...report } = row
  const inTime = now.getTime() - at.getTime() <= undoMinutes * 60_000
  return {
    ...report,
    at: at.toISOString(),
    workOrder: { id: workOrderId, number: workOrderNumber(number) },
    canUndo: !row.undone && (plans(asker.role) || (mine && inTime)),
  }
}
