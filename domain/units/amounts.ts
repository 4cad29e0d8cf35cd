import { Decimal } from 'decimal.js'
import type { Money } from './money.ts'

const Exact = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -200, toExpPos: 200 })

type Amount = Money | number

/** So many percent of an amount, rounded once: half away from zero. */
export function percentOf(amount: Amount, percent: Amount, digits: number): Money {
  return rounded(new Exact(amount).times(percent).dividedBy(100), digits)
}

/** An amount at a rate (units of the other currency for one of this), rounded once. */
export function convertMoney(amount: Amount, rate: Amount, digits: number): Money {
  return rounded(new Exact(amount).times(rate), digits)
}

/** The way back: what an amount in the other currency is in this one. The rate is above zero. */
export function convertBack(amount: Amount, rate: Amount, digits: number): Money {
  return rounded(new Exact(amount).dividedBy(rate), digits)
}

/** An amount at one rate told at another (units for one of the same third currency), rounded once. */
export function exchange(amount: Amount, rates: { from: Amount; to: Amount }, digits: number): Money {
  return rounded(new Exact(amount).times(rates.to).dividedBy(rates.from), digits)
}

/** What a product of a decimal and a number of hours comes to, rounded once. */
export const timesHours = (rate: Amount, hours: number, digits: number): Money =>
  rounded(new Exact(rate).times(hours), digits)

/** −1, 0 or 1. */
export const compareMoney = (a: Amount, b: Amount): number => new Exact(a).comparedTo(b)

export const minus = (a: Amount, b: Amount, digits: number): Money => rounded(new Exact(a).minus(b), digits)

/** The amount, but never less than `least` nor more than `most`. */
export function between(amount: Amount, least: Amount, most: Amount, digits: number): Money {
  return rounded(Exact.min(Exact.max(amount, least), most), digits)
}

/** What is missing to the nearest whole amount: −0.40 to 0.50. Halves go away from zero. */
export function toWhole(amount: Amount, digits: number): Money {
  const exact = new Exact(amount)
  return rounded(exact.toDecimalPlaces(0).minus(exact), digits)
}

function rounded(amount: Decimal, digits: number): Money {
  if (!amount.isFinite()) throw new RangeError('money is a finite amount')
  const text = amount.toFixed(digits)
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text
}
