import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { pictureUrl } from './picture-url.ts'

export interface AgreedPart {
  reference: string
  name: string
  pictureUrl: string | null
  process: string | null
  material: string | null
  color: string | null
  priceTiers: { quantity: number; unitPrice: string }[]
  currency: string
}

/** What was agreed on with a customer, by the customer's own numbers. */
export async function agreedParts(reader: Reader, shopId: string, customerId: string): Promise<AgreedPart[]> {
  const found = await sql<AgreedPart & { partRevisionId: string; pictureHash: string | null }>`
    select n.reference, coalesce(nullif(n.name, ''), s.name) as name, p.name as process, m.name as material, s.color,
      n.price_tiers, coalesce(c.currency, h.currency)::text as currency, r.id as part_revision_id, r.picture_hash
    from customer_references n
    join customers c on c.shop_id = n.shop_id and c.id = n.customer_id
    join shops h on h.shop_id = n.shop_id
    join part_specifications s on s.shop_id = n.shop_id and s.id = n.part_specification_id
    join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id
    left join processes p on p.shop_id = s.shop_id and p.id = s.process_id
    left join materials m on m.shop_id = s.shop_id and m.id = s.material_id
    where n.shop_id = ${shopId} and n.customer_id = ${customerId} and n.removed_at is null
    order by lower(n.reference)`.execute(reader)
  return found.rows.map(({ partRevisionId, pictureHash, ...row }) => ({
    ...row,
    pictureUrl: pictureUrl(partRevisionId, pictureHash),
  }))
}
