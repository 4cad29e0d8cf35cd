import type { Reader } from '#db/connect.ts'
import { quoteForCustomer } from '#domain/orders/customer-view.ts'
import { type QuotesAsked, quoteList } from './quote-list.ts'
import { frozenRevision } from './quote-revisions.ts'
import { quoteView } from './quote-view.ts'

/**
 * A quote as its customer sees it: what was sent, also while the next revision is being written; what the customer asked
 * for at the storefront; nothing that the shop is still writing. Null where there is nothing to see.
 */
export async function customersQuote(reader: Reader, shopId: string, asked: { id: string; customerId: string | null }) {
  const now = await quoteView(reader, shopId, asked.id)
  if (now === null || now.customer.id !== asked.customerId) return null
  if (now.status !== 'draft') return quoteForCustomer(now)
  const sent = await frozenRevision(reader, shopId, asked.id, { before: now.revision })
  if (sent !== null) return quoteForCustomer({ ...sent, version: now.version, status: now.status })
  return now.source === 'store' ? quoteForCustomer(now) : null
}

type Row = Awaited<ReturnType<typeof quoteList>>['items'][number]

/** The quotes of a customer, each as it was sent, also while the shop writes on its next revision. */
export async function customersQuotes(
  reader: Reader,
  shopId: string,
  asked: QuotesAsked & { mine: string | null },
  now: Date,
) {
  const page = await quoteList(reader, shopId, asked, now)
  const items: Row[] = []
  for (const row of page.items) items.push(row.status === 'draft' ? await asSent(reader, shopId, row) : row)
  return { ...page, items }
}

/** What was never sent was asked for at the storefront, and stands there as the customer wrote it. */
async function asSent(reader: Reader, shopId: string, row: Row): Promise<Row> {
  const sent = await frozenRevision(reader, shopId, row.id, { before: row.revision })
  if (sent === null) return row
  const { revision, totals, currency, lines, customerReference, validUntil } = sent
  const parts = lines.flatMap(({ name, partRevision }) =>
    partRevision === null ? [] : [{ name, pictureUrl: partRevision.pictureUrl }],
  )
  return {
    ...row,
    ...{ revision, currency, customerReference, total: totals.total, expiresOn: validUntil, review: false },
    parts: parts.slice(0, 4),
    lineCount: lines.length,
  }
}
