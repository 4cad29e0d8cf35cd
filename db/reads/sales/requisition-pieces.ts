import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface RequisitionPieces {
  scheduled: number
  onFloor: number
  held: number
  finished: number
  shipped: number
  workOrderIds: string[]
}

const none: RequisitionPieces = { scheduled: 0, onFloor: 0, held: 0, finished: 0, shipped: 0, workOrderIds: [] }

/** Where the pieces of a work order `w` are, as `b`. */
export const whereItsPiecesAre = sql`
    left join lateral (
      select coalesce(sum(quantity) filter (where state in ('finished', 'shipped')), 0) as good,
        coalesce(sum(quantity) filter (where state = 'shipped'), 0) as shipped,
        coalesce(sum(quantity) filter (where state = 'held'), 0) as held,
        coalesce(sum(quantity) filter (where state in ('queued', 'in_process', 'held')), 0) as on_floor
      from balances b where b.shop_id = w.shop_id and b.work_order_id = w.id) b on true`

/** Where the pieces of each line of an order are, live from the ledger; lines without work orders have none. */
export async function requisitionPieces(reader: Reader, shopId: string, quoteId: string) {
  const found = await sql<RequisitionPieces & { id: string }>`
    select r.id, sum(case when w.status = 'cancelled' then b.good else w.target end)::int as scheduled,
      sum(b.on_floor)::int as on_floor, sum(b.held)::int as held, sum(b.good)::int as finished, sum(b.shipped)::int as shipped,
      array_agg(w.id order by w.number) as work_order_ids
    from requisitions r
    join work_orders w on w.shop_id = r.shop_id and w.requisition_id = r.id
    ${whereItsPiecesAre}
    where r.shop_id = ${shopId} and r.quote_id = ${quoteId} group by r.id`.execute(reader)
  const byId = new Map(found.rows.map((row) => [row.id, row]))
  return (id: string): RequisitionPieces => byId.get(id) ?? none
}
