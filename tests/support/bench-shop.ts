import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { releasePieces } from '#commands/release-pieces.ts'
import { inShop } from '#db/connect.ts'
import { workOrderNumber } from '#domain/work-orders.ts'
import type { LedgerShop } from './ledger-shop.ts'

/** Pieces of each work order at its first step: more than a benchmark can move. */
const PIECES = 900_000

/** Many released work orders at once, each with a step for every operation of the shop. */
export async function manyWorkOrders(shop: LedgerShop, count: number): Promise<{ id: string; number: string }[]> {
  const { shopId, operations, db } = shop
  const workOrders = Array.from({ length: count }, (_, index) => ({ id: uuidv7(), running: 1_000 + index }))
  const ids = workOrders.map((each) => each.id)
  const steps = operations.map((_, index) => String((index + 1) * 10).padStart(3, '0'))
  await inShop(db, shopId, async (tx) => {
    await sql`
      insert into work_orders (shop_id, id, number, part_specification_id, target, status, created_at)
      select ${shopId}, given.id, given.number, p.id, ${PIECES}, 'planned', now()
      from unnest(${ids}::uuid[], ${workOrders.map((each) => each.running)}::bigint[]) as given (id, number)
      cross join (select id from part_specifications where shop_id = ${shopId} limit 1) p`.execute(tx)
    await sql`
      insert into work_order_steps (shop_id, work_order_id, step, operation_id, operation_name)
      select ${shopId}, w.id, o.step, o.id, o.name
      from unnest(${ids}::uuid[]) as w (id)
      cross join unnest(${steps}::text[], ${operations.map((each) => each.id)}::uuid[], ${operations.map((each) => each.name)}::text[])
        as o (step, id, name)`.execute(tx)
    await sql`
      insert into work_order_routings (shop_id, work_order_id, revision, steps, after_ordinal, made_at)
      select ${shopId}, w.id, 1, ${steps}::text[], 0, now() from unnest(${ids}::uuid[]) as w (id)`.execute(tx)
  })
  await Promise.all(ids.map((workOrderId) => releasePieces(shop.planner, { commandId: uuidv7(), workOrderId })))
  return workOrders.map(({ id, running }) => ({ id, number: workOrderNumber(running) }))
}
