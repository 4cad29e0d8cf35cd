import { sumMoney } from '#domain/units/money.ts'
import type { Basket, BasketAnswer, LineAnswer } from '../basket.ts'
import type { EquationReference } from '../calculation.ts'

export interface NamedThing {
  id: string
  name: string
}

/** A stored calculation and what the same basket comes to with the equation that is tried. */
export interface TriedCalculation {
  id: string
  /** ISO 8601. */
  at: string
  customer: NamedThing | null
  quote: { id: string; number: string } | null
  inputs: Basket<EquationReference>
  /** The materials of the lines by their ids; null where nobody knew one. */
  materialIds: (string | null)[]
  before: BasketAnswer
  after: BasketAnswer
}

/**
 * One line of a basket before and after. `line` is null for what the order equation adds below the lines. Prices are
 * null where there is none to compare.
 */
export interface BacktestRow {
  calculationId: string
  at: string
  /** Counted from 1. */
  line: number | null
  part: string
  partRevisionId: string | null
  quote: { id: string; number: string } | null
  customer: NamedThing | null
  material: NamedThing | null
  quantity: number
  /** Unit prices. */
  before: string | null
  after: string | null
  reasonsBefore: string[]
  reasonsAfter: string[]
  /** How the equation that is tried failed on it. */
  problem: string | null
}

/** What is compared of a basket: its lines, and below them its line items where every line has a price both times. */
export function backtestRows(tried: TriedCalculation): BacktestRow[] {
  const { inputs, before, after } = tried
  const lines = inputs.lines.map((_, at) => lineRow(tried, at))
  const complete = lines.every((row) => row.before !== null && row.after !== null)
  if (!complete || (before.lineItems.length === 0 && after.lineItems.length === 0 && !after.problem)) return lines
  const sum = (answer: BasketAnswer) =>
    answer.problem === undefined
      ? sumMoney(
          answer.lineItems.map(({ price }) => price),
          inputs.currencyDigits,
        )
      : null
  return [
    ...lines,
    {
      ...factsOf(tried),
      line: null,
      part: 'Line items of the order',
      partRevisionId: null,
      material: null,
      quantity: 1,
      before: sum(before),
      after: sum(after),
      reasonsBefore: before.reviewReasons,
      reasonsAfter: after.reviewReasons,
      problem: after.problem ?? null,
    },
  ]
}

function lineRow(tried: TriedCalculation, at: number): BacktestRow {
  const line = tried.inputs.lines[at]
  const [before, after] = [tried.before.lines[at], tried.after.lines[at]]
  const materialId = tried.materialIds[at] ?? null
  return {
    ...factsOf(tried),
    line: at + 1,
    part: line?.geometry.name ?? '',
    partRevisionId: line?.part?.revisionId ?? null,
    material: materialId === null || !line?.material ? null : { id: materialId, name: line.material.name },
    quantity: line?.quantity ?? 0,
    before: before?.unitPrice ?? null,
    after: after?.unitPrice ?? null,
    reasonsBefore: reasonsOf(before),
    reasonsAfter: reasonsOf(after),
    problem: after?.problem ?? after?.postProcesses.find((each) => each.problem)?.problem ?? null,
  }
}

/** A typed price needs no review, and what the equation says of it counts no more. */
const reasonsOf = (answer: LineAnswer | undefined) => (answer?.reviewRequired ? answer.reviewReasons : [])

const factsOf = ({ id, at, customer, quote }: TriedCalculation) => ({ calculationId: id, at, customer, quote })
