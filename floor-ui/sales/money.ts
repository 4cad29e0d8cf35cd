const minus = '\u2212'

/** A decimal string of the API ("4012.80") as it stands in a column whose head names the currency: "4,012.80". */
export function formatAmount(amount: string, locale?: string): string {
  const digits = amount.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return format.format(amount as `${number}`).replace('-', minus)
}

/**
 * What a person typed as a price, as the API takes it; null where it is none or could mean two things. "1.5" and "1,5"
 * are read, thousands too where a point follows them; "1,234" may be either and is not guessed.
 */
export function readAmount(text: string): string | null {
  const said = text.trim().replaceAll(/(?<=\d)[\s\u00a0\u2009'](?=\d{3})/gu, '')
  const grouped = /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/u.exec(said) ?? /^(\d{1,3}(?:\.\d{3})+),(\d+)$/u.exec(said)
  if (grouped) return plainAmount(`${grouped[1]?.replaceAll(/[.,]/gu, '')}.${grouped[2]}`)
  return /,\d{3}$/u.test(said) ? null : plainAmount(said.replace(',', '.'))
}

function plainAmount(text: string): string | null {
  return /^\d{1,12}(?:\.\d{1,4})?$/u.test(text) ? text : null
}

/** The sign that stands in a column's head: "€". */
export function currencySign(currency: string, locale?: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency
}
