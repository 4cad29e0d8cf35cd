import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { BucketState } from '#domain/ledger/buckets.ts'
import type { OwnedStep, RunningRouting } from '#domain/routing/change-routing.ts'

/** The routing a running order has now, with where its pieces are: what a change is judged on. */
export async function runningRouting(
  reader: Reader,
  shopId: string,
  id: string,
  number: string,
): Promise<RunningRouting> {
  const steps = await sql<OwnedStep>`
    select s.step, s.operation_id, s.operation_name, s.instructions, s.picture_hashes, s.set_up_minutes::float8 as set_up_minutes,
      s.run_minutes::float8 as run_minutes, s.run_per, s.station_ids::text[] as station_ids
    from work_orders w
    join work_order_routings r on r.shop_id = w.shop_id and r.work_order_id = w.id and r.revision = w.routing_revision
    cross join unnest(r.steps) with ordinality as x (step, place)
    join work_order_steps s on s.shop_id = w.shop_id and s.work_order_id = w.id and s.step = x.step
    where w.shop_id = ${shopId} and w.id = ${id} order by x.place`.execute(reader)
  const everUsed = await reader
    .selectFrom('workOrderSteps')
    .select('step')
    .where('shopId', '=', shopId)
    .where('workOrderId', '=', id)
    .execute()
  const balances = await reader
    .selectFrom('balances')
    .select(['step', 'state', 'quantity'])
    .where('shopId', '=', shopId)
    .where('workOrderId', '=', id)
    .where('quantity', '>', 0)
    .execute()
  return {
    workOrder: number,
    steps: steps.rows,
    everUsed: everUsed.map((row) => row.step),
    balances: balances.map((row) => ({
      step: row.step === '' ? null : row.step,
      state: row.state as BucketState,
      buildId: null,
      quantity: row.quantity,
    })),
  }
}
