import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface OrderedPart {
  partSpecificationId: string
  customerId: string
  due: string | null
  order: string
  state: string
}

/** The line of an order that a work order makes; null where there is no such part, or its quote is no order yet. */
export async function orderedPart(reader: Reader, shopId: string, requisitionId: string): Promise<OrderedPart | null> {
  const found = await sql<OrderedPart>`
    select r.part_specification_id, o.customer_id, o.due, o.number as "order", o.state
    from requisitions r join orders o on o.shop_id = r.shop_id and o.quote_id = r.quote_id
    where r.shop_id = ${shopId} and r.id = ${requisitionId} and r.part_specification_id is not null`.execute(reader)
  return found.rows[0] ?? null
}
