import { reading, type Tx } from '#db/connect.ts'
import { quoteFacts } from '#db/reads/sales/quote-facts.ts'
import { quoteState } from '#db/reads/sales/quote-state.ts'
import { selling as readSelling } from '#db/reads/sales/selling.ts'
import { lockQuote, markQuote, type QuoteMark } from '#db/stores/sales/quotes.ts'
import { accept } from '#domain/decision.ts'
import { decideDecline, decideReopen } from '#domain/orders/quote-rules.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { runCommand } from '../run-command.ts'
import { today } from '../shop-day.ts'
import { type QuoteAnswer, quoteChanged } from './change-quote.ts'

interface OnQuote {
  commandId: string
  quoteId: string
}

/** The customer does not want it, and why. Refuses with `revision_superseded`, `quote_not_sent` and `quote_not_open`. */
export function declineQuote(
  ctx: CommandContext,
  asked: OnQuote & { reason: string; revision?: number | undefined },
): Promise<QuoteAnswer> {
  const { commandId, quoteId: id, reason, revision = null } = asked
  return runCommand(ctx, {
    name: 'decline-quote',
    commandId,
    content: { id, reason, revision },
    work: (tx) => declineInTransaction(tx, ctx, { quoteId: id, reason, revision }),
  })
}

export async function declineInTransaction(
  tx: Tx,
  ctx: CommandContext,
  asked: { quoteId: string; reason: string; revision: number | null },
) {
  const { shopId, role } = ctx.actor
  const { quoteId: id, reason, revision } = asked
  const locked = known(await lockQuote(tx, shopId, id), 'quote')
  const state = known(await quoteState(reading(tx), shopId, id), 'quote')
  const { timeZone } = await readSelling(reading(tx), shopId, state.head.customerId)
  const facts = await quoteFacts(reading(tx), shopId, state, today(ctx.now(), timeZone))
  accept(decideDecline(facts, { revision, by: role === 'customer' ? 'customer' : 'sales' }))
  return marked(tx, ctx, locked, { status: 'declined', declineReason: reason.trim(), decidedAt: ctx.now() })
}

/** Takes up a declined or expired quote again as the draft of its next revision. Refuses with `quote_not_closed`. */
export function reopenQuote(ctx: CommandContext, { commandId, quoteId: id }: OnQuote): Promise<QuoteAnswer> {
  return runCommand(ctx, {
    name: 'reopen-quote',
    commandId,
    content: { id },
    work: async (tx) => {
      const locked = known(await lockQuote(tx, ctx.actor.shopId, id), 'quote')
      const state = known(await quoteState(reading(tx), ctx.actor.shopId, id), 'quote')
      const { revision } = accept(decideReopen(state.head))
      const blank = { declineReason: null, decidedAt: null, archivedAt: null, validUntil: null }
      return marked(tx, ctx, locked, { status: 'draft', revision, ...blank })
    },
  })
}

/** Puts a quote away, or brings it back; what it says stays. */
export function archiveQuote(
  ctx: CommandContext,
  { commandId, quoteId: id, archived = true }: OnQuote & { archived?: boolean | undefined },
): Promise<QuoteAnswer> {
  return runCommand(ctx, {
    name: 'archive-quote',
    commandId,
    content: { id, archived },
    work: async (tx) => {
      const locked = known(await lockQuote(tx, ctx.actor.shopId, id), 'quote')
      return marked(tx, ctx, locked, { archivedAt: archived ? ctx.now() : null })
    },
  })
}

/** Writes what happened to a locked quote under its next version. */
export async function marked(
  tx: Tx,
  ctx: CommandContext,
  locked: { id: string; number: string; version: number; status: string },
  mark: Omit<QuoteMark, 'version'>,
) {
  const { id, number } = locked
  const version = locked.version + 1
  await markQuote(tx, ctx.actor.shopId, id, { ...mark, version }, ctx.now(), ctx.actor.name)
  return {
    answer: { id, version },
    events: [quoteChanged({ id, version, status: mark.status ?? locked.status })],
    subject: number,
    details: { id, versionAfter: version },
  }
}
