/** A length in millimetres in the reader's numbers: one decimal, two below 1 mm, none from 1000 mm on. */
export function formatLength(millimetres: number, locale?: string): string {
  const size = Math.abs(millimetres)
  // What is hardly there is still written, not rounded to nothing.
  if (size > 0 && size < 0.0095)
    return new Intl.NumberFormat(locale, { maximumSignificantDigits: 1 }).format(millimetres)
  const digits = size >= 999.95 ? 0 : size < 0.995 && size > 0 ? 2 : 1
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return format.format(millimetres).replace('-', '\u2212')
}

/** Three sides as "75.0 × 67.5 × 15.9". */
export function formatSides(sides: readonly number[], locale?: string): string {
  return sides.map((side) => formatLength(side, locale)).join(' × ')
}

/** A volume given in mm³ as cm³ with one decimal ("24.4"), more where it is small. */
export function formatCubic(cubicMillimetres: number, locale?: string): string {
  return formatScaled(cubicMillimetres / 1000, locale)
}

/** An area given in mm² as cm². */
export function formatSquare(squareMillimetres: number, locale?: string): string {
  return formatScaled(squareMillimetres / 100, locale)
}

function formatScaled(value: number, locale?: string): string {
  if (value < 0.95) return new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(value)
  const digits = value >= 9999.5 ? 0 : 1
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return format.format(value)
}
