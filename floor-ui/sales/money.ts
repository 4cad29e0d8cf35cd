const minus = '\u2212'

/** A decimal string of the API ("4012.80") as it stands in a column whose head names the currency: "4,012.80". */
export function formatAmount(amount: string, locale?: string): string {
  const digits = amount.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return format.format(amount as `${number}`).replace('-', minus)
}

/** What a person typed as a price, as the API takes it; null where it is none. Both "1,5" and "1.5" are read. */
export function readAmount(text: string): string | null {
  const said = text.trim().replaceAll(/[\s\u00a0\u2009']/gu, '')
  const points = said.match(/[.,]/gu) ?? []
  // Of "1,234.50" and "1.234,50" the last sign is the point.
  const plain =
    points.length > 1
      ? `${said.slice(0, lastPoint(said)).replaceAll(/[.,]/gu, '')}.${said.slice(lastPoint(said) + 1)}`
      : said.replace(',', '.')
  return /^\d{1,12}(?:\.\d{1,4})?$/u.test(plain) ? plain : null
}

function lastPoint(text: string): number {
  return Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
}

/** The sign that stands in a column's head: "€". */
export function currencySign(currency: string, locale?: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency
}
