import { ask } from '#db/connect.ts'
import { densitiesOf, type LineFacts, lineFacts, withdrawnOf } from '#db/reads/sales/line-facts.ts'
import type { ComputedLine, QuoteLineState, QuoteState } from '#domain/orders/quote-state.ts'
import type { Selling } from '#domain/orders/selling.ts'
import { pieceKilograms } from '#domain/orders/weight.ts'
import { convertBack, convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits } from '#domain/units/money.ts'
import type { BasketAnswer, LineAnswer } from '#pricing/basket.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import type { LineAsked } from '../basket-line.ts'
import type { CommandContext } from '../context.ts'
import { priceBasket } from '../price-basket.ts'

/** Which lines are asked for a new price; the others keep theirs, whatever the equations say today. */
export type Repriced = 'all' | ReadonlySet<string>

export interface PricedQuote {
  state: QuoteState
  facts: LineFacts
  /** What keeps a line from being priced, by its id. */
  waits: Map<string, string>
}

/**
 * Prices a quote outside of any transaction. Lines that nothing can be asked for (still measured, no process, a choice
 * withdrawn) are left out and say what they wait for. Refuses as `priceBasket` does.
 */
export async function priceLines(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: { state: QuoteState; selling: Selling; repriced: Repriced; preview?: boolean },
): Promise<PricedQuote> {
  const { state, selling, repriced } = asked
  const { shopId } = ctx.actor
  const { facts, densities } = await ask(ctx.db, shopId, async (reader) => ({
    facts: await lineFacts(reader, shopId, state.lines),
    densities: await densitiesOf(reader, shopId, state.lines),
  }))
  const waits = waitsOf(state, facts)
  const parts = state.lines.filter((line) => line.kind === 'part' && !waits.has(line.id))
  const isRepriced = (line: QuoteLineState) => repriced === 'all' || repriced.has(line.id) || line.computed === null
  if (parts.length === 0) {
    const head = { ...state.head, lineItems: [], orderProblem: null, calculationId: null }
    return { state: { ...state, head }, facts, waits }
  }
  const pinned = (line: QuoteLineState) => pinnedPrice(line, state, selling, isRepriced(line))
  const { answer, calculationId } = await priceBasket(ctx, pricing, {
    customerOrganisationId: state.head.customerId || null,
    lines: parts.map((line) => basketLine(line, state.head.leadTimeId, pinned(line))),
    quote: { id: state.head.id, number: state.head.number },
    ...(asked.preview ? { preview: true } : {}),
  })
  const answers = new Map(parts.map((line, index) => [line.id, answer.lines[index]]))
  const lines = state.lines.map((line) => {
    const found = answers.get(line.id)
    if (found === undefined || !isRepriced(line)) return line
    const computed = computedOf(found, facts.pricedBy.get(line.processId ?? '') ?? null)
    const kilograms = pieceKilograms(
      facts.revisions.get(line.partRevisionId ?? '')?.volume ?? null,
      densities.get(line.materialId ?? '') ?? null,
    )
    return { ...line, computed: kilograms === null ? computed : { ...computed, pieceKilograms: kilograms } }
  })
  const head = { ...state.head, ...orderLevel(answer, state.head.rate, state.head.currency), calculationId }
  return { state: { head, lines }, facts, waits }
}

function waitsOf(state: QuoteState, facts: LineFacts): Map<string, string> {
  const waits = new Map<string, string>()
  for (const line of state.lines) {
    const words = line.kind === 'part' ? whatIsInTheWay(line, facts) : null
    if (words !== null) waits.set(line.id, words)
  }
  return waits
}

function whatIsInTheWay(line: QuoteLineState, facts: LineFacts): string | null {
  const withdrawn = withdrawnOf(facts, line)
  if (withdrawn.length > 0) return `${withdrawn.join(', ')} is no longer offered.`
  if (line.processId === null) return 'No process is chosen yet.'
  const revision = facts.revisions.get(line.partRevisionId ?? '')
  if (revision?.measured) return null
  if (revision?.analysis === 'pending') return 'The part is still being measured.'
  return revision?.problem ?? 'The part has no file that could be measured.'
}

/** The price that stands for a line in level 3: what a person set, else what it was computed at before. */
function pinnedPrice(line: QuoteLineState, state: QuoteState, selling: Selling, isRepriced: boolean): string | null {
  const set = line.manualUnitPrice ?? line.approvedUnitPrice ?? line.agreedUnitPrice
  if (set !== null) return convertBack(set, state.head.rate, currencyDigits(selling.shopCurrency))
  if (isRepriced || line.computed === null || line.computed.reviewRequired) return null
  return line.computed.unitPrice
}

function basketLine(line: QuoteLineState, leadTimeId: string | null, pinned: string | null): LineAsked {
  const leadTime = line.leadTimeId ?? leadTimeId
  return {
    partRevisionId: line.partRevisionId ?? '',
    processId: line.processId ?? '',
    materialId: line.materialId,
    postProcessIds: line.postProcessIds,
    quantity: line.quantity,
    ...(line.quantities.length > 0 ? { quantities: line.quantities } : {}),
    color: line.color,
    infillId: line.infillId,
    precisionId: line.precisionId,
    ...(leadTime === null ? {} : { leadTimeId: leadTime }),
    variables: line.variables,
    postProcessVariables: line.postProcessVariables,
    ...(pinned === null ? {} : { manualUnitPrice: pinned }),
  }
}

/** What the equations said themselves, also where a set price took the place of theirs. */
export function computedOf(answer: LineAnswer, pricedBy: string | null): ComputedLine {
  const said = answer.computed ?? answer
  return {
    unitPrice: said.unitPrice,
    reviewRequired: said.reviewRequired,
    reviewReasons: said.reviewReasons,
    durationHours: answer.durationHours,
    variables: answer.variables,
    unusedVariables: answer.unusedVariables,
    postProcesses: answer.postProcesses.map(({ id, variables }) => ({ id, variables })),
    ladder: (answer.ladder ?? []).map(({ quantity, unitPrice, reviewRequired }) => ({
      quantity,
      unitPrice: reviewRequired ? null : unitPrice,
    })),
    problem: answer.problem ?? null,
    pricedBy,
  }
}

/** What level 3 added, in the currency of the quote. */
export function orderLevel(answer: BasketAnswer, rate: string, currency: string) {
  const digits = currencyDigits(currency)
  return {
    lineItems: answer.lineItems.map(({ name, price }) => ({ name, price: convertMoney(price, rate, digits) })),
    orderProblem: answer.problem ?? null,
  }
}
