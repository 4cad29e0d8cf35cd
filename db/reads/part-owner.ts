import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

/** Whose parts are meant: an organisation's, or those of somebody without a log-in. */
export interface PartOwner {
  customerId?: string | null
  guestId?: string | null
}

/** For the conditions of a question about designs `d`: all of the shop, or those of one owner. */
export function ownedBy(owner: PartOwner | null): RawBuilder<unknown> {
  if (owner === null) return sql`true`
  const { customerId = null, guestId = null } = owner
  return sql`(d.customer_id = ${customerId}::uuid or d.guest_id = ${guestId}::uuid)`
}

/** Whether a revision belongs to this organisation or guest. */
export async function ownsRevision(
  reader: Reader,
  shopId: string,
  partRevisionId: string,
  owner: PartOwner,
): Promise<boolean> {
  const found = await sql`
    select 1 from part_revisions r join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
    where r.shop_id = ${shopId} and r.id = ${partRevisionId} and ${ownedBy(owner)}`.execute(reader)
  return found.rows.length > 0
}
