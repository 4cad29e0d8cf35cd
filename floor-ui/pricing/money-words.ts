import { formatMoney, formatNumber } from '../words/numbers.ts'
import { moneyDifference, percentBetween, signOf } from './money.ts'

const minus = '\u2212'
const thinSpace = '\u2009'

/** "+€ 7.36", "−€ 0.95", "€ 0.00": a difference carries its sign. */
export function signedMoney(amount: string, currency: string, locale?: string): string {
  return `${signOf(amount) > 0 ? '+' : ''}${formatMoney(amount, currency, locale)}`
}

/** The same without the currency, for columns whose head names it. */
export function signedAmount(amount: string, locale?: string): string {
  return `${signOf(amount) > 0 ? '+' : ''}${plainAmount(amount, locale)}`
}

/** "3,448.80" for columns whose head names the currency. */
export function plainAmount(amount: string, locale?: string): string {
  const written = formatMoney(amount, 'EUR', locale)
  return written.startsWith(minus) ? `${minus}${written.slice(3)}` : written.slice(2)
}

/** "−6.2 %", "+4.8 %", "0 %". */
export function signedPercent(percent: number, locale?: string): string {
  const rounded = Math.round(percent * 10) / 10
  return `${rounded > 0 ? '+' : ''}${formatNumber(rounded === 0 ? 0 : rounded, 1, locale)}${thinSpace}%`
}

/** "−€ 0.95, −6.2 %"; "the same" where nothing moved. */
export function changeWords(before: string, after: string, currency: string, locale?: string): string {
  const difference = moneyDifference(before, after)
  if (signOf(difference) === 0) return 'the same'
  const percent = percentBetween(before, after)
  const money = signedMoney(difference, currency, locale)
  return percent === null ? money : `${money}, ${signedPercent(percent, locale)}`
}
