import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Automation, OrderStatusKind } from '#domain/orders/order-states.ts'

export interface OrderStatusView {
  id: string
  name: string
  kind: OrderStatusKind
  position: number
  automations: Automation[]
  /** Orders in it that are not put away. */
  orders: number
  version: number
}

/** The statuses in use, in order. */
export const orderStatuses = (reader: Reader, shopId: string): Promise<OrderStatusView[]> =>
  statusesWhere(reader, sql`t.shop_id = ${shopId}`)

export async function orderStatus(reader: Reader, shopId: string, id: string): Promise<OrderStatusView | null> {
  return (await statusesWhere(reader, sql`t.shop_id = ${shopId} and t.id = ${id}`))[0] ?? null
}

async function statusesWhere(reader: Reader, condition: RawBuilder<unknown>): Promise<OrderStatusView[]> {
  const found = await sql<OrderStatusView>`
    select t.id, t.name, t.kind, t.position, t.automations, t.version,
      (select count(*)::int from orders o where o.shop_id = t.shop_id and o.status_id = t.id and o.archived_at is null
        and o.state <> 'cancelled') as orders
    from order_statuses t where ${condition} and t.removed_at is null order by t.position, t.id`.execute(reader)
  return found.rows
}
