import { reading, type Tx } from '#db/connect.ts'
import { type AboutQuote, aboutQuote } from '#db/reads/about-quote.ts'
import { documentLanguage } from '#domain/documents.ts'
import { customerLocale } from '#domain/mail/customer-locale.ts'
import type { MailAttachment } from '#domain/mail/mail-attachment.ts'
import type { MailFacts } from '#domain/mail/mail-kinds.ts'
import { mailText } from '#domain/mail/mail-words.ts'
import type { CommandContext } from './context.ts'
import { leaveMail } from './mail.ts'

/** What the customer hears of. All are about a quote, or the order that came of it. */
export type Notice = { quoteId: string } & (
  | { kind: 'quote_sent'; text?: string; subject?: string; to?: string[] }
  | { kind: 'quote_received' }
  | { kind: 'order_confirmed' }
  | { kind: 'status_changed'; status: string }
  | { kind: 'shipped'; shipmentId: string; tracking: string }
  | { kind: 'message'; author: string; text: string }
  | { kind: 'invoice'; invoiceId: string; invoice: string; total: string }
)

/**
 * Leaves mail for the contact of a quote or order, else for those of the customer who are to be told, in the transaction
 * of what happened. Answers the ids; none when nobody is to be told.
 */
export async function notifyCustomer(
  tx: Tx,
  ctx: CommandContext,
  publicUrl: string,
  notice: Notice,
): Promise<string[]> {
  const about = await aboutQuote(reading(tx), ctx.actor.shopId, notice.quoteId)
  if (about === null) return []
  const named = notice.kind === 'quote_sent' ? (notice.to ?? []) : []
  const readers = named.length > 0 ? named.map((email) => ({ name: '', email, language: null })) : about.readers
  const ids: string[] = []
  for (const reader of readers) {
    const wish = reader.language ?? about.customerLanguage
    const language = documentLanguage(wish, about.documentLanguage)
    const locale = customerLocale(language, wish, about.shopLocale)
    const written = mailText(notice.kind, language, factsOf(about, notice, { name: reader.name, locale }))
    const subject = notice.kind === 'quote_sent' && notice.subject ? notice.subject : written.subject
    ids.push(
      await leaveMail(tx, ctx, {
        kind: notice.kind,
        threadId: about.quoteId,
        customerId: about.customerId,
        toAddress: reader.email,
        toName: reader.name,
        language,
        subject,
        body: written.body,
        link: written.label === null ? null : { label: written.label, address: linkTo(publicUrl, about, notice) },
        attachments: attachmentsOf(about, notice),
      }),
    )
  }
  return ids
}

function factsOf(about: AboutQuote, notice: Notice, reader: { name: string; locale: string }): MailFacts {
  const { locale, name } = reader
  const day = (date: string | null) =>
    date === null
      ? undefined
      : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
  const money = (amount: string) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: about.currency }).format(
      amount as Intl.StringNumericLiteral,
    )
  const ofOrder = notice.kind !== 'quote_sent' && notice.kind !== 'quote_received' && about.order !== null
  const facts = {
    shop: about.shopName,
    name,
    number: ofOrder ? about.order?.number : about.quoteNumber,
    revision: about.revision,
    dispatch: day(about.order?.due ?? about.dispatchOn),
    validUntil: day(about.validUntil),
    total: notice.kind === 'invoice' ? money(notice.total) : money(about.total),
    status: notice.kind === 'status_changed' ? notice.status : undefined,
    tracking: notice.kind === 'shipped' ? notice.tracking : undefined,
    invoice: notice.kind === 'invoice' ? notice.invoice : undefined,
    author: notice.kind === 'message' ? notice.author : undefined,
    text: notice.kind === 'message' || notice.kind === 'quote_sent' ? notice.text : undefined,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as MailFacts
}

/** A quote can be answered by its link alone; everything else is behind the storefront's sign-in. */
function linkTo(publicUrl: string, about: AboutQuote, notice: Notice): string {
  const open = notice.kind === 'quote_sent' || (notice.kind === 'message' && about.order === null)
  if (open && about.token !== null) return `${publicUrl}/quote-links/${about.token}`
  if (about.order !== null && notice.kind !== 'quote_sent') return `${publicUrl}/store/orders/${about.order.id}`
  return `${publicUrl}/store/quotes/${about.quoteId}`
}

function attachmentsOf(about: AboutQuote, notice: Notice): MailAttachment[] {
  if (notice.kind === 'quote_sent') return [{ document: 'quote', id: about.quoteId }]
  if (notice.kind === 'order_confirmed' && about.order) return [{ document: 'confirmation', id: about.order.id }]
  if (notice.kind === 'shipped') return [{ document: 'packing_slip', id: notice.shipmentId }]
  if (notice.kind === 'invoice') return [{ document: 'invoice', id: notice.invoiceId }]
  return []
}
