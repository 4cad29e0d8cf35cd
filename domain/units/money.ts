import { Decimal } from 'decimal.js'

/** An amount with exactly the currency's digits after the point: `"53.80"`. */
export type Money = string

/** Wide enough to add any two finite numbers exactly: the largest has 309 digits before the point, the smallest 1074 after. */
const Exact = Decimal.clone({ precision: 1400, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -1100, toExpPos: 1100 })

/**
 * Adds numbers or decimal texts exactly, as the decimals people read, and rounds once: half away from zero.
 * `digits` are the currency's. An amount that is no finite number is a bug of the caller and throws.
 */
export function sumMoney(amounts: readonly (number | string)[], digits: number): Money {
  return asMoney(
    amounts.reduce((sum, amount) => sum.plus(new Exact(amount)), new Exact(0)),
    digits,
  )
}

/** Adds numbers as the decimals people read, without binary noise: 0.1 and 0.2 make 0.3. */
export function sumExactly(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum.plus(number), new Exact(0)).toNumber()
}

/** What a quantity costs: the unit price, already rounded, times a whole number. */
export function timesQuantity(unitPrice: Money, quantity: number, digits: number): Money {
  return asMoney(new Exact(unitPrice).times(quantity), digits)
}

/** The digits after the point that a currency has: 2 for EUR, 0 for JPY, 3 for KWD. Throws on what is no currency code. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

function asMoney(amount: Decimal, digits: number): Money {
  if (!amount.isFinite()) throw new RangeError('money is a finite amount')
  const text = amount.toFixed(digits)
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text
}
