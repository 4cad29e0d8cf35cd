import type { Tx } from '#db/connect.ts'
import type { MailAttachment } from '#domain/mail/mail-attachment.ts'
import type { MailKind } from '#domain/mail/mail-kinds.ts'

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
