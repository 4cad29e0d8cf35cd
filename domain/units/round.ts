/**
 * Rounds half away from zero on the shortest decimal that names the number, so `1.005` at two digits is 1.01
 * although the binary number lies a little below. `precision` counts digits after the point (0 when left out,
 * negative rounds to tens). Infinity and NaN come back as they are; the result is never -0.
 *
 * The function stands alone on purpose: its text is also run inside the sandbox, as the `round` of the equations.
 */
export function roundHalfAwayFromZero(value: number, precision?: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return value
  const wanted = Math.trunc(Number(precision ?? 0))
  const digits = wanted > 400 ? 400 : wanted < -400 ? -400 : wanted || 0

  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const figures = whole + fraction
  const kept = whole.length + Number(exponent) + digits
  if (kept >= figures.length) return value === 0 ? 0 : value
  if (kept < 0) return 0

  const carry = (figures[kept] ?? '0') >= '5' ? 1n : 0n
  const rounded = Number(`${BigInt(figures.slice(0, kept) || '0') + carry}e${-digits}`)
  return rounded === 0 ? 0 : value < 0 ? -rounded : rounded
}
