const minus = '\u2212'
const thinSpace = '\u2009'

/** 1195 → "1,195" in the reader's way. Pieces are whole; zero is written. */
export function formatPieces(quantity: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(quantity).replace('-', minus)
}

/** A length, a share, an hour figure: at most `digits` decimals, a true minus sign. */
export function formatNumber(value: number, digits: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value).replace('-', minus)
}

/** A difference carries its sign: "+ 6", "− 2", "0". */
export function formatChange(difference: number, locale?: string): string {
  if (difference === 0) return '0'
  const size = formatPieces(Math.abs(difference), locale)
  return `${difference > 0 ? '+' : minus}${thinSpace}${size}`
}

/**
 * `amount` is the decimal string of the API ("53.80"); its digits are written as they are, never rounded here.
 * The sign of the currency stands first, a thin space after it.
 */
export function formatMoney(amount: string, currency: string, locale?: string): string {
  const negative = amount.startsWith('-')
  const [whole = '0', decimals] = amount.replace('-', '').split('.')
  const point = new Intl.NumberFormat(locale).formatToParts(0.5).find((part) => part.type === 'decimal')?.value ?? '.'
  const number = new Intl.NumberFormat(locale).format(BigInt(whole)) + (decimals === undefined ? '' : point + decimals)
  return `${negative ? minus : ''}${currencySign(currency, locale)}${thinSpace}${number}`
}

/** "1 piece", "12 pieces". */
export function countOf(quantity: number, one: string, many: string, locale?: string): string {
  return `${formatPieces(quantity, locale)} ${quantity === 1 ? one : many}`
}

function currencySign(currency: string, locale?: string) {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency
}
