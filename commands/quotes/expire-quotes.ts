import { inShop } from '#db/connect.ts'
import { appendEvents } from '#db/outbox.ts'
import { overdueQuotes } from '#db/reads/sales/overdue-quotes.ts'
import { markQuote } from '#db/stores/sales/quotes.ts'
import type { CommandContext } from '../context.ts'
import { writeAudit } from '../run-command.ts'
import { quoteChanged } from './change-quote.ts'

/** Ends the quotes of a shop whose last day is over. Answers how many; done again it finds none. */
export async function expireQuotes(ctx: CommandContext): Promise<number> {
  const { shopId, name } = ctx.actor
  const ended = await inShop(ctx.db, shopId, async (tx) => {
    const quotes = await overdueQuotes(tx, shopId, ctx.now())
    for (const { id, number, version } of quotes) {
      const mark = { status: 'expired' as const, decidedAt: ctx.now(), version: version + 1 }
      await markQuote(tx, shopId, id, mark, ctx.now(), name)
      await writeAudit(tx, ctx, 'expire-quote', number, { id, versionAfter: version + 1 })
    }
    const events = quotes.map(({ id, version }) => quoteChanged({ id, version: version + 1, status: 'expired' }))
    await appendEvents(tx, shopId, ctx.now(), events)
    return quotes.length
  })
  if (ended > 0) ctx.ring(shopId)
  return ended
}
