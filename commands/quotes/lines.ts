import { reject } from '#domain/decision.ts'
import type { QuoteLineState, QuoteState } from '#domain/orders/quote-state.ts'
import { making } from '#domain/parts/making.ts'
import { convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits, sumMoney } from '#domain/units/money.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { changeQuote, type QuoteAnswer } from './change-quote.ts'
import { type LineInput, newLine, withInput } from './line-input.ts'

interface OnQuote {
  commandId: string
  quoteId: string
  version?: number | undefined
}
type OnLine = OnQuote & { lineId: string }

/** Adds a part in a quantity, or an expense, and prices it at once. Refuses with `not_found`, `malformed`, `quote_not_open`. */
export function addLine(ctx: CommandContext, pricing: PricingEngine, asked: OnQuote & LineInput): Promise<QuoteAnswer> {
  const { commandId, quoteId, version, ...input } = asked
  return changeQuote(ctx, pricing, {
    name: 'add-quote-line',
    ...{ commandId, quoteId, version, content: input },
    edit: async (state) => {
      const line = await newLine(ctx, state.head, input)
      return { state: { ...state, lines: [...state.lines, line] }, repriced: new Set([line.id]) }
    },
  })
}

/** What a price follows from: a change of it makes the computed price old, and the approval of that price too. */
const pricedBy = [
  ...making,
  'leadTimeId',
  'quantity',
  'quantities',
  'variables',
  'postProcessVariables',
] as const satisfies readonly (keyof QuoteLineState)[]

/** Changes a line. What a person typed stays until a person types something else. Refuses also with `stale`. */
export function updateLine(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: OnLine & LineInput,
): Promise<QuoteAnswer> {
  const { commandId, quoteId, lineId, version, ...input } = asked
  return changeQuote(ctx, pricing, {
    name: 'update-quote-line',
    ...{ commandId, quoteId, version, content: { lineId, ...input } },
    edit: async (state) => {
      const before = lineOf(state, lineId)
      const after = await withInput(ctx, state.head, before, input)
      const isOther = pricedBy.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      const line = isOther ? withoutApproval(after) : after
      return { state: replaced(state, line), repriced: new Set(isOther ? [lineId] : []) }
    },
  })
}

export function removeLine(ctx: CommandContext, pricing: PricingEngine, asked: OnLine): Promise<QuoteAnswer> {
  const { commandId, quoteId, lineId, version } = asked
  return changeQuote(ctx, pricing, {
    name: 'remove-quote-line',
    ...{ commandId, quoteId, version, content: { lineId } },
    edit: (state) => {
      lineOf(state, lineId)
      return { state: { ...state, lines: state.lines.filter((line) => line.id !== lineId) }, repriced: new Set() }
    },
  })
}

/** Puts a line right behind another one; null: first. */
export function moveLine(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: OnLine & { after: string | null },
): Promise<QuoteAnswer> {
  const { commandId, quoteId, lineId, version, after } = asked
  return changeQuote(ctx, pricing, {
    name: 'move-quote-line',
    ...{ commandId, quoteId, version, content: { lineId, after } },
    edit: (state) => {
      const line = lineOf(state, lineId)
      if (after === lineId) reject('malformed', { field: 'after', problem: 'a line does not stand behind itself' })
      const others = state.lines.filter((each) => each.id !== lineId)
      const place = after === null ? 0 : others.indexOf(lineOf({ ...state, lines: others }, after)) + 1
      return { state: { ...state, lines: others.toSpliced(place, 0, line) }, repriced: new Set() }
    },
  })
}

/** Ends the review of a line: lets its computed price pass, or takes the one that is typed. Refuses with `no_price_to_approve`. */
export function approvePrice(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: OnLine & { unitPrice?: string | undefined },
): Promise<QuoteAnswer> {
  const { commandId, quoteId, lineId, version, unitPrice } = asked
  return changeQuote(ctx, pricing, {
    name: 'approve-price',
    ...{ commandId, quoteId, version, content: { lineId, unitPrice } },
    edit: (state) => {
      const line = lineOf(state, lineId)
      const by = ctx.actor.name
      const at = ctx.now().toISOString()
      const { rate, currency } = state.head
      const digits = currencyDigits(currency)
      if (unitPrice !== undefined) {
        const typed = sumMoney([unitPrice], digits)
        const more = { manualUnitPrice: typed, manualBy: by, manualAt: at, approvedBy: by, approvedAt: at }
        return { state: replaced(state, { ...line, ...more }), repriced: new Set() }
      }
      const computed = line.computed?.unitPrice ?? null
      if (line.kind === 'expense' || computed === null) return reject('no_price_to_approve', { part: line.name })
      const approvedUnitPrice = convertMoney(computed, rate, digits)
      const approved = { ...line, approvedUnitPrice, approvedBy: by, approvedAt: at }
      return { state: replaced(state, approved), repriced: new Set() }
    },
  })
}

export const withoutApproval = (line: QuoteLineState): QuoteLineState => ({
  ...line,
  approvedUnitPrice: null,
  approvedBy: null,
  approvedAt: null,
})

function lineOf(state: QuoteState, id: string): QuoteLineState {
  return known(
    state.lines.find((line) => line.id === id),
    'line of this quote',
  )
}

const replaced = (state: QuoteState, line: QuoteLineState): QuoteState => ({
  ...state,
  lines: state.lines.map((each) => (each.id === line.id ? line : each)),
})
