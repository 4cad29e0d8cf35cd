/** `amount` × `count` as the API writes money, exactly: "44.60" × 25 = "1115.00". */
export function times(amount: string, count: number): string {
  const { units, digits } = unitsOf(amount)
  return written(units * BigInt(count), digits)
}

/** The sum of amounts with the same number of digits. */
export function sumOf(amounts: readonly string[]): string {
  const read = amounts.map(unitsOf)
  const digits = Math.max(0, ...read.map((each) => each.digits))
  const total = read.reduce((sum, each) => sum + each.units * 10n ** BigInt(digits - each.digits), 0n)
  return written(total, digits)
}

/** `one` − `other`, with a sign. */
export function differenceOf(one: string, other: string): string {
  return sumOf([one, other.startsWith('-') ? other.slice(1) : `-${other}`])
}

/** By how much `now` differs from `before`, in whole per cent; null where nothing can be said. */
export function percentBetween(before: string, now: string): number | null {
  const base = Number(before)
  return base > 0 ? Math.round((Number(now) / base - 1) * 100) : null
}

function unitsOf(amount: string): { units: bigint; digits: number } {
  const [whole = '0', decimals = ''] = amount.split('.')
  return { units: BigInt(whole + decimals), digits: decimals.length }
}

function written(units: bigint, digits: number): string {
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0')
  const sign = units < 0n ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
