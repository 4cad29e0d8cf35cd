import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { limitOf, type PageAsked, pageOf, readCursor } from '../page.ts'
import { pictureUrl } from '../picture-url.ts'

interface Row {
  requisitionId: string
  order: { id: string; number: string }
  customer: { id: string; name: string }
  name: string
  partSpecificationId: string | null
  revisionId: string
  pictureHash: string | null
  process: string | null
  material: string | null
  quantity: number
  scheduledQuantity: number
  due: string | null
  late: boolean
  key: string
}

/** Parts that were ordered and are not, or not with all their pieces, in work orders that stand; the most urgent first. */
export async function unscheduled(reader: Reader, shopId: string, asked: PageAsked, now: Date) {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const past = after === null ? sql`` : sql`and (${key}, r.id) > (${after[0]}, ${after[1]}::uuid)`
  const found = await sql<Row>`
    select r.id as requisition_id, json_build_object('id', o.id, 'number', o.number) as "order",
      json_build_object('id', c.id, 'name', c.name) as customer, r.name, r.part_specification_id, r.part_revision_id as revision_id,
      v.picture_hash, pr.name as process, m.name as material, r.quantity, made.target as scheduled_quantity, o.due,
      coalesce(o.due < (${now}::timestamptz at time zone shop.time_zone)::date, false) as late, ${key} as key
    ${from(shopId)} ${past} order by ${key}, r.id limit ${limit + 1}`.execute(reader)
  const sums = await sql<{ total: number; pieces: number }>`
    select count(*)::int as total, coalesce(sum(r.quantity - made.target), 0)::int as pieces ${from(shopId)}`.execute(
    reader,
  )
  const page = pageOf(found.rows, limit, (row) => [row.key, row.requisitionId])
  const items = page.items.map(({ revisionId, pictureHash, key: _, ...row }) => ({
    ...row,
    pictureUrl: pictureUrl(revisionId, pictureHash),
  }))
  return { items, nextCursor: page.nextCursor, total: sums.rows[0]?.total ?? 0, pieces: sums.rows[0]?.pieces ?? 0 }
}

const key = sql`coalesce(o.due::text, '9999-12-31')`

const from = (shopId: string) => sql`
  from orders o
  join shops shop on shop.shop_id = o.shop_id
  join requisitions r on r.shop_id = o.shop_id and r.quote_id = o.quote_id and r.kind = 'part'
  join part_revisions v on v.shop_id = r.shop_id and v.id = r.part_revision_id
  join customers c on c.shop_id = o.shop_id and c.id = o.customer_id
  left join processes pr on pr.shop_id = r.shop_id and pr.id = r.process_id
  left join materials m on m.shop_id = r.shop_id and m.id = r.material_id
  cross join lateral (select coalesce(sum(w.target), 0)::int as target from work_orders w
    where w.shop_id = r.shop_id and w.requisition_id = r.id and w.status <> 'cancelled') made
  where o.shop_id = ${shopId} and o.state = 'open' and o.archived_at is null and made.target < r.quantity`
