import { between, compareMoney, minus, percentOf, toWhole } from '../units/amounts.ts'
import { type Money, sumMoney } from '../units/money.ts'

export interface DiscountGiven {
  name: string
  /** One of the two; amounts in the currency of the quote. */
  percent?: number | null
  amount?: Money | null
}

export interface TaxComponent {
  name: string
  percent: number
  onShipping: boolean
}

export interface TotalsAsked {
  /** Digits after the point of the currency: 0, 2 or 3. */
  digits: number
  /** What each line comes to; null while a person has to look at it: then it counts nothing yet. */
  lineTotals: readonly (Money | null)[]
  /** What the order-level equation added or took away. */
  lineItems: readonly { name: string; price: Money }[]
  discounts: readonly DiscountGiven[]
  shipping: { name: string | null; amount: Money }
  /** No components: no tax, and `note` says why on paper. */
  tax: { components: readonly TaxComponent[]; note: string | null }
  /** Goods below it are topped up to it; null: no minimum. */
  minimum: Money | null
  /** Goods above it are not ordered without a person; null: no maximum. */
  maximum: Money | null
  roundToWhole: boolean
}

export interface Totals {
  subtotal: Money
  lineItems: { name: string; price: Money }[]
  discount: Money
  discounts: { name: string; amount: Money }[]
  shipping: Money
  shippingName: string | null
  tax: Money
  taxLines: { name: string; percent: number; base: Money; amount: Money }[]
  taxNote: string | null
  total: Money
  /** The total without the tax. */
  net: Money
  aboveMaximum: boolean
}

export const minimumOrderName = 'Minimum order'
export const roundingName = 'Rounding'

/**
 * What a quote or an order comes to: total = subtotal + Σ line items − discount + shipping + tax, every term rounded to
 * the currency once. Discounts are taken one after another off the goods (lines and line items) and never make them
 * negative; what is missing to the minimum and to a whole amount are line items of their own.
 */
export function totalsOf(asked: TotalsAsked): Totals {
  const { digits } = asked
  const money = (amounts: readonly Money[]) => sumMoney(amounts, digits)
  const subtotal = money(asked.lineTotals.map((each) => each ?? '0'))
  const items = asked.lineItems.map(({ name, price }) => ({ name, price: money([price]) }))
  const full = money([subtotal, ...items.map(({ price }) => price)])
  const discounts = discountsOf(full, asked.discounts, digits)
  const discount = money(discounts.map(({ amount }) => amount))
  const extras = extrasOf(minus(full, discount, digits), asked)
  const goods = money([minus(full, discount, digits), ...extras.map(({ price }) => price)])
  const shipping = money([asked.shipping.amount])
  const taxLines = taxLinesOf(goods, shipping, asked)
  const tax = money(taxLines.map(({ amount }) => amount))
  const net = money([goods, shipping])
  return {
    subtotal,
    lineItems: [...items, ...extras],
    discount,
    discounts,
    shipping,
    shippingName: asked.shipping.name,
    tax,
    taxLines,
    taxNote: asked.tax.note,
    total: money([net, tax]),
    net,
    aboveMaximum: asked.maximum !== null && compareMoney(goods, asked.maximum) > 0,
  }
}

function discountsOf(full: Money, given: readonly DiscountGiven[], digits: number): { name: string; amount: Money }[] {
  let left = compareMoney(full, 0) > 0 ? full : '0'
  return given.map(({ name, percent, amount }) => {
    const wanted = percent != null ? percentOf(left, percent, digits) : (amount ?? '0')
    const taken = between(wanted, 0, left, digits)
    left = minus(left, taken, digits)
    return { name, amount: taken }
  })
}

/** What is missing to the minimum, then to a whole amount. An empty quote is not topped up. */
function extrasOf(goods: Money, asked: TotalsAsked): { name: string; price: Money }[] {
  const { digits, minimum, roundToWhole } = asked
  const extras: { name: string; price: Money }[] = []
  let sum = goods
  if (minimum !== null && compareMoney(sum, 0) > 0 && compareMoney(sum, minimum) < 0) {
    extras.push({ name: minimumOrderName, price: minus(minimum, sum, digits) })
    sum = sumMoney([minimum], digits)
  }
  const missing = roundToWhole ? toWhole(sum, digits) : '0'
  if (compareMoney(missing, 0) !== 0) extras.push({ name: roundingName, price: missing })
  return extras
}

function taxLinesOf(goods: Money, shipping: Money, { tax, digits }: TotalsAsked): Totals['taxLines'] {
  return tax.components.map(({ name, percent, onShipping }) => {
    const taxed = sumMoney([goods, onShipping ? shipping : '0'], digits)
    const base = compareMoney(taxed, 0) > 0 ? taxed : sumMoney([], digits)
    return { name, percent, base, amount: percentOf(base, percent, digits) }
  })
}
