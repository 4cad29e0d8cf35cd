import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { DocumentFacts } from '#domain/document-facts.ts'
import type { CustomerType } from '#domain/people/customer-types.ts'
import { isoTime } from './iso-time.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'

export interface InvoiceView {
  id: string
  number: number
  label: string
  orderId: string
  day: string
  due: string
  currency: string
  total: string
  createdAt: string
}

const columns = sql`
  i.id, i.number, i.label, i.order_id, i.day::text as day, i.due::text as due, i.currency::text as currency,
  i.content -> 'totals' ->> 'total' as total, ${isoTime('i.created_at')} as created_at`

async function one(reader: Reader, condition: RawBuilder<unknown>): Promise<InvoiceView | null> {
  const found = await sql<InvoiceView>`select ${columns} from invoices i where ${condition}`.execute(reader)
  return found.rows[0] ?? null
}

export const invoice = (reader: Reader, shopId: string, id: string) =>
  one(reader, sql`i.shop_id = ${shopId} and i.id = ${id}`)

export const invoiceOfOrder = (reader: Reader, shopId: string, orderId: string) =>
  one(reader, sql`i.shop_id = ${shopId} and i.order_id = ${orderId}`)

/** What stands on an invoice, for ever as it was issued; null when there is none, or it is another customer's. */
export async function invoiceContent(
  reader: Reader,
  shopId: string,
  id: string,
  customerId: string | null,
): Promise<DocumentFacts | null> {
  const found = await sql<{ content: DocumentFacts }>`
    select i.content from invoices i join orders o on o.shop_id = i.shop_id and o.id = i.order_id
    where i.shop_id = ${shopId} and i.id = ${id}
      and ${customerId === null ? sql`true` : sql`o.customer_id = ${customerId}`}`.execute(reader)
  return found.rows[0]?.content ?? null
}

/** Invoices, newest first, with the order and customer they are for. */
export async function invoices(
  reader: Reader,
  shopId: string,
  asked: PageAsked,
): Promise<Page<InvoiceView & { order: string; customer: string }>> {
  const after = readCursor(asked.cursor, ['number'])
  const limit = limitOf(asked)
  const found = await sql<InvoiceView & { order: string; customer: string }>`
    select ${columns}, o.number as order, c.name as customer
    from invoices i
    join orders o on o.shop_id = i.shop_id and o.id = i.order_id
    join customers c on c.shop_id = o.shop_id and c.id = o.customer_id
    where i.shop_id = ${shopId} ${after === null ? sql`` : sql`and i.number < ${after[0]}`}
    order by i.number desc limit ${limit + 1}`.execute(reader)
  return pageOf(found.rows, limit, (row) => [row.number])
}

export interface InvoiceTerms {
  timeZone: string
  invoicePrefix: string
  type: CustomerType
  paymentDays: number | null
  usualPaymentDays: Record<CustomerType, number>
}

/** When a customer pays, and how invoices are numbered. */
export async function invoiceTerms(reader: Reader, shopId: string, customerId: string): Promise<InvoiceTerms> {
  const found = await sql<InvoiceTerms>`
    select s.time_zone, d.invoice_prefix, c.type, c.payment_days, t.payment_days as usual_payment_days
    from shops s join document_settings d on d.shop_id = s.shop_id join store_settings t on t.shop_id = s.shop_id
    join customers c on c.shop_id = s.shop_id
    where s.shop_id = ${shopId} and c.id = ${customerId}`.execute(reader)
  const [row] = found.rows
  if (!row) throw new Error('an order has a customer')
  return row
}

interface DocumentRow {
  kind: 'quote' | 'confirmation' | 'invoice' | 'packing_slip' | 'delivery_label'
  name: string
  url: string
  at: string | null
}

/** The documents that there are of an order, as its page lists them. */
export async function documentsOfOrder(
  reader: Reader,
  shopId: string,
  orderId: string,
  customerId: string | null,
): Promise<DocumentRow[] | null> {
  const orders = await sql<{ number: string; quoteId: string; quote: string; at: string; quoteAt: string | null }>`
    select o.number, q.id as quote_id, q.number as quote, ${isoTime('o.accepted_at')} as at,
      ${isoTime('q.sent_at')} as quote_at
    from orders o join quotes q on q.shop_id = o.shop_id and q.id = o.quote_id
    where o.shop_id = ${shopId} and o.id = ${orderId}
      and ${customerId === null ? sql`true` : sql`o.customer_id = ${customerId}`}`.execute(reader)
  const [order] = orders.rows
  if (!order) return null
  const base = `/api/v1/orders/${orderId}`
  const shipments = await sql<{ id: string; number: number; at: string }>`
    select id, number, ${isoTime('made_at')} as at from shipments
    where shop_id = ${shopId} and order_id = ${orderId} and taken_back_at is null order by number`.execute(reader)
  const found = await invoiceOfOrder(reader, shopId, orderId)
  return [
    { kind: 'quote', name: order.quote, url: `/api/v1/quotes/${order.quoteId}/quote.pdf`, at: order.quoteAt },
    { kind: 'confirmation', name: order.number, url: `${base}/confirmation.pdf`, at: order.at },
    ...shipments.rows.map(({ id, number, at }) => ({
      kind: 'packing_slip' as const,
      name: `${order.number}-${number}`,
      url: `${base}/shipments/${id}/packing-slip.pdf`,
      at,
    })),
    ...(customerId === null
      ? [{ kind: 'delivery_label' as const, name: order.number, url: `${base}/delivery-label.pdf`, at: null }]
      : []),
    ...(found
      ? [
          {
            kind: 'invoice' as const,
            name: found.label,
            url: `/api/v1/invoices/${found.id}/invoice.pdf`,
            at: found.createdAt,
          },
        ]
      : []),
  ]
}
