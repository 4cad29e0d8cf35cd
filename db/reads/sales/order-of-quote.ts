import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { OrderStatusKind } from '#domain/orders/order-states.ts'

export interface OrderOfQuote {
  order: {
    id: string
    number: string
    status: { id: string; name: string; kind: OrderStatusKind }
    requisitions: { id: string; name: string; quantity: number; partSpecificationId: string | null }[]
  }
}

/** The order that a quote became, in short; null when it is none yet. */
export async function orderOfQuote(reader: Reader, shopId: string, quoteId: string): Promise<OrderOfQuote | null> {
  const found = await sql<OrderOfQuote['order']>`
    select o.id, o.number, json_build_object('id', t.id, 'name', t.name, 'kind', t.kind) as status,
      coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name, 'quantity', r.quantity,
          'partSpecificationId', r.part_specification_id) order by r.position)
        from requisitions r where r.shop_id = o.shop_id and r.quote_id = o.quote_id and r.kind = 'part'), '[]') as requisitions
    from orders o join order_statuses t on t.shop_id = o.shop_id and t.id = o.status_id
    where o.shop_id = ${shopId} and o.quote_id = ${quoteId}`.execute(reader)
  const [order] = found.rows
  return order ? { order } : null
}
