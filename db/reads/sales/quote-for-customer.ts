import type { Reader } from '#db/connect.ts'
import { quoteForCustomer } from '#domain/orders/customer-view.ts'
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
