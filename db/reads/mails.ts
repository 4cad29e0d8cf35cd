import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { MailAttachment } from '#domain/mail/mail-attachment.ts'
import { isoTime } from './iso-time.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'

export interface MailView {
  id: string
  kind: string
  to: string
  toName: string
  subject: string
  body: string
  state: 'waiting' | 'sent' | 'failed'
  tries: number
  problem: string | null
  createdAt: string
  sentAt: string | null
}

const view = sql`
  m.id, m.kind, m.to_address as to, m.to_name, m.subject, m.body, m.state, m.tries, m.problem,
  ${isoTime('m.created_at')} as created_at, ${isoTime('m.sent_at')} as sent_at`

export interface MailsAsked extends PageAsked {
  quoteId?: string
  orderId?: string
  customerId?: string
  state?: 'waiting' | 'sent' | 'failed'
}

/** Mail to customers, newest first; codes to sign in with are nobody's to read. */
export async function mails(reader: Reader, shopId: string, asked: MailsAsked): Promise<Page<MailView>> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const conditions: RawBuilder<unknown>[] = [sql`m.shop_id = ${shopId}`, sql`m.kind <> 'sign_in_code'`]
  if (asked.quoteId !== undefined) conditions.push(sql`m.thread_id = ${asked.quoteId}`)
  if (asked.orderId !== undefined)
    conditions.push(
      sql`m.thread_id = (select o.quote_id from orders o where o.shop_id = m.shop_id and o.id = ${asked.orderId})`,
    )
  if (asked.customerId !== undefined) conditions.push(sql`m.customer_id = ${asked.customerId}`)
  if (asked.state !== undefined) conditions.push(sql`m.state = ${asked.state}`)
  if (after !== null) conditions.push(sql`(m.created_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const found = await sql<MailView>`
    select ${view} from mails m where ${sql.join(conditions, sql` and `)}
    order by m.created_at desc, m.id desc limit ${limit + 1}`.execute(reader)
  return pageOf(found.rows, limit, (row) => [row.createdAt, row.id])
}

export async function mail(reader: Reader, shopId: string, id: string): Promise<MailView | null> {
  const found = await sql<MailView>`
    select ${view} from mails m
    where m.shop_id = ${shopId} and m.id = ${id} and m.kind <> 'sign_in_code'`.execute(reader)
  return found.rows[0] ?? null
}

export interface MailToSend {
  id: string
  kind: string
  toAddress: string
  toName: string
  language: string
  subject: string
  body: string
  link: { label: string; address: string } | null
  attachments: MailAttachment[]
  state: 'waiting' | 'sent' | 'failed'
  shopName: string
  accentColor: string
  replyTo: string | null
}

/** A mail with everything that sending it needs. */
export async function mailToSend(reader: Reader, shopId: string, id: string): Promise<MailToSend | null> {
  const found = await sql<MailToSend>`
    select m.id, m.kind, m.to_address, m.to_name, m.language, m.subject, m.body, m.link, m.attachments, m.state,
      s.name as shop_name, t.accent_color, t.contact_email as reply_to
    from mails m join shops s on s.shop_id = m.shop_id join store_settings t on t.shop_id = m.shop_id
    where m.shop_id = ${shopId} and m.id = ${id}`.execute(reader)
  return found.rows[0] ?? null
}
