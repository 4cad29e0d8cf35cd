import { ask } from '#db/connect.ts'
import { quoteState } from '#db/reads/sales/quote-state.ts'
import type { QuoteLineState, QuoteState } from '#domain/orders/quote-state.ts'
import { sumUp } from '#domain/orders/sum-up.ts'
import { convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits } from '#domain/units/money.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { runCommand } from '../run-command.ts'
import { today } from '../shop-day.ts'
import { changeQuote } from './change-quote.ts'
import { sellingTo } from './create-quote.ts'
import { priceLines } from './price-lines.ts'

export interface RecalculationAnswer {
  changes: {
    lineId: string | null
    name: string
    before: string | null
    after: string | null
    kept: boolean
    review: boolean
  }[]
  totals: { before: string; after: string }
  applied: boolean
  version: number
}

/**
 * What today's equations would make of a quote; with `apply` it is made. Prices that a person typed or approved, and those
 * agreed for the customer's number, stay as they are and are told as kept. Refuses with `stale` and `quote_not_open`.
 */
export async function recalculate(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: { commandId: string; quoteId: string; apply?: boolean | undefined; version?: number | undefined },
): Promise<RecalculationAnswer> {
  const { commandId, quoteId, apply = false, version } = asked
  if (!apply) return look(ctx, pricing, commandId, quoteId)
  return changeQuote(ctx, pricing, {
    name: 'recalculate-quote',
    ...{ commandId, quoteId, version, content: { apply } },
    edit: (state) => ({ state, repriced: 'all' }),
    tell: (before, after) => ({ ...compared(before, after), applied: true }),
  })
}

/** Only looks: nothing of the quote is changed, and the answer is kept under its id like any other. */
async function look(ctx: CommandContext, pricing: PricingEngine, commandId: string, quoteId: string) {
  const { shopId } = ctx.actor
  const found = await ask(ctx.db, shopId, (reader) => quoteState(reader, shopId, quoteId))
  const compare = async (before: QuoteState) => {
    const selling = await sellingTo(ctx, before.head.customerId)
    const { state, waits } = await priceLines(ctx, pricing, { state: before, selling, repriced: 'all', preview: true })
    const day = today(ctx.now(), selling.timeZone)
    const after = sumUp(state, { selling, today: day, waits, strictShipping: false })
    return { ...compared(before, after), applied: false, version: before.head.version }
  }
  const answer = found && (await compare(found))
  return runCommand(ctx, {
    name: 'recalculate-quote',
    commandId,
    content: { id: quoteId, apply: false },
    work: async () => ({ answer: known(answer, 'quote'), events: [], subject: found?.head.number ?? quoteId }),
  })
}

function compared(before: QuoteState, after: QuoteState): Pick<RecalculationAnswer, 'changes' | 'totals'> {
  const digits = currencyDigits(after.head.currency)
  const inQuote = (line: QuoteLineState) =>
    line.computed?.unitPrice == null ? null : convertMoney(line.computed.unitPrice, after.head.rate, digits)
  const changes = after.lines.flatMap((line) => {
    const earlier = before.lines.find((each) => each.id === line.id)
    if (line.kind === 'expense' || earlier === undefined) return []
    const prices = { before: inQuote(earlier), after: inQuote(line) }
    const kept = [line.manualUnitPrice, line.approvedUnitPrice, line.agreedUnitPrice].some((price) => price !== null)
    const review = line.review !== null && earlier.review === null
    if (prices.before === prices.after && !review) return []
    return [{ lineId: line.id, name: line.name, ...prices, kept, review }]
  })
  const items = (state: QuoteState) => new Map(state.head.lineItems.map(({ name, price }) => [name, price]))
  const [was, is] = [items(before), items(after)]
  const lineItems = [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const prices = { before: was.get(name) ?? null, after: is.get(name) ?? null }
    return prices.before === prices.after ? [] : [{ lineId: null, name, ...prices, kept: false, review: false }]
  })
  return {
    changes: [...changes, ...lineItems],
    totals: { before: before.head.totals.total, after: after.head.totals.total },
  }
}
