import { sumMoney, timesQuantity } from '#domain/units/money.ts'
import type { Basket, BasketAnswer, BasketLine, LineAnswer } from './basket.ts'
import type { Compilation } from './equation/compile.ts'
import type { EquationInput } from './equation/inputs.ts'
import {
  judgePostProcess,
  judgeProcess,
  lineAnswer,
  orderPart,
  postProcessInput,
  processInput,
  type Variant,
} from './line-price.ts'
import { failureSentence } from './review-gate.ts'
import { failed, type Outcome } from './sandbox/outcome.ts'

/** One evaluation that a level asks for. */
export interface Question {
  equation: Compilation
  input: EquationInput
}

/** Answers questions in their order; the engine puts the sandbox behind it. */
export type Evaluate = (questions: Question[]) => Promise<Outcome[]>

/**
 * Prices a basket: level 1 for every line, level 2 for every post-process chosen on it, level 3 once. Each level is
 * one round of questions; ladders are priced in the same rounds.
 */
export async function priceBasket(basket: Basket<Compilation>, evaluate: Evaluate): Promise<BasketAnswer> {
  const variantsOfLines = basket.lines.map((line) =>
    [line.quantity, ...(line.quantities ?? [])].map((quantity): Variant => ({ line, quantity, postProcesses: [] })),
  )
  const variants = variantsOfLines.flat()
  const first = await answerEach(
    variants.map((variant) => processInput(basket, variant)),
    evaluate,
  )
  for (const [index, variant] of variants.entries()) variant.process = judgeProcess(variant.line, first[index])

  const pairs = variants.flatMap((variant) => variant.line.postProcesses.map((chosen) => ({ variant, chosen })))
  const inputs = pairs.map(({ variant, chosen }) => postProcessInput(basket, variant, chosen))
  const second = await answerEach(inputs, evaluate)
  for (const [index, { variant, chosen }] of pairs.entries()) {
    variant.postProcesses.push(judgePostProcess(variant, chosen, second[index]))
  }

  const lines = basket.lines.map((line, index) => lineAnswer(line, variantsOfLines[index] ?? [], basket.currencyDigits))
  return closeBasket(basket, lines, evaluate)
}

/** Level 3, and the sums around it. */
async function closeBasket(
  basket: Basket<Compilation>,
  lines: LineAnswer[],
  evaluate: Evaluate,
): Promise<BasketAnswer> {
  const { currencyDigits: digits, orderEquation, customer } = basket
  const lineTotals = lines.map(({ unitPrice }, index) => lineTotal(unitPrice, basket.lines[index], digits))
  const subtotal = sumMoney(lineTotals, digits)
  const parts = basket.lines.map((line, index) => orderPart(line, lines[index]))
  const input = { parts, subtotal: Number(subtotal), customer }
  const [outcome] = await answerEach([orderEquation && { equation: orderEquation, input }], evaluate)

  const lineItems = (outcome?.kind === 'line_items' ? outcome.lineItems : []).map(({ name, price }) => ({
    name,
    price: sumMoney([price], digits),
  }))
  const total = sumMoney([subtotal, ...lineItems.map(({ price }) => price)], digits)
  const problem = orderProblem(outcome)
  const reviewReasons = problem === undefined ? [] : [problem]
  if (total.startsWith('-')) reviewReasons.push(`The total is negative: ${total}.`)
  return {
    lines,
    subtotal,
    lineItems,
    total,
    reviewRequired: reviewReasons.length > 0 || lines.some((line) => line.reviewRequired),
    reviewReasons,
    ...(problem === undefined ? {} : { problem }),
    ...(outcome === undefined || outcome.logs.length === 0 ? {} : { logs: outcome.logs }),
  }
}

function lineTotal(unitPrice: string | null, line: BasketLine<Compilation> | undefined, digits: number): string {
  return unitPrice === null || line === undefined ? '0' : timesQuantity(unitPrice, line.quantity, digits)
}

function orderProblem(outcome: Outcome | undefined): string | undefined {
  if (outcome === undefined || outcome.kind === 'line_items') return undefined
  return `The order-level equation ${failureSentence(outcome.kind === 'priced' ? { kind: 'crashed' } : outcome)}`
}

/** Asks what there is to ask, in one round; where there is nothing to ask the answer is undefined. */
async function answerEach(
  questions: readonly (Question | null | undefined)[],
  evaluate: Evaluate,
): Promise<(Outcome | undefined)[]> {
  const asked = questions.filter((question) => question?.equation.ok === true) as Question[]
  const outcomes = asked.length === 0 ? [] : await evaluate(asked)
  let next = 0
  return questions.map((question) => {
    if (!question) return undefined
    if (!question.equation.ok) return failed('not_compiled', question.equation.problem)
    next += 1
    return outcomes[next - 1]
  })
}
