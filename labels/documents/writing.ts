/** An amount with its currency as the language writes it: `1.115,00 €`. Decimal texts stay exact. */
export function moneyText(amount: string, currency: string, locale: string): string {
  const text = format(`money ${currency} ${locale}`, locale, { style: 'currency', currency }).format(asNumeric(amount))
  return printable(text).replace('-', MINUS)
}

/** The same without the currency, for columns whose currency is said above. */
export function amountText(amount: string, currency: string, locale: string): string {
  const digits = format(`money ${currency} ${locale}`, locale, { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits
  const shape = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return printable(format(`amount ${currency} ${locale}`, locale, shape).format(asNumeric(amount))).replace('-', MINUS)
}

/** `27 November 2026`, from `2026-11-27`. */
export function dayInFull(day: string, locale: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, date))
}

const MINUS = '\u2212'
/** The typeface has no narrow space; the wide one does not break either. */
const printable = (text: string) => text.replaceAll('\u202f', '\u00a0')
const formats = new Map<string, Intl.NumberFormat>()

function format(key: string, locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options)
  formats.set(key, known)
  return known
}

/** A decimal text is formatted digit by digit, never by way of a binary number; the platform's types say so by this shape. */
const asNumeric = (amount: string) => amount as Intl.StringNumericLiteral
