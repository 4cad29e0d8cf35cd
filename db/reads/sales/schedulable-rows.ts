import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface SchedulableRow {
  requisitionId: string
  name: string
  quantity: number
  /** Those that stand: with one the part is in production. */
  workOrders: { id: string; number: string }[]
}

/** The parts of an order, and the work orders that make them already. */
export async function schedulableRows(reader: Reader, shopId: string, orderId: string): Promise<SchedulableRow[]> {
  const found = await sql<SchedulableRow>`
    select r.id as requisition_id, r.name, r.quantity,
      coalesce((select json_agg(json_build_object('id', w.id, 'number', 'WO-' || lpad(w.number::text, 6, '0')) order by w.number)
        from work_orders w where w.shop_id = r.shop_id and w.requisition_id = r.id and w.status <> 'cancelled'), '[]') as work_orders
    from orders o join requisitions r on r.shop_id = o.shop_id and r.quote_id = o.quote_id and r.kind = 'part'
    where o.shop_id = ${shopId} and o.id = ${orderId} order by r.position`.execute(reader)
  return found.rows
}
