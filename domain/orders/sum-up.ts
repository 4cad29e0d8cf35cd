import { accept } from '../decision.ts'
import { convertBack, convertMoney } from '../units/amounts.ts'
import { currencyDigits, type Money, timesQuantity } from '../units/money.ts'
import { dispatchDay } from './dispatch-day.ts'
import { expenseAmount, standingOf } from './line-price.ts'
import type { QuoteHead, QuoteLineState, QuoteState } from './quote-state.ts'
import type { Selling } from './selling.ts'
import { shippingCost } from './shipping.ts'
import { chooseTax } from './tax.ts'
import { type Totals, totalsOf } from './totals.ts'
import { kilogramsOf } from './weight.ts'

export interface SumUpAsked {
  selling: Selling
  /** A day of the shop, YYYY-MM-DD. */
  today: string
  /** What keeps a line from being priced, by its id. */
  waits: ReadonlyMap<string, string>
  /** Whether a way of shipping that cannot be taken is refused, because it was chosen just now. */
  strictShipping: boolean
}

/**
 * A quote with everything that follows from what is written on it: which price of each line counts, the sums, whether a
 * person has to look, the day it would leave. Refuses (`shipping_unavailable`) only when it is strict about shipping.
 */
export function sumUp(state: QuoteState, asked: SumUpAsked): QuoteState {
  const digits = currencyDigits(state.head.currency)
  const lines = state.lines.map((line) => withStanding(line, state.head, asked, digits))
  const totals = totalsFor(state.head, lines, asked, digits)
  const inReview = state.head.orderProblem !== null || lines.some((line) => line.review !== null)
  const dispatchOn = lines.length === 0 ? null : dispatchOf(state.head, lines, asked)
  return { head: { ...state.head, totals, inReview, dispatchOn }, lines }
}

/** What a line comes to; null while a person has to look at it. */
export const lineTotal = (line: QuoteLineState, digits: number): Money | null =>
  line.unitPrice === null ? null : timesQuantity(line.unitPrice, line.quantity, digits)

function withStanding(line: QuoteLineState, head: QuoteHead, { waits }: SumUpAsked, digits: number): QuoteLineState {
  if (line.expense !== null) return { ...line, unitPrice: expenseAmount(line.expense, digits), review: null }
  const standing = standingOf(
    {
      computed: line.computed,
      waitsFor: waits.get(line.id) ?? null,
      agreed: line.agreedUnitPrice,
      approved: line.approvedUnitPrice,
      typed: line.manualUnitPrice,
    },
    { rate: head.rate, digits },
  )
  return { ...line, ...standing, durationHours: line.computed?.durationHours ?? line.durationHours }
}

function totalsFor(head: QuoteHead, lines: readonly QuoteLineState[], asked: SumUpAsked, digits: number): Totals {
  const { settings, jurisdictions, customer } = asked.selling
  const inQuote = (amount: Money | null) => (amount === null ? null : convertMoney(amount, head.rate, digits))
  const basis = {
    digits,
    lineTotals: lines.map((line) => lineTotal(line, digits)),
    lineItems: head.lineItems,
    discounts: head.discounts,
    minimum: inQuote(settings.minimumOrder),
    maximum: inQuote(settings.maximumOrder),
    roundToWhole: settings.roundToWhole,
  }
  const noTax = { components: [], note: null }
  const goods = totalsOf({ ...basis, shipping: { name: null, amount: '0' }, tax: noTax }).net
  const destination = head.shippingAddress ?? head.billingAddress
  const tax = chooseTax({
    jurisdictions,
    shopCountry: settings.country,
    destination,
    customer: customer ?? { taxExempt: false, taxIds: [] },
    jurisdictionId: head.jurisdictionId,
    mode: head.taxMode,
  })
  const parcel = { goods, kilograms: kilogramsOf(lines) }
  return totalsOf({ ...basis, shipping: shippingOf(head, parcel, asked, digits), tax })
}

function shippingOf(
  head: QuoteHead,
  { goods, kilograms }: { goods: Money; kilograms: number | null },
  { selling, strictShipping }: SumUpAsked,
  digits: number,
) {
  const method = selling.shippingMethods.find((each) => each.id === head.shippingMethodId)
  const name = method?.name ?? null
  if (head.shippingAmount !== null) return { name: name ?? 'Shipping', amount: head.shippingAmount }
  if (method === undefined) return { name: null, amount: '0' }
  const country = (head.shippingAddress ?? head.billingAddress)?.country ?? null
  // Methods are priced in the shop's currency, from what the goods are worth in it.
  const inShop = convertBack(goods, head.rate, currencyDigits(selling.shopCurrency))
  const cost = shippingCost(method, { goods: inShop, kilograms, country })
  if (!cost.ok && !strictShipping) return { name: `${method.name}, to be agreed`, amount: '0' }
  return { name, amount: convertMoney(accept(cost), head.rate, digits) }
}

/** The day on which these lines together leave the shop when they are ordered today. */
export function dispatchOf(
  head: Pick<QuoteHead, 'leadTimeId'>,
  lines: readonly QuoteLineState[],
  { selling, today }: Pick<SumUpAsked, 'selling' | 'today'>,
): string {
  const { leadTimes, workingDays, settings } = selling
  const usual = leadTimes.find((each) => each.isDefault)
  const bufferOf = (id: string | null) => (leadTimes.find((each) => each.id === id) ?? usual)?.buffer ?? 0
  return dispatchDay({
    from: today,
    workingDays,
    hoursPerDay: settings.hoursPerDay,
    lines: lines
      .filter((line) => line.kind === 'part')
      .map((line) => ({ hours: line.durationHours, bufferDays: bufferOf(line.leadTimeId ?? head.leadTimeId) })),
  })
}
