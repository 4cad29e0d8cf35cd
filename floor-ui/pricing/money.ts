/** Amounts are decimal strings with the digits of the currency; they are never numbers, or cents would be lost. */

/** `after − before`, with as many digits as the finer of the two: "−0.95". */
export function moneyDifference(before: string, after: string): string {
  const digits = Math.max(digitsOf(before), digitsOf(after))
  return written(scaled(after, digits) - scaled(before, digits), digits)
}

/** An amount so many times. */
export function timesMoney(amount: string, quantity: number): string {
  const digits = digitsOf(amount)
  return written(scaled(amount, digits) * BigInt(quantity), digits)
}

/** By how many percent `after` differs; null where there is nothing to compare with. */
export function percentBetween(before: string, after: string): number | null {
  const was = Number(before)
  if (!Number.isFinite(was) || was === 0) return null
  return ((Number(after) - was) / Math.abs(was)) * 100
}

/** The amount without its sign, and which sign it has. */
export function signOf(amount: string): -1 | 0 | 1 {
  if (!/[1-9]/u.test(amount)) return 0
  return amount.startsWith('-') ? -1 : 1
}

function digitsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0
}

function scaled(amount: string, digits: number): bigint {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.')
  const size = BigInt(`${whole}${part.padEnd(digits, '0')}`)
  return amount.startsWith('-') ? -size : size
}

function written(size: bigint, digits: number): string {
  const plain = String(size < 0n ? -size : size).padStart(digits + 1, '0')
  const text = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`
  return size < 0n ? `-${text}` : text
}

/** The sum of amounts; "0" of none. */
export function sumOf(amounts: readonly string[]): string {
  const digits = Math.max(0, ...amounts.map(digitsOf))
  return written(
    amounts.reduce((sum, each) => sum + scaled(each, digits), 0n),
    digits,
  )
}
