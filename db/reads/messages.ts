import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { KeptFile } from '#domain/orders/basket-line.ts'
import { isoTime } from './iso-time.ts'

/** Who reads: the people of the shop see their own notes, customers do not. */
export interface MessageReader {
  staff: boolean
  personId: string | null
}

export interface MessageView {
  id: string
  side: 'shop' | 'customer'
  author: string
  mine: boolean
  text: string
  files: (KeptFile & { url: string })[]
  staffOnly: boolean
  at: string
}

/** What was said, oldest first. */
export async function messagesOf(
  reader: Reader,
  shopId: string,
  threadId: string,
  by: MessageReader,
): Promise<MessageView[]> {
  const found = await sql<MessageRow>`
    select ${columns} from messages m
    where m.shop_id = ${shopId} and m.thread_id = ${threadId} and (${by.staff} or not m.staff_only)
    order by m.at, m.id`.execute(reader)
  return found.rows.map((row) => viewOf(row, by))
}

export async function message(
  reader: Reader,
  shopId: string,
  id: string,
  by: MessageReader,
): Promise<(MessageView & { threadId: string }) | null> {
  const found = await sql<MessageRow>`
    select ${columns} from messages m
    where m.shop_id = ${shopId} and m.id = ${id} and (${by.staff} or not m.staff_only)`.execute(reader)
  const [row] = found.rows
  return row ? { ...viewOf(row, by), threadId: row.threadId } : null
}

interface MessageRow {
  id: string
  threadId: string
  side: 'shop' | 'customer'
  author: string
  authorId: string | null
  text: string
  files: KeptFile[]
  staffOnly: boolean
  at: string
}

const columns = sql`
  m.id, m.thread_id, m.side, m.author_name as author, m.author_id, m.body as text, m.files, m.staff_only,
  ${isoTime('m.at')} as at`

function viewOf({ authorId, threadId, files, ...row }: MessageRow, { personId }: MessageReader): MessageView {
  return {
    ...row,
    mine: authorId !== null && authorId === personId,
    files: files.map((file) => ({ ...file, url: `/api/v1/messages/${row.id}/files/${file.hash}` })),
  }
}

export interface Thread {
  /** The quote's id: an order goes on in its conversation. */
  id: string
  customerId: string
  contactId: string | null
  quoteId: string
  orderId: string | null
  /** Of what it was asked about: the quote's or the order's. */
  number: string
}

/** The conversation of a quote, by its id; of this customer only where one is named. Null when there is none. */
export function threadOfQuote(reader: Reader, shopId: string, id: string, customerId: string | null) {
  return thread(reader, sql`q.shop_id = ${shopId} and q.id = ${id}`, customerId, false)
}

/** The same by an order's id. */
export function threadOfOrder(reader: Reader, shopId: string, id: string, customerId: string | null) {
  return thread(reader, sql`q.shop_id = ${shopId} and o.id = ${id}`, customerId, true)
}

async function thread(
  reader: Reader,
  condition: ReturnType<typeof sql>,
  customerId: string | null,
  ofOrder: boolean,
): Promise<Thread | null> {
  // A customer hears of a quote once it was sent, or when it came from the storefront.
  const visible =
    customerId === null
      ? sql`true`
      : sql`q.customer_id = ${customerId} and (q.source = 'store' or q.sent_at is not null)`
  const found = await sql<Thread>`
    select q.id, q.customer_id, q.contact_id, q.id as quote_id, o.id as order_id,
      ${ofOrder ? sql`o.number` : sql`q.number`} as number
    from quotes q left join orders o on o.shop_id = q.shop_id and o.quote_id = q.id
    where ${condition} and ${visible}`.execute(reader)
  return found.rows[0] ?? null
}
