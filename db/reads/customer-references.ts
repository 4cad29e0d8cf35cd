import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'
import { pictureUrl } from './picture-url.ts'
import { containing, wordsOf } from './words.ts'

/** The agreed price of one piece from a quantity on. */
export interface PriceTier {
  quantity: number
  unitPrice: string
}

export interface CustomerReferenceView {
  id: string
  reference: string
  name: string
  customer: Named
  partSpecification: Named
  partRevisionId: string
  partDesignId: string
  pictureUrl: string | null
  priceTiers: PriceTier[]
  createdAt: string
  version: number
}

type Row = Omit<CustomerReferenceView, 'pictureUrl' | 'createdAt'> & {
  pictureHash: string | null
  createdAt: Date
  sort: string
}

const selectReference = sql`
  select n.id, n.reference, n.name, n.price_tiers, n.created_at, n.version, lower(n.reference) as sort,
    json_build_object('id', c.id, 'name', c.name) as customer,
    json_build_object('id', s.id, 'name', s.name) as part_specification,
    r.id as part_revision_id, r.part_design_id, r.picture_hash
  from customer_references n
  join customers c on c.shop_id = n.shop_id and c.id = n.customer_id
  join part_specifications s on s.shop_id = n.shop_id and s.id = n.part_specification_id
  join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id`

function referenceView({ sort: _sort, pictureHash, createdAt, ...row }: Row): CustomerReferenceView {
  return { ...row, pictureUrl: pictureUrl(row.partRevisionId, pictureHash), createdAt: createdAt.toISOString() }
}

/** What a customer calls parts, by number; `q` finds words of the number, its name, or the part. */
export async function customerReferences(
  reader: Reader,
  shopId: string,
  customerId: string,
  asked: PageAsked & { q?: string | undefined } = {},
): Promise<Page<CustomerReferenceView>> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const words = wordsOf(asked.q?.toLowerCase())
  const found = await sql<Row>`${selectReference}
    where n.shop_id = ${shopId} and n.customer_id = ${customerId} and n.removed_at is null
      ${sql.join(
        words.map((word) => sql`and lower(concat_ws(' ', n.reference, n.name, s.name)) like ${containing(word)}`),
        sql` `,
      )}
      ${after === null ? sql`` : sql`and (lower(n.reference), n.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by lower(n.reference), n.id limit ${limit + 1}`.execute(reader)
  const page = pageOf(found.rows, limit, (row) => [row.sort, row.id])
  return { ...page, items: page.items.map(referenceView) }
}

export async function customerReference(
  reader: Reader,
  shopId: string,
  id: string,
): Promise<CustomerReferenceView | null> {
  const found = await sql<Row>`${selectReference}
    where n.shop_id = ${shopId} and n.id = ${id} and n.removed_at is null`.execute(reader)
  return found.rows[0] ? referenceView(found.rows[0]) : null
}

/** What a customer means by a number, however it is capitalised; null when they never said. */
export async function customerReferenceByNumber(
  reader: Reader,
  shopId: string,
  customerId: string,
  reference: string,
): Promise<CustomerReferenceView | null> {
  const found = await sql<Row>`${selectReference}
    where n.shop_id = ${shopId} and n.customer_id = ${customerId} and lower(n.reference) = lower(${reference.trim()})
      and n.removed_at is null`.execute(reader)
  return found.rows[0] ? referenceView(found.rows[0]) : null
}

/** What a customer calls its parts, by the revision; nothing for a guest. */
export async function referencesByRevision(
  reader: Reader,
  shopId: string,
  customerId: string | null,
): Promise<Map<string, string>> {
  if (customerId === null) return new Map()
  const found = await sql<{ partRevisionId: string; reference: string }>`
    select s.part_revision_id, min(n.reference) as reference
    from customer_references n join part_specifications s on s.shop_id = n.shop_id and s.id = n.part_specification_id
    where n.shop_id = ${shopId} and n.customer_id = ${customerId} and n.removed_at is null
    group by s.part_revision_id`.execute(reader)
  return new Map(found.rows.map((row) => [row.partRevisionId, row.reference]))
}
