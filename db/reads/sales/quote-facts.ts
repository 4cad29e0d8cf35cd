import type { Reader } from '#db/connect.ts'
import type { QuoteFacts } from '#domain/orders/quote-rules.ts'
import type { QuoteState } from '#domain/orders/quote-state.ts'
import { lineFacts, withdrawnOf } from './line-facts.ts'

/** What the rules ask about a quote before it goes out or becomes an order. */
export async function quoteFacts(
  reader: Reader,
  shopId: string,
  state: QuoteState,
  today: string,
): Promise<QuoteFacts> {
  const facts = await lineFacts(reader, shopId, state.lines)
  const { number, status, revision, orderProblem, validUntil } = state.head
  return {
    number,
    status,
    revision,
    orderProblem,
    validUntil,
    today,
    lines: state.lines.map((line) => ({
      id: line.id,
      name: line.name,
      review: line.review,
      // An agreed, typed or approved price does not bring back what is no longer offered.
      withdrawn: withdrawnOf(facts, line),
    })),
  }
}
