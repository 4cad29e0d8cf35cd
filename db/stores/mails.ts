import type { Tx } from '#db/connect.ts'
import type { DocumentKind } from '#domain/documents.ts'
import type { MailKind } from '#domain/mail/mail-kinds.ts'

/** A document that goes along; it is drawn when the mail is sent. `id`: of the quote, order, shipment or invoice. */
export interface MailAttachment {
  document: DocumentKind
  id: string
}

export interface NewMail {
  id: string
  kind: MailKind
  threadId: string | null
  customerId: string | null
  toAddress: string
  toName: string
  language: string
  subject: string
  body: string
  link: { label: string; address: string } | null
  attachments: MailAttachment[]
}

export async function insertMail(tx: Tx, shopId: string, mail: NewMail, now: Date): Promise<void> {
  const { link, attachments, ...row } = mail
  await tx
    .insertInto('mails')
    .values({
      shopId,
      ...row,
      link: link === null ? null : JSON.stringify(link),
      attachments: JSON.stringify(attachments),
      createdAt: now,
    })
    .execute()
}

/** A mail under its row's lock. */
export async function lockMail(
  tx: Tx,
  shopId: string,
  id: string,
): Promise<{ kind: string; state: 'waiting' | 'sent' | 'failed'; tries: number; threadId: string | null } | null> {
  const row = await tx
    .selectFrom('mails')
    .select(['kind', 'state', 'tries', 'threadId'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

interface MailChange {
  state: 'waiting' | 'sent' | 'failed'
  tries?: number
  problem?: string | null
  sentAt?: Date
  body?: string
  subject?: string
}

export async function updateMail(tx: Tx, shopId: string, id: string, change: MailChange): Promise<void> {
  await tx.updateTable('mails').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}
