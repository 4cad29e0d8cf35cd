import { ask, reading, type Tx } from '#db/connect.ts'
import { enqueue } from '#db/queue.ts'
import { changesSince } from '#db/reads/last-change.ts'
import { quoteState } from '#db/reads/sales/quote-state.ts'
import { selling as readSelling } from '#db/reads/sales/selling.ts'
import { measuredOf } from '#db/reads/sales/waiting-quotes.ts'
import { lockQuote, updateQuote, writeLines } from '#db/stores/sales/quotes.ts'
import { assert } from '#domain/assert.ts'
import { accept, Refused, reject } from '#domain/decision.ts'
import { decideEdit } from '#domain/orders/quote-rules.ts'
import type { QuoteState } from '#domain/orders/quote-state.ts'
import type { Selling } from '#domain/orders/selling.ts'
import { sumUp } from '#domain/orders/sum-up.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { runCommand, wasTold } from '../run-command.ts'
import { today } from '../shop-day.ts'
import { inTurn } from './in-turn.ts'
import { type PricedQuote, priceLines, type Repriced } from './price-lines.ts'

export interface QuoteAnswer {
  id: string
  version: number
}

export interface QuoteEdit<E extends object = object> {
  name: string
  commandId: string
  quoteId: string
  /** As the person saw it; left out: the last one counts. */
  version?: number | undefined
  content: object
  /** What is written anew, and which lines are to be priced again. Looks things up and refuses, but writes nothing. */
  edit: (state: QuoteState, selling: Selling) => Promise<Edited> | Edited
  /** What the answer tells beside the quote. */
  tell?: (before: QuoteState, after: QuoteState) => E
}

export interface Edited {
  state: QuoteState
  repriced: Repriced
  strictShipping?: boolean
}

/** Somebody wrote on the quote while it was being priced. */
class Overtaken extends Error {}

/** How often a quote is priced anew because another process writes on it at the same time. */
const ATTEMPTS = 5

/**
 * Writes on a quote: reads it, prices what changed outside of any transaction, then writes under its lock if nobody
 * else did meanwhile; else all of it again. Of a sent quote the next revision begins. Refuses with `stale`, naming who
 * changed what, and as the edit does.
 */
export function changeQuote<E extends object = object>(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: QuoteEdit<E>,
): Promise<QuoteAnswer & E> {
  return inTurn(asked.quoteId, () => changeInTurn(ctx, pricing, asked))
}

async function changeInTurn<E extends object>(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: QuoteEdit<E>,
): Promise<QuoteAnswer & E> {
  for (let attempt = 1; ; attempt += 1) {
    const prepared = await prepare(ctx, pricing, asked)
    try {
      return await write(ctx, asked, prepared)
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === ATTEMPTS) throw error
    }
  }
}

/** The quote as it is to be written, or the refusal that stands in the way; null where this act was carried out before. */
type Prepared = { before: QuoteState; after: QuoteState; measuring: string[] } | { refused: Refused } | null

async function prepare(ctx: CommandContext, pricing: PricingEngine, asked: QuoteEdit): Promise<Prepared> {
  const { shopId } = ctx.actor
  const seen = await ask(ctx.db, shopId, async (reader) => {
    const isTold = await wasTold(reader, shopId, asked.commandId)
    const state = isTold ? null : await quoteState(reader, shopId, asked.quoteId)
    return {
      isTold,
      state,
      selling: state && (await readSelling(reader, shopId, state.head.customerId)),
    }
  })
  if (seen.isTold) return null
  try {
    const before = known(seen.state, 'quote')
    assert(seen.selling !== null, 'a quote has a shop')
    if (asked.version !== undefined && asked.version !== before.head.version)
      return { before, after: before, measuring: [] }
    const { revision } = accept(decideEdit(before.head))
    const { state, repriced, strictShipping = false } = await asked.edit(before, seen.selling)
    const priced = await priceLines(ctx, pricing, { state, selling: seen.selling, repriced })
    const after = sumUp(priced.state, {
      selling: seen.selling,
      today: today(ctx.now(), seen.selling.timeZone),
      waits: priced.waits,
      strictShipping,
    })
    const head = { ...after.head, status: 'draft' as const, revision, version: before.head.version + 1 }
    return { before, after: { ...after, head }, measuring: measuringOf(priced) }
  } catch (error) {
    if (error instanceof Refused) return { refused: error }
    throw error
  }
}

function measuringOf({ state, facts: { revisions } }: PricedQuote): string[] {
  const ids = state.lines.flatMap(({ partRevisionId }) => partRevisionId ?? [])
  return [...new Set(ids)].filter((id) => {
    const revision = revisions.get(id)
    return revision?.analysis === 'pending' && !revision.measured
  })
}

function write<E extends object>(
  ctx: CommandContext,
  asked: QuoteEdit<E>,
  prepared: Prepared,
): Promise<QuoteAnswer & E> {
  const { shopId } = ctx.actor
  const { name, commandId, quoteId, content, version } = asked
  return runCommand(ctx, {
    name,
    commandId,
    content: { id: quoteId, version, ...content },
    work: async (tx) => {
      if (prepared === null) throw new Overtaken()
      if ('refused' in prepared) throw prepared.refused
      const { before, after } = prepared
      const locked = known(await lockQuote(tx, shopId, quoteId), 'quote')
      await checkQuoteVersion(tx, ctx, { id: quoteId, asked: version, current: locked.version })
      if (locked.version !== before.head.version) throw new Overtaken()
      await updateQuote(tx, shopId, after.head, ctx.now(), ctx.actor.name)
      await writeLines(tx, shopId, quoteId, after.lines)
      await askForPrices(tx, shopId, prepared.measuring)
      return {
        answer: { id: quoteId, version: after.head.version, ...(asked.tell?.(before, after) as E) },
        events: [quoteChanged(after.head)],
        subject: after.head.number,
        details: { versionAfter: after.head.version },
      }
    },
  })
}

/** Parts that were being measured while the quote was priced, and are measured now: nothing else would price them. */
async function askForPrices(tx: Tx, shopId: string, measuring: readonly string[]): Promise<void> {
  if (measuring.length === 0) return
  for (const partRevisionId of await measuredOf(reading(tx), shopId, measuring)) {
    await enqueue(tx, 'price-waiting-lines', { shopId, partRevisionId })
  }
}

export const quoteChanged = ({ id, version, status }: { id: string; version: number; status: string }) => ({
  type: 'quote.changed' as const,
  body: { id, version, status },
})

/** Refuses (`stale`) when the quote was written on since the person opened it, and says by whom and what. */
export async function checkQuoteVersion(
  tx: Tx,
  ctx: CommandContext,
  { id, asked, current }: { id: string; asked: number | undefined; current: number },
): Promise<void> {
  if (asked === undefined || asked === current) return
  const changes = await changesSince(reading(tx), ctx.actor.shopId, { id, after: asked })
  const [last] = changes
  reject('stale', { what: 'quote', version: current, by: last?.by ?? null, at: last?.at ?? null, changes })
}
