import { formatMoney, formatNumber } from '../words/numbers.ts'
import type { QuoteLine } from './quote-data.ts'

/** "3.5 hours at € 60.00", "fixed" */
export function expenseWords(expense: NonNullable<QuoteLine['expense']>, currency: string): string {
  if (expense.kind === 'fixed') return 'fixed amount'
  return `${formatNumber(expense.hours, 2)} hours at ${formatMoney(expense.rate, currency)}`
}

/** A reason in two parts: what stands bold, and what explains it. */
export function reasonWords(reason: string): { fact: string; rest: string } {
  const said = reason.replace(/^REVIEW:\s*/u, '')
  const cut = /[:.;](?=\s)|\s\(/u.exec(said)
  if (!cut || cut.index < 6) return { fact: said, rest: '' }
  const rest = said.slice(cut.index + 1).trim()
  return { fact: said.slice(0, cut.index), rest: cut[0].trimStart() === '(' ? rest.replace(/\)$/u, '') : rest }
}

/** The quantities of the ladder with the line's own among them, smallest first. */
export function ladderWith(line: Pick<QuoteLine, 'ladder' | 'quantity' | 'unitPrice' | 'computedUnitPrice'>) {
  const own = { quantity: line.quantity, unitPrice: line.unitPrice ?? line.computedUnitPrice ?? null }
  return [...line.ladder.filter((step) => step.quantity !== line.quantity), own].toSorted(
    (a, b) => a.quantity - b.quantity,
  )
}

/** "1, 5, 10" → [1, 5, 10]; null where a word is no quantity. */
export function readQuantities(text: string): number[] | null {
  const numbers = text
    .split(/[\s,;/]+/u)
    .filter(Boolean)
    .map(Number)
  if (numbers.some((each) => !Number.isInteger(each) || each < 1 || each > 1_000_000)) return null
  return [...new Set(numbers)].toSorted((a, b) => a - b).slice(0, 20)
}

/** The values that a person typed for a line, by name: what is sent back with one changed. */
export function typedValues(
  variables: readonly { name: string; value: number | null; overridden: boolean }[],
  change: { name: string; value: number | null },
): Record<string, number> {
  const kept = variables.flatMap(({ name, value, overridden }) =>
    overridden && value !== null && name !== change.name ? [[name, value] as const] : [],
  )
  return Object.fromEntries(change.value === null ? kept : [...kept, [change.name, change.value]])
}
