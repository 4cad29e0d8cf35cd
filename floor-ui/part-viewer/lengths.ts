/** A length in millimetres in the reader's numbers: one decimal, two below 1 mm, none from 1000 mm on. */
export function formatLength(millimetres: number, locale?: string): string {
  const size = Math.abs(millimetres)
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
  const digits = value >= 9999.5 ? 0 : value >= 0.95 ? 1 : value >= 0.0095 ? 3 : 6
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: Math.min(digits, 1),
    maximumFractionDigits: digits,
  }).format(value)
}
