import { reading } from '#db/connect.ts'
import { quoteFacts } from '#db/reads/sales/quote-facts.ts'
import { quoteState } from '#db/reads/sales/quote-state.ts'
import { quoteView } from '#db/reads/sales/quote-view.ts'
import { selling as readSelling } from '#db/reads/sales/selling.ts'
import { freezeRevision, lockQuote, markQuote } from '#db/stores/sales/quotes.ts'
import { accept } from '#domain/decision.ts'
import { addDays } from '#domain/orders/dispatch-day.ts'
import { decideSend } from '#domain/orders/quote-rules.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { notifyCustomer } from '../notify-customer.ts'
import { runCommand } from '../run-command.ts'
import { newToken } from '../secrets.ts'
import { today } from '../shop-day.ts'
import { checkQuoteVersion, type QuoteAnswer, quoteChanged } from './change-quote.ts'

export interface SendQuote {
  commandId: string
  quoteId: string
  version?: number | undefined
  validUntil?: string | undefined
  email?: { to?: string[] | undefined; subject?: string | undefined; text?: string | undefined } | null | undefined
}

/**
 * Freezes the revision as it stands, makes the link by which the customer reads and answers it, and leaves the mail (none
 * with `email: null`). Answers the token of
 * the link. Refuses with `needs_review`, `quote_empty`, `choice_withdrawn`, `quote_not_open` and `stale`.
 */
export async function sendQuote(
  ctx: CommandContext,
  publicUrl: string,
  asked: SendQuote,
): Promise<QuoteAnswer & { token: string }> {
  const { commandId, quoteId: id, version, ...content } = asked
  const { shopId, name } = ctx.actor
  return runCommand(ctx, {
    name: 'send-quote',
    commandId,
    content: { id, version, ...content },
    work: async (tx) => {
      const reader = reading(tx)
      const locked = known(await lockQuote(tx, shopId, id), 'quote')
      await checkQuoteVersion(tx, ctx, { id, asked: version, current: locked.version })
      const state = known(await quoteState(reader, shopId, id), 'quote')
      const { settings, timeZone } = await readSelling(reader, shopId, state.head.customerId)
      const day = today(ctx.now(), timeZone)
      accept(decideSend(await quoteFacts(reader, shopId, state, day)))
      const validUntil =
        content.validUntil ?? stillAhead(state.head.validUntil, day) ?? addDays(day, settings.validDays)
      const token = locked.token ?? newToken()
      const after = locked.version + 1
      const mark = { status: 'sent' as const, token, sentAt: ctx.now(), validUntil, version: after }
      await markQuote(tx, shopId, id, mark, ctx.now(), name)
      const frozen = known(await quoteView(reader, shopId, id), 'quote')
      const { revision, totals } = frozen
      await freezeRevision(tx, shopId, {
        quoteId: id,
        revision,
        sentAt: ctx.now(),
        sentBy: name,
        total: totals.total,
        content: frozen,
      })
      if (content.email !== null)
        await notifyCustomer(tx, ctx, publicUrl, { kind: 'quote_sent', quoteId: id, ...wordsOf(content.email) })
      return {
        answer: { id, version: after, token },
        events: [quoteChanged({ id, version: after, status: 'sent' })],
        subject: locked.number,
        details: { versionAfter: after, revision },
      }
    },
  })
}

/** Only what was said: the rest of the mail is the shop's usual one. */
function wordsOf({ to, subject, text }: NonNullable<SendQuote['email']> = {}) {
  return { ...(to ? { to } : {}), ...(subject ? { subject } : {}), ...(text ? { text } : {}) }
}

const stillAhead = (day: string | null, from: string) => (day !== null && day >= from ? day : null)
