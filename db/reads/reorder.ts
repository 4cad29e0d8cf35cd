import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { BasketLineChoice } from '#domain/orders/basket-line.ts'

const columns = sql`
  s.part_revision_id, s.process_id, s.material_id, s.color, s.infill_id, s.precision_id, s.post_process_ids`

/** A part that was agreed on with a customer, as a line of its basket; null when it has no such number. */
export async function basketLineOfReference(
  reader: Reader,
  shopId: string,
  customerId: string | null,
  asked: { reference: string; quantity: number },
): Promise<BasketLineChoice | null> {
  const found = await sql<BasketLineChoice>`
    select ${columns}, n.reference as customer_reference, ${asked.quantity}::int as quantity
    from customer_references n
    join part_specifications s on s.shop_id = n.shop_id and s.id = n.part_specification_id
    where n.shop_id = ${shopId} and n.customer_id = ${customerId} and n.removed_at is null
      and lower(n.reference) = lower(${asked.reference.trim()}) and s.process_id is not null`.execute(reader)
  return found.rows[0] ?? null
}

/** The parts of an order of this customer as lines of a basket; null when it is not one of its orders. */
export async function basketLinesOfOrder(
  reader: Reader,
  shopId: string,
  customerId: string | null,
  orderId: string,
): Promise<BasketLineChoice[] | null> {
  const order = await sql<{ quoteId: string }>`
    select quote_id from orders
    where shop_id = ${shopId} and id = ${orderId} and customer_id = ${customerId}`.execute(reader)
  const [row] = order.rows
  if (!row) return null
  const lines = await sql<BasketLineChoice>`
    select s.part_revision_id, s.customer_reference, s.process_id, s.material_id, s.color, s.infill_id, s.precision_id,
      s.post_process_ids, s.lead_time_id, s.quantity
    from requisitions s
    where s.shop_id = ${shopId} and s.quote_id = ${row.quoteId} and s.kind = 'part' and s.process_id is not null
    order by s.position`.execute(reader)
  return lines.rows
}
