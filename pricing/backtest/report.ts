import { compareMoney, minus } from '#domain/units/amounts.ts'
import { sumMoney, timesQuantity } from '#domain/units/money.ts'
import { roundHalfAwayFromZero } from '#domain/units/round.ts'
import type { BacktestRow, NamedThing } from './rows.ts'

export interface Sums {
  before: string
  after: string
  change: string
  /** Of the sum before; null where that is nothing. */
  changePercent: number | null
}

type Place = Pick<
  BacktestRow,
  'calculationId' | 'line' | 'part' | 'partRevisionId' | 'quote' | 'customer' | 'material' | 'quantity'
>
export type Mover = Place & { before: string; after: string; changePercent: number | null; lineChange: string }
export type Review = Place & { reasons: string[] }
export type Group = { id: string | null; name: string | null; lines: number; moved: number } & Sums

export interface BacktestReport {
  calculations: number
  /** Lines that were compared. */
  lines: number
  moved: number
  /** Lines without a usable price before or after. */
  notCompared: number
  movedSums: Sums
  allSums: Sums
  perCustomer: Group[]
  perMaterial: Group[]
  /** The largest changes of a line's total first. */
  movers: Mover[]
  newReviews: Review[]
  goneReviews: Review[]
  /** One for each calculation, oldest first. */
  points: { calculationId: string; at: string; before: string; after: string }[]
  problems: { message: string; lines: number }[]
}

const moversMax = 500
const reviewsMax = 500
const pointsMax = 2_000
const problemsMax = 20

type Compared = BacktestRow & { before: string; after: string; totalBefore: string; totalAfter: string }

/** What a try came to, of the rows of all calculations in their order. `digits` are the currency's. */
export function backtestReport(rows: readonly BacktestRow[], digits: number): BacktestReport {
  const compared = rows.flatMap((row): Compared[] => {
    const { before, after, quantity } = row
    if (before === null || after === null) return []
    const total = (price: string) => timesQuantity(price, quantity, digits)
    return [{ ...row, before, after, totalBefore: total(before), totalAfter: total(after) }]
  })
  const moved = compared.filter((row) => row.totalBefore !== row.totalAfter)
  const byCalculation = groupBy(compared, (row) => row.calculationId)
  const review = (row: BacktestRow, reasons: string[]): Review => ({ ...placeOf(row), reasons })
  const under = rows.filter((row) => row.reasonsAfter.length > 0 && row.reasonsBefore.length === 0)
  const free = rows.filter((row) => row.reasonsBefore.length > 0 && row.reasonsAfter.length === 0)
  return {
    calculations: new Set(rows.map((row) => row.calculationId)).size,
    lines: compared.length,
    moved: moved.length,
    notCompared: rows.length - compared.length,
    movedSums: sumsOf(moved, digits),
    allSums: sumsOf(compared, digits),
    perCustomer: groups(compared, (row) => row.customer, digits),
    perMaterial: groups(compared, (row) => row.material, digits),
    movers: moversOf(moved, digits),
    newReviews: under.slice(0, reviewsMax).map((row) => review(row, row.reasonsAfter)),
    goneReviews: free.slice(0, reviewsMax).map((row) => review(row, row.reasonsBefore)),
    points: [...byCalculation.values()].slice(-pointsMax).map((of) => pointOf(of, digits)),
    problems: problemsOf(rows),
  }
}

function placeOf(row: BacktestRow): Place {
  const { calculationId, line, part, partRevisionId, quote, customer, material, quantity } = row
  return { calculationId, line, part, partRevisionId, quote, customer, material, quantity }
}

function sumsOf(rows: readonly Compared[], digits: number): Sums {
  const before = sumMoney(
    rows.map((row) => row.totalBefore),
    digits,
  )
  const after = sumMoney(
    rows.map((row) => row.totalAfter),
    digits,
  )
  return { before, after, change: minus(after, before, digits), changePercent: percent(before, after) }
}

function moversOf(moved: readonly Compared[], digits: number): Mover[] {
  return moved
    .map((row) => ({
      ...placeOf(row),
      before: row.before,
      after: row.after,
      changePercent: percent(row.before, row.after),
      lineChange: minus(row.totalAfter, row.totalBefore, digits),
    }))
    .sort((one, other) => compareMoney(size(other.lineChange), size(one.lineChange)))
    .slice(0, moversMax)
}

/** Those with the largest change first. */
function groups(rows: readonly Compared[], of: (row: Compared) => NamedThing | null, digits: number): Group[] {
  return [...groupBy(rows, (row) => of(row)?.id ?? '').values()]
    .map((group): Group => {
      const [first] = group
      const thing = first === undefined ? null : of(first)
      const moved = group.filter((row) => row.totalBefore !== row.totalAfter).length
      return { id: thing?.id ?? null, name: thing?.name ?? null, lines: group.length, moved, ...sumsOf(group, digits) }
    })
    .sort((one, other) => compareMoney(size(other.change), size(one.change)))
}

function pointOf(rows: readonly Compared[], digits: number) {
  const [first] = rows
  const { before, after } = sumsOf(rows, digits)
  return { calculationId: first?.calculationId ?? '', at: first?.at ?? '', before, after }
}

function problemsOf(rows: readonly BacktestRow[]) {
  const lines = new Map<string, number>()
  for (const { problem } of rows) if (problem !== null) lines.set(problem, (lines.get(problem) ?? 0) + 1)
  return [...lines]
    .map(([message, count]) => ({ message, lines: count }))
    .sort((one, other) => other.lines - one.lines)
    .slice(0, problemsMax)
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const group = found.get(key(row))
    if (group === undefined) found.set(key(row), [row])
    else group.push(row)
  }
  return found
}

const size = (money: string) => money.replace('-', '')

/** To two digits; null of nothing. */
function percent(before: string, after: string): number | null {
  const base = Number(before)
  return base === 0 ? null : roundHalfAwayFromZero(((Number(after) - base) / Math.abs(base)) * 100, 2)
}
