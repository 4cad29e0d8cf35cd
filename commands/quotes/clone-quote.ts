import { v7 as uuidv7 } from 'uuid'
import { ask, inShop, reading } from '#db/connect.ts'
import { quoteState } from '#db/reads/sales/quote-state.ts'
import { selling as readSelling } from '#db/reads/sales/selling.ts'
import { Refused } from '#domain/decision.ts'
import type { QuoteLineState, QuoteState } from '#domain/orders/quote-state.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { runCommand } from '../run-command.ts'
import type { QuoteAnswer } from './change-quote.ts'
import { blankHead, insertDraft } from './create-quote.ts'
import { withAgreed } from './line-input.ts'
import { withoutApproval } from './lines.ts'
import { type PricedQuote, priceLines } from './price-lines.ts'

interface CloneQuote {
  commandId: string
  quoteId: string
  customerId?: string | undefined
  /** What it is called in the audit record. */
  name?: 'clone-quote' | 'reorder'
}

/**
 * A new draft with the same lines at today's prices. Prices that a person typed stay for the same customer; approvals of
 * computed ones do not. Refuses with `not_found`.
 */
export async function cloneQuote(ctx: CommandContext, pricing: PricingEngine, asked: CloneQuote): Promise<QuoteAnswer> {
  const { commandId, quoteId, name = 'clone-quote' } = asked
  const prepared = await prepare(ctx, pricing, asked)
  return runCommand(ctx, {
    name,
    commandId,
    content: { quoteId, customerId: asked.customerId },
    work: async (tx) => {
      if (prepared instanceof Refused) throw prepared
      const { state, waits } = prepared
      const selling = await readSelling(reading(tx), ctx.actor.shopId, state.head.customerId)
      return insertDraft(tx, ctx, { head: state.head, lines: state.lines, waits, clonedFrom: quoteId }, selling)
    },
  })
}

async function prepare(ctx: CommandContext, pricing: PricingEngine, asked: CloneQuote): Promise<PricedQuote | Refused> {
  const { shopId } = ctx.actor
  try {
    const found = await ask(ctx.db, shopId, (reader) => quoteState(reader, shopId, asked.quoteId))
    const before = known(found, 'quote')
    const customerId = asked.customerId ?? before.head.customerId
    const selling = await ask(ctx.db, shopId, (reader) => readSelling(reader, shopId, customerId))
    const sameCustomer = customerId === before.head.customerId
    const currency = sameCustomer ? before.head.currency : undefined
    const blank = await inShop(ctx.db, shopId, (tx) =>
      blankHead(tx, ctx, { customerId, currency, source: 'desk', selling }),
    )
    const { leadTimeId, customerReference, customerNote } = before.head
    const head = { ...blank, leadTimeId, customerReference: sameCustomer ? customerReference : '', customerNote }
    const lines = await ask(ctx.db, shopId, (reader) =>
      Promise.all(before.lines.map((line) => withAgreed(reader, shopId, head, copyOf(line, sameCustomer)))),
    )
    const state: QuoteState = { head, lines }
    return await priceLines(ctx, pricing, { state, selling, repriced: 'all' })
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

function copyOf(line: QuoteLineState, sameCustomer: boolean): QuoteLineState {
  const own = sameCustomer ? {} : { customerReference: null, manualUnitPrice: null, manualBy: null, manualAt: null }
  return { ...withoutApproval(line), ...own, id: uuidv7(), computed: null, agreedUnitPrice: null }
}
