import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

/** Puts all orders of a status into another one; they find their place there by due date. */
export async function moveOrders(
  tx: Tx,
  shopId: string,
  statuses: { from: string; to: string },
  at: Date,
): Promise<void> {
  await sql`
    update orders set status_id = ${statuses.to}, status_since = ${at}, rank = null, version = version + 1, updated_at = ${at}
    where shop_id = ${shopId} and status_id = ${statuses.from}`.execute(tx)
}
