import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { ownsRevision, type PartOwner } from './part-owner.ts'
import { type PartRevisionView, partRevision, revisionFiles } from './part-revisions.ts'

/**
 * Whether a visitor may see and buy a part: it is their own, or the shop drew it for them and it stands under their number
 * or in a quote that they were sent.
 */
export async function mayBuy(reader: Reader, shopId: string, id: string, owner: PartOwner): Promise<boolean> {
  if (await ownsRevision(reader, shopId, id, owner)) return true
  const { customerId = null } = owner
  if (customerId === null) return false
  const found = await sql`
    select 1 from customer_references n
    join part_specifications s on s.shop_id = n.shop_id and s.id = n.part_specification_id
    where n.shop_id = ${shopId} and n.customer_id = ${customerId} and n.removed_at is null and s.part_revision_id = ${id}
    union all
    select 1 from requisitions l join quotes q on q.shop_id = l.shop_id and q.id = l.quote_id
    where l.shop_id = ${shopId} and l.part_revision_id = ${id} and q.customer_id = ${customerId}
      and (q.source = 'store' or q.sent_at is not null or q.status = 'accepted')
    limit 1`.execute(reader)
  return found.rows.length > 0
}

/** The part as its buyer sees it; what the shop knows to be the same shape stays with the shop. */
export async function partForBuyer(
  reader: Reader,
  shopId: string,
  id: string,
  owner: PartOwner,
): Promise<PartRevisionView | null> {
  const own = await partRevision(reader, shopId, id, owner)
  if (own !== null || !(await mayBuy(reader, shopId, id, owner))) return own
  const part = await partRevision(reader, shopId, id)
  return part && { ...part, recognised: [] }
}

export async function filesForBuyer(reader: Reader, shopId: string, id: string, owner: PartOwner) {
  return (await mayBuy(reader, shopId, id, owner)) ? revisionFiles(reader, shopId, id) : null
}
