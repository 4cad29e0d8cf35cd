import type { Reader } from '#db/connect.ts'
import { currencyDigits, sumMoney } from '#domain/units/money.ts'
import type { QuoteView } from './quote-view.ts'

/** What was sent of a quote, newest first; null when there is no such quote. */
export async function quoteRevisions(reader: Reader, shopId: string, quoteId: string) {
  const quote = await reader
    .selectFrom('quotes')
    .select('currency')
    .where('shopId', '=', shopId)
    .where('id', '=', quoteId)
    .executeTakeFirst()
  if (!quote) return null
  const rows = await reader
    .selectFrom('quoteRevisions')
    .select(['revision', 'sentAt', 'sentBy', 'total'])
    .where('shopId', '=', shopId)
    .where('quoteId', '=', quoteId)
    .orderBy('revision', 'desc')
    .execute()
  const digits = currencyDigits(quote.currency)
  return {
    items: rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString(), total: sumMoney([row.total], digits) })),
  }
}

/** A revision as it went out, or the newest one below a number; null when there is none. */
export async function frozenRevision(
  reader: Reader,
  shopId: string,
  quoteId: string,
  asked: { revision: number } | { before: number },
): Promise<QuoteView | null> {
  const rows = reader
    .selectFrom('quoteRevisions')
    .select('content')
    .where('shopId', '=', shopId)
    .where('quoteId', '=', quoteId)
  const row =
    'revision' in asked
      ? await rows.where('revision', '=', asked.revision).executeTakeFirst()
      : await rows.where('revision', '<', asked.before).orderBy('revision', 'desc').limit(1).executeTakeFirst()
  return row ? (row.content as unknown as QuoteView) : null
}
