import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { DocumentFacts, DocumentLineFacts, DocumentShop } from '#domain/document-facts.ts'
import type { SalesAddress } from '#domain/orders/quote-state.ts'
import type { Totals } from '#domain/orders/totals.ts'
import { customersQuote } from './sales/quote-for-customer.ts'
import { frozenRevision } from './sales/quote-revisions.ts'
import { quoteView } from './sales/quote-view.ts'

/** The shop as its documents need to know it. */
export async function documentShop(reader: Reader, shopId: string): Promise<DocumentShop> {
  const found = await sql<Omit<DocumentShop, 'settings'> & DocumentShop['settings']>`
    select s.name, s.locale, s.time_zone, t.logo_hash, d.page_size, d.language, d.color, d.company, d.tax_id, d.bank,
      d.footer, d.texts
    from shops s
    join store_settings t on t.shop_id = s.shop_id
    join document_settings d on d.shop_id = s.shop_id
    where s.shop_id = ${shopId}`.execute(reader)
  const [row] = found.rows
  if (!row) throw new Error('every shop has settings of its documents')
  const { name, locale, timeZone, logoHash, ...settings } = row
  return { name, locale, timeZone, logoHash, settings }
}

interface SaleRow {
  quoteId: string
  quote: string
  revision: number
  quoteDay: string
  validUntil: string | null
  dispatchOn: string | null
  customerReference: string
  currency: string
  totals: Totals
  billingAddress: SalesAddress | null
  shippingAddress: SalesAddress | null
  customer: DocumentFacts['customer']
  contact: string | null
  owner: string | null
  orderId: string | null
  order: string | null
  orderDay: string | null
  due: string | null
  purchaseOrder: string | null
  method: string | null
}

async function sale(reader: Reader, shopId: string, condition: RawBuilder<unknown>): Promise<SaleRow | null> {
  const found = await sql<SaleRow>`
    select q.id as quote_id, q.number as quote, q.revision, q.customer_reference, q.currency::text as currency, q.totals,
      to_char(coalesce(q.sent_at, q.created_at) at time zone h.time_zone, 'YYYY-MM-DD') as quote_day,
      q.valid_until::text as valid_until, q.dispatch_on::text as dispatch_on, q.billing_address, q.shipping_address,
      json_build_object('number', c.number, 'name', c.name, 'language', c.language, 'taxIds', coalesce(
        (select json_agg(t ->> 'id') from jsonb_array_elements(c.tax_ids) t), '[]')) as customer,
      k.name as contact, w.name as owner, o.id as order_id, o.number as order, o.due::text as due,
      to_char(o.accepted_at at time zone h.time_zone, 'YYYY-MM-DD') as order_day,
      o.purchase_order_number as purchase_order, m.name as method
    from quotes q
    join shops h on h.shop_id = q.shop_id
    join customers c on c.shop_id = q.shop_id and c.id = q.customer_id
    left join contacts k on k.shop_id = q.shop_id and k.id = q.contact_id
    left join orders o on o.shop_id = q.shop_id and o.quote_id = q.id
    left join people w on w.shop_id = q.shop_id and w.id = coalesce(o.owner_id, q.owner_id)
    left join shipping_methods m on m.shop_id = q.shop_id and m.id = q.shipping_method_id
    where q.shop_id = ${shopId} and ${condition}`.execute(reader)
  return found.rows[0] ?? null
}

const size = sql`
  case when r.geometry is null then null else json_build_array(
    (r.geometry ->> 'width')::float, (r.geometry ->> 'height')::float, (r.geometry ->> 'length')::float) end`

interface LineRow extends DocumentLineFacts {
  id: string
}

/** The lines in their order, what they are made of in names. */
async function linesOf(reader: Reader, shopId: string, quoteId: string, currency: string): Promise<LineRow[]> {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const found = await sql<LineRow>`
    select l.id, l.name, l.customer_reference as reference, p.name as process, m.name as material, l.color,
      i.name as infill, z.name as precision, l.comment, r.picture_hash, l.quantity,
      round(l.unit_price, ${digits}::int)::text as unit_price,
      round(l.unit_price * l.quantity, ${digits}::int)::text as total,
      ${size} as size,
      coalesce((select json_agg(x.name order by u.position) from unnest(l.post_process_ids) with ordinality u (id, position)
        join post_processes x on x.shop_id = l.shop_id and x.id = u.id), '[]') as post_processes
    from requisitions l
    left join processes p on p.shop_id = l.shop_id and p.id = l.process_id
    left join materials m on m.shop_id = l.shop_id and m.id = l.material_id
    left join infills i on i.shop_id = l.shop_id and i.id = l.infill_id
    left join precisions z on z.shop_id = l.shop_id and z.id = l.precision_id
    left join part_revisions r on r.shop_id = l.shop_id and r.id = l.part_revision_id
    where l.shop_id = ${shopId} and l.quote_id = ${quoteId} order by l.position`.execute(reader)
  return found.rows
}

const base = (row: SaleRow) => ({
  revision: row.revision,
  customer: row.customer,
  contact: row.contact,
  owner: row.owner,
  order: row.order,
  quote: row.quote,
  customerReference: row.customerReference,
  purchaseOrder: row.purchaseOrder ?? '',
  validUntil: row.validUntil,
  dispatchOn: row.due ?? row.dispatchOn,
  due: null,
  paymentDays: null,
  billingAddress: row.billingAddress,
  shippingAddress: row.shippingAddress,
  currency: row.currency,
  totals: row.totals,
  shipment: null,
})

