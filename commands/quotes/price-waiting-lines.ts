import { v7 as uuidv7 } from 'uuid'
import { ask } from '#db/connect.ts'
import { draftsWaitingFor } from '#db/reads/sales/waiting-quotes.ts'
import { Refused } from '#domain/decision.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import type { CommandContext } from '../context.ts'
import { changeQuote } from './change-quote.ts'

/**
 * Prices the lines of drafts that waited for this part to be measured; every other line keeps its price. Answers how many
 * quotes changed. Done again it finds none.
 */
export async function priceWaitingLines(
  ctx: CommandContext,
  pricing: PricingEngine,
  partRevisionId: string,
): Promise<number> {
  const { shopId } = ctx.actor
  const waiting = await ask(ctx.db, shopId, (reader) => draftsWaitingFor(reader, shopId, partRevisionId))
  let changed = 0
  for (const quoteId of waiting) {
    try {
      await changeQuote(ctx, pricing, {
        ...{ name: 'price-waiting-lines', commandId: uuidv7(), quoteId, content: { partRevisionId } },
        edit: (state) => ({ state, repriced: new Set() }),
      })
      changed += 1
    } catch (error) {
      // Somebody decided about the quote meanwhile: its prices stand.
      if (!(error instanceof Refused)) throw error
    }
  }
  return changed
}
