import { convertMoney, timesHours } from '../units/amounts.ts'
import { type Money, sumMoney } from '../units/money.ts'

export interface LinePrices {
  /** What the equations say, in the shop's currency; null: they were not asked yet. */
  computed: { unitPrice: Money | null; reviewRequired: boolean; reviewReasons: readonly string[] } | null
  /** What is in the way of asking them: "The part is still being measured." */
  waitsFor: string | null
  /** The others are in the currency of the quote. */
  agreed: Money | null
  approved: Money | null
  typed: Money | null
}

export interface LineStanding {
  unitPrice: Money | null
  /** Why a person has to look; null: nobody has to. */
  review: string[] | null
}

/**
 * What counts for a line: the typed price, else the approved one, else the one agreed for the customer's number, else the
 * computed one where nobody has to look at it.
 */
export function standingOf(prices: LinePrices, at: { rate: string; digits: number }): LineStanding {
  const set = prices.typed ?? prices.approved ?? prices.agreed
  if (set !== null) return { unitPrice: sumMoney([set], at.digits), review: null }
  const { computed, waitsFor } = prices
  if (waitsFor !== null) return { unitPrice: null, review: [waitsFor] }
  if (computed === null) return { unitPrice: null, review: ['The line is not priced yet.'] }
  if (computed.unitPrice === null || computed.reviewRequired) {
    const reasons = computed.reviewReasons.length > 0 ? [...computed.reviewReasons] : ['There is no usable price.']
    return { unitPrice: null, review: reasons }
  }
  return { unitPrice: convertMoney(computed.unitPrice, at.rate, at.digits), review: null }
}

/** What was agreed at this quantity: the tier with the highest quantity that is reached; null below the first. */
export function agreedPrice(tiers: readonly { quantity: number; unitPrice: Money }[], quantity: number): Money | null {
  const reached = tiers.filter((tier) => tier.quantity <= quantity).sort((a, b) => b.quantity - a.quantity)
  return reached[0]?.unitPrice ?? null
}

export type Expense = { kind: 'fixed'; amount: Money } | { kind: 'hourly'; hours: number; rate: Money }

export const expenseAmount = (expense: Expense, digits: number): Money =>
  expense.kind === 'fixed' ? sumMoney([expense.amount], digits) : timesHours(expense.rate, expense.hours, digits)
