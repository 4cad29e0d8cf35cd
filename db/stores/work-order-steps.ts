import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { StepContent } from '#domain/routing/routing-step.ts'

/** What the steps of one revision of a work order's routing say, in order. */
export async function workOrderSteps(
  tx: Tx,
  shopId: string,
  workOrderId: string,
  revision: number,
): Promise<StepContent[]> {
  const found = await sql<StepContent>`
    select s.operation_id, s.instructions, s.picture_hashes, s.set_up_minutes::float8 as set_up_minutes,
      s.run_minutes::float8 as run_minutes, s.run_per, s.station_ids
    from work_order_routings r
    cross join lateral unnest(r.steps) with ordinality as x (step, place)
    join work_order_steps s on s.shop_id = r.shop_id and s.work_order_id = r.work_order_id and s.step = x.step
    where r.shop_id = ${shopId} and r.work_order_id = ${workOrderId} and r.revision = ${revision}
    order by x.place`.execute(tx)
  return found.rows
}
