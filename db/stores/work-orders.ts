import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { StepContent } from '#domain/routing/routing-step.ts'

export interface NewWorkOrder {
  id: string
  number: number
  partSpecificationId: string
  requisitionId: string | null
  customerId: string | null
  routingTemplateId: string | null
  routingEdited: boolean
  target: number
  priority: number
  due: string | null
  note: string
  createdBy: string | null
  createdAt: Date
}

/** A planned work order: nothing is released yet. */
export async function insertWorkOrder(tx: Tx, shopId: string, workOrder: NewWorkOrder): Promise<void> {
  await tx
    .insertInto('workOrders')
    .values({ shopId, status: 'planned', ...workOrder })
    .execute()
}

export interface NewRouting {
  workOrderId: string
  revision: number
  steps: readonly string[]
  reason: string
  effectiveFrom: string | null
  afterOrdinal: number
  madeBy: string | null
  madeAt: Date
}

/** The steps that are new with a routing revision, and the revision that says which count, in order. */
export async function insertRouting(
  tx: Tx,
  shopId: string,
  routing: NewRouting,
  added: readonly (StepContent & { step: string })[],
): Promise<void> {
  const { workOrderId } = routing
  if (added.length > 0) {
    await sql`
      insert into work_order_steps (shop_id, work_order_id, step, operation_id, operation_name, instructions, picture_hashes,
        set_up_minutes, run_minutes, run_per, station_ids)
      select ${shopId}, ${workOrderId}, g.step, o.id, o.name, g.instructions, g.picture_hashes, g.set_up_minutes, g.run_minutes,
        g.run_per, g.station_ids
      from jsonb_to_recordset(${JSON.stringify(added.map(stepRow))}::jsonb) as g (step text, operation_id uuid, instructions text,
        picture_hashes text[], set_up_minutes numeric, run_minutes numeric, run_per text, station_ids uuid[])
      join operations o on o.shop_id = ${shopId} and o.id = g.operation_id`.execute(tx)
  }
  await tx
    .insertInto('workOrderRoutings')
    .values({ shopId, ...routing, steps: [...routing.steps] })
    .execute()
}

function stepRow(step: StepContent & { step: string }) {
  return {
    step: step.step,
    operation_id: step.operationId,
    instructions: step.instructions,
    picture_hashes: step.pictureHashes,
    set_up_minutes: step.setUpMinutes,
    run_minutes: step.runMinutes,
    run_per: step.runPer,
    station_ids: step.stationIds,
  }
}

export interface LockedWorkOrder {
  id: string
  number: number
  status: string
  version: number
  target: number
  routingRevision: number
  lastOrdinal: number
  partSpecificationId: string
  routingTemplateId: string | null
}

/** The work order, locked against scans and other planners until the transaction ends; undefined when there is no such. */
export function lockWorkOrder(tx: Tx, shopId: string, id: string): Promise<LockedWorkOrder | undefined> {
  return tx
    .selectFrom('workOrders')
    .select([
      'id',
      'number',
      'status',
      'version',
      'target',
      'routingRevision',
      'lastOrdinal',
      'partSpecificationId',
      'routingTemplateId',
    ])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export interface WorkOrderChange {
  due?: string | null
  priority?: number
  customerId?: string | null
  note?: string
  routingRevision?: number
  routingEdited?: boolean
  version: number
}

export async function updateWorkOrderRow(tx: Tx, shopId: string, id: string, change: WorkOrderChange): Promise<void> {
  await tx.updateTable('workOrders').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}
