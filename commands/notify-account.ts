import { reading, type Tx } from '#db/connect.ts'
import { accountReaders } from '#db/reads/account-readers.ts'
import { documentLanguage } from '#domain/documents.ts'
import { mailText } from '#domain/mail/mail-words.ts'
import type { CommandContext } from './context.ts'
import { leaveMail } from './mail.ts'

/** What becomes of an account at the storefront: opened for one person, or approved for all of the customer. */
export type AccountNotice = { customerId: string } & ({ kind: 'welcome'; contactId: string } | { kind: 'approved' })

/** Leaves mail about an account in the transaction of what happened to it. */
export async function notifyAccount(
  tx: Tx,
  ctx: CommandContext,
  publicUrl: string,
  notice: AccountNotice,
): Promise<void> {
  const { kind, customerId } = notice
  const contactId = kind === 'welcome' ? notice.contactId : null
  const about = await accountReaders(reading(tx), ctx.actor.shopId, { customerId, contactId })
  if (about === null) return
  const address = `${publicUrl}/store${kind === 'welcome' ? '' : '/cart'}`
  for (const { name, email, language: wish } of about.readers) {
    const language = documentLanguage(wish, about.customerLanguage, about.documentLanguage)
    const { subject, body, label } = mailText(kind, language, { shop: about.shopName, name })
    await leaveMail(tx, ctx, {
      kind,
      threadId: null,
      customerId,
      toAddress: email,
      toName: name,
      language,
      subject,
      body,
      link: label === null ? null : { label, address },
      attachments: [],
    })
  }
}
