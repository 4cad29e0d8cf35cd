import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { KeptFile } from '#domain/orders/basket-line.ts'
import { isoTime } from './iso-time.ts'

export interface BasketLineRead {
  id: string
  partRevisionId: string
  partName: string
  customerReference: string | null
  processId: string
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  postProcessIds: string[]
  leadTimeId: string | null
  quantity: number
  note: string
  files: KeptFile[]
}

export interface BasketRead {
  id: string
  version: number
  lines: BasketLineRead[]
}

/** The open basket of a guest, by its id, or of a contact; null when nothing was put into one. */
export async function openBasket(
  reader: Reader,
  shopId: string,
  of: { guestBasketId: string | null; contactId: string | null },
): Promise<BasketRead | null> {
  const whose: RawBuilder<unknown> =
    of.contactId === null
      ? sql`b.id = ${of.guestBasketId} and b.contact_id is null`
      : sql`b.contact_id = ${of.contactId}`
  const found = await sql<{ id: string; version: number }>`
    select b.id, b.version from baskets b
    where b.shop_id = ${shopId} and b.state = 'open' and ${whose}`.execute(reader)
  const [basket] = found.rows
  if (!basket) return null
  const lines = await sql<BasketLineRead>`
    select l.id, l.part_revision_id, d.name as part_name, l.customer_reference, l.process_id, l.material_id, l.color,
      l.infill_id, l.precision_id, l.post_process_ids, l.lead_time_id, l.quantity, l.note, l.files
    from basket_lines l
    join part_revisions r on r.shop_id = l.shop_id and r.id = l.part_revision_id
    join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
    where l.shop_id = ${shopId} and l.basket_id = ${basket.id} order by l.position, l.id`.execute(reader)
  return { ...basket, lines: lines.rows }
}

export interface WaitingBasket {
  id: string
  customer: { id: string; name: string } | null
  contact: { id: string; name: string; email: string } | null
  parts: string[]
  lines: number
  pieces: number
  updatedAt: string
}

/** The newest fifty baskets with something in them that nobody has ordered yet. */
export async function waitingBaskets(reader: Reader, shopId: string): Promise<WaitingBasket[]> {
  const found = await sql<WaitingBasket>`
    select b.id, case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer,
      case when k.id is null then null else json_build_object('id', k.id, 'name', k.name, 'email', k.email) end as contact,
      l.parts, l.lines, l.pieces, ${isoTime('b.updated_at')} as updated_at
    from baskets b
    left join customers c on c.shop_id = b.shop_id and c.id = b.customer_id
    left join contacts k on k.shop_id = b.shop_id and k.id = b.contact_id
    join lateral (
      select count(*)::int as lines, coalesce(sum(x.quantity), 0)::int as pieces,
        coalesce(array_agg(d.name order by x.position), '{}') as parts
      from basket_lines x
      join part_revisions r on r.shop_id = x.shop_id and r.id = x.part_revision_id
      join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
      where x.shop_id = b.shop_id and x.basket_id = b.id) l on l.lines > 0
    where b.shop_id = ${shopId} and b.state = 'open'
    order by b.updated_at desc, b.id limit 50`.execute(reader)
  return found.rows
}

/** Shipping methods that the storefront offers. */
export async function offeredShipping(reader: Reader, shopId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('shippingMethods')
    .select('id')
    .where('shopId', '=', shopId)
    .where('offered', '=', true)
    .where('removedAt', 'is', null)
    .orderBy('price')
    .execute()
  return rows.map((row) => row.id)
}

export interface Buyer {
  id: string
  name: string
  type: 'pro_forma' | 'account' | 'internal'
  approved: boolean
  source: 'staff' | 'store' | 'import'
  currency: string | null
  paymentDays: number | null
  discountPercent: number
}

/** The customer as the basket needs to know it. */
export async function buyer(reader: Reader, shopId: string, customerId: string): Promise<Buyer | null> {
  const found = await sql<Buyer>`
    select id, name, type, approved, source, currency::text as currency, payment_days,
      discount_percent::float as discount_percent
    from customers where shop_id = ${shopId} and id = ${customerId} and removed_at is null`.execute(reader)
  return found.rows[0] ?? null
}
