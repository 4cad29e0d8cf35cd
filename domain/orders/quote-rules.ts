import { allow, type Decision, refuse } from '../decision.ts'
import type { QuoteStatus } from './quote-states.ts'

export interface LineFacts {
  id: string
  name: string
  /** Why a person has to look; null: nobody has to. */
  review: readonly string[] | null
  /** Names of what was chosen and is no longer offered. */
  withdrawn: readonly string[]
}

export interface QuoteFacts {
  number: string
  status: QuoteStatus
  revision: number
  lines: readonly LineFacts[]
  /** What the order-level equation failed with. */
  orderProblem: string | null
  /** A day of the shop; null: it never ends. */
  validUntil: string | null
  /** Today in the shop. */
  today: string
}

/** What an edit makes of a quote: a draft stays one, of a sent one the next revision begins. */
export function decideEdit(quote: Pick<QuoteFacts, 'number' | 'status' | 'revision'>): Decision<{ revision: number }> {
  const { number, status, revision } = quote
  if (status === 'draft') return allow({ revision })
  if (status === 'sent') return allow({ revision: revision + 1 })
  return refuse('quote_not_open', { quote: number, quoteStatus: status })
}

/** Whether a draft may go out. A sent one may go out again as it is. */
export function decideSend(quote: QuoteFacts): Decision<null> {
  const { number, status } = quote
  if (status !== 'draft' && status !== 'sent') return refuse('quote_not_open', { quote: number, quoteStatus: status })
  return isReady(quote)
}

/**
 * Whether a quote becomes an order now. The people of the shop may accept a draft as it stands; the customer accepts what
 * was sent. The answer to a quote that is an order already is that order, which the caller looks for first.
 */
export function decideAccept(quote: QuoteFacts, asked: { revision: number; by: 'sales' | 'customer' }): Decision<null> {
  const { number, status, revision, validUntil, today } = quote
  if (asked.revision !== revision)
    return refuse('revision_superseded', { quote: number, asked: asked.revision, current: revision })
  if (status === 'expired' || (status === 'sent' && validUntil !== null && validUntil < today)) {
    return refuse('quote_expired', { quote: number, on: validUntil ?? today })
  }
  if (status === 'draft' && asked.by === 'customer') return refuse('quote_not_sent', { quote: number })
  if (status !== 'draft' && status !== 'sent') return refuse('quote_not_open', { quote: number, quoteStatus: status })
  return isReady(quote)
}

export function decideDecline(
  quote: QuoteFacts,
  asked: { revision: number | null; by: 'sales' | 'customer' },
): Decision<null> {
  const { number, status, revision } = quote
  if (asked.revision !== null && asked.revision !== revision) {
    return refuse('revision_superseded', { quote: number, asked: asked.revision, current: revision })
  }
  if (status === 'draft' && asked.by === 'customer') return refuse('quote_not_sent', { quote: number })
  if (status === 'accepted' || status === 'declined')
    return refuse('quote_not_open', { quote: number, quoteStatus: status })
  return allow(null)
}

/** A declined or expired quote comes back as the draft of its next revision. */
export function decideReopen(
  quote: Pick<QuoteFacts, 'number' | 'status' | 'revision'>,
): Decision<{ revision: number }> {
  const { number, status, revision } = quote
  if (status === 'declined' || status === 'expired') return allow({ revision: revision + 1 })
  return refuse('quote_not_closed', { quote: number, quoteStatus: status })
}

function isReady(quote: QuoteFacts): Decision<null> {
  const { number, lines, orderProblem } = quote
  if (lines.length === 0) return refuse('quote_empty', { quote: number })
  const withdrawn = lines.filter((line) => line.withdrawn.length > 0)
  if (withdrawn.length > 0) {
    return refuse('choice_withdrawn', {
      quote: number,
      lines: withdrawn.map(({ id, name, withdrawn: choices }) => ({ lineId: id, name, choices: [...choices] })),
    })
  }
  const waiting = lines.filter((line) => line.review !== null)
  if (waiting.length > 0 || orderProblem !== null) {
    return refuse('needs_review', {
      quote: number,
      lines: waiting.map(({ id, name, review }) => ({ lineId: id, name, reasons: [...(review ?? [])] })),
      problem: orderProblem,
    })
  }
  return allow(null)
}