/** The id of a line is not printed. */
const printed = ({ id: _, ...line }: LineRow): DocumentLineFacts => line

/**
 * A quote as a document: as it is written now, or as a revision was sent. A customer gets what was sent, also while the next
 * revision is being written. Null when there is nothing to see.
 */
export async function quoteFacts(
  reader: Reader,
  shopId: string,
  quoteId: string,
  asked: { customerId: string | null; revision?: number | undefined },
): Promise<DocumentFacts | null> {
  const { customerId, revision } = asked
  const row = await sale(reader, shopId, sql`q.id = ${quoteId} and ${seenBy(customerId)}`)
  if (row === null) return null
  const view = await viewFor(reader, shopId, quoteId, { customerId, revision })
  if (view === null) return null
  const shapes = await shapesOf(
    reader,
    shopId,
    view.lines.flatMap((line) => line.partRevision?.id ?? []),
  )
  return {
    ...base(row),
    kind: 'quote',
    number: row.quote,
    revision: view.revision,
    day: row.quoteDay,
    validUntil: view.validUntil,
    dispatchOn: view.dispatchOn,
    billingAddress: view.billingAddress,
    shippingAddress: view.shippingAddress,
    totals: view.totals,
    lines: view.lines.map((line) => ({
      name: line.name,
      reference: line.reference,
      process: line.process?.name ?? null,
      material: line.material?.name ?? null,
      color: line.color,
      infill: line.infill?.name ?? null,
      precision: line.precision?.name ?? null,
      postProcesses: line.postProcesses.map((each) => each.name),
      size: shapes.get(line.partRevision?.id ?? '')?.size ?? null,
      pictureHash: shapes.get(line.partRevision?.id ?? '')?.pictureHash ?? null,
      comment: line.comment,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      total: line.lineTotal,
    })),
  }
}

function viewFor(
  reader: Reader,
  shopId: string,
  id: string,
  asked: { customerId: string | null; revision: number | undefined },
) {
  const { customerId, revision } = asked
  if (revision !== undefined) return frozenRevision(reader, shopId, id, { revision })
  return customerId === null ? quoteView(reader, shopId, id) : customersQuote(reader, shopId, { id, customerId })
}

interface Shape {
  size: DocumentLineFacts['size']
  pictureHash: string | null
}

async function shapesOf(reader: Reader, shopId: string, revisionIds: string[]): Promise<Map<string, Shape>> {
  const found = await sql<Shape & { id: string }>`
    select r.id, r.picture_hash, ${size} as size from part_revisions r
    where r.shop_id = ${shopId} and r.id = any(${revisionIds}::uuid[])`.execute(reader)
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** The confirmation of an order, or what its invoice says. */
export async function orderFacts(
  reader: Reader,
  shopId: string,
  orderId: string,
  customerId: string | null,
): Promise<DocumentFacts | null> {
  const row = await sale(reader, shopId, sql`o.id = ${orderId} and ${seenBy(customerId)}`)
  if (row?.order == null || row.orderDay === null) return null
  const lines = await linesOf(reader, shopId, row.quoteId, row.currency)
  return { ...base(row), kind: 'confirmation', number: row.order, day: row.orderDay, lines: lines.map(printed) }
}

interface ShipmentRow {
  orderId: string
  number: number
  carrier: string
  tracking: string
  parcels: number
  day: string
}

/** What is in a shipment, without prices. */
export async function shipmentFacts(
  reader: Reader,
  shopId: string,
  shipmentId: string,
  customerId: string | null,
): Promise<DocumentFacts | null> {
  const shipments = await sql<ShipmentRow>`
    select s.order_id, s.number, s.carrier, s.tracking, jsonb_array_length(s.parcels) as parcels,
      s.shipped_on::text as day
    from shipments s where s.shop_id = ${shopId} and s.id = ${shipmentId}`.execute(reader)
  const [shipment] = shipments.rows
  if (!shipment) return null
  const row = await sale(reader, shopId, sql`o.id = ${shipment.orderId} and ${seenBy(customerId)}`)
  if (row?.order == null) return null
  const sent = await sql<{ requisitionId: string; quantity: number; before: number }>`
    select r.requisition_id, r.quantity, coalesce((
      select sum(e.quantity) from shipment_rows e
      join shipments x on x.shop_id = e.shop_id and x.id = e.shipment_id
      where e.shop_id = r.shop_id and e.requisition_id = r.requisition_id and x.order_id = ${shipment.orderId}
        and x.taken_back_at is null and x.number < ${shipment.number}), 0)::int as before
    from shipment_rows r where r.shop_id = ${shopId} and r.shipment_id = ${shipmentId}`.execute(reader)
  const byLine = new Map(sent.rows.map((each) => [each.requisitionId, each]))
  const lines = (await linesOf(reader, shopId, row.quoteId, row.currency)).flatMap((line) => {
    const there = byLine.get(line.id)
    if (!there) return []
    return [{ ...printed(line), quantity: there.quantity, ordered: line.quantity, before: there.before }]
  })
  const { carrier, tracking, parcels, day, number } = shipment
  return {
    ...base(row),
    kind: 'packing_slip',
    number: `${row.order}-${number}`,
    day,
    lines,
    shipment: { carrier, tracking, parcels, method: row.method },
  }
}

const seenBy = (customerId: string | null) =>
  customerId === null ? sql`true` : sql`q.customer_id = ${customerId} and (q.source = 'store' or q.sent_at is not null)`
