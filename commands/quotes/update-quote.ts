import { ask } from '#db/connect.ts'
import type { QuoteHead, QuoteLineState } from '#domain/orders/quote-state.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import type { CommandContext } from '../context.ts'
import { changeQuote, type QuoteAnswer } from './change-quote.ts'
import { withAgreed } from './line-input.ts'
import { headWith, overTo, type QuoteInput } from './quote-input.ts'

/** Changes what is written on a quote beside its lines. Refuses with `stale`, naming who changed what. */
export function updateQuote(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: QuoteInput & { commandId: string; quoteId: string; version: number },
): Promise<QuoteAnswer> {
  const { commandId, quoteId, version, ...input } = asked
  return changeQuote(ctx, pricing, {
    name: 'update-quote',
    ...{ commandId, quoteId, version, content: input },
    edit: async (state, selling) => {
      const head = await headWith(ctx, state.head, input, selling)
      const lines = await inItsCurrency(ctx, state.lines, state.head, head)
      const otherPace = head.leadTimeId !== state.head.leadTimeId
      const repriced = otherPace ? state.lines.filter((line) => line.leadTimeId === null).map((line) => line.id) : []
      const strictShipping = ['shippingMethodId', 'shipping', 'shippingAddress'].some((field) => field in input)
      return { state: { head, lines }, repriced: new Set(repriced), strictShipping }
    },
  })
}

/** Prices that people set mean the same in another currency: they go over at the rates of the two. */
async function inItsCurrency(
  ctx: CommandContext,
  lines: QuoteLineState[],
  before: QuoteHead,
  after: QuoteHead,
): Promise<QuoteLineState[]> {
  if (before.currency === after.currency) return lines
  const over = overTo(before, after)
  const converted = lines.map((line): QuoteLineState => {
    const { expense } = line
    return {
      ...line,
      manualUnitPrice: line.manualUnitPrice && over(line.manualUnitPrice),
      approvedUnitPrice: line.approvedUnitPrice && over(line.approvedUnitPrice),
      expense:
        expense === null
          ? null
          : expense.kind === 'fixed'
            ? { ...expense, amount: over(expense.amount) }
            : { ...expense, rate: over(expense.rate) },
    }
  })
  return ask(ctx.db, ctx.actor.shopId, (reader) =>
    Promise.all(converted.map((line) => withAgreed(reader, ctx.actor.shopId, after, line))),
  )
}
