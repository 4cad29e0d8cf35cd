import { reading, type Tx } from '#db/connect.ts'
import { sellersOfQuote } from '#db/reads/sellers-of-quote.ts'
import { documentLanguage } from '#domain/documents.ts'
import { mailText } from '#domain/mail/mail-words.ts'
import type { CommandContext } from './context.ts'
import { leaveMail } from './mail.ts'

export interface CustomerWrote {
  quoteId: string
  about: 'quote' | 'order'
  customerId: string
  /** Of what it was said about: the quote or the order. */
  number: string
  author: string
  text: string
}

/** Leaves mail for the people of the shop who sell, in the transaction of what a customer said. */
export async function notifyShop(tx: Tx, ctx: CommandContext, publicUrl: string, wrote: CustomerWrote): Promise<void> {
  const to = await sellersOfQuote(reading(tx), ctx.actor.shopId, wrote.quoteId)
  if (to === null) return
  const { quoteId, about, customerId, number, author, text } = wrote
  const language = documentLanguage(to.shopLocale)
  const address = `${publicUrl}/${about}s/${encodeURIComponent(number)}`
  for (const { name, email } of to.people) {
    const facts = { shop: to.shopName, name, customer: to.customer, number, author, text }
    const { subject, body, label } = mailText('customer_wrote', language, facts)
    await leaveMail(tx, ctx, {
      kind: 'customer_wrote',
      threadId: quoteId,
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
