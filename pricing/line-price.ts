import { sumExactly, sumMoney } from '#domain/units/money.ts'
import type { Basket, BasketLine, BasketPostProcess, LadderStep, LineAnswer, PostProcessAnswer } from './basket.ts'
import type { Compilation } from './equation/compile.ts'
import type { LineInput, OrderPart, PostProcessInput, SpecificationInput } from './equation/inputs.ts'
import { revisionInput, specificationGeometry } from './part-geometry.ts'
import { type Judgement, judge, unpriced } from './review-gate.ts'
import type { ExposedVariable, Outcome } from './sandbox/outcome.ts'

/** What an equation said about a part or about a post-process of it, and what that is worth. */
export interface Judged {
  judgement: Judgement
  variables: ExposedVariable[]
  unusedVariables: string[]
  logs: string[]
}

/** A line in one quantity: its own, or a step of its ladder. */
export interface Variant {
  line: BasketLine<Compilation>
  quantity: number
  process?: Judged
  /** In the order in which they were chosen. */
  postProcesses: Judged[]
}

type Chosen = BasketPostProcess<Compilation>

/** The level 1 question of a line; null where there is nothing to ask. */
export function processInput(basket: Basket<Compilation>, { line, quantity }: Variant) {
  const input = lineInput(basket, line, quantity, line.variables)
  return line.equation && input && { equation: line.equation, input }
}

export function judgeProcess(line: BasketLine<Compilation>, outcome: Outcome | undefined): Judged {
  if (outcome !== undefined) return judged(judge(outcome, 'The process equation', false), outcome, line.variables)
  if (line.unmeasured !== undefined) return nothingSaid(unpriced(line.unmeasured))
  const problem =
    line.material === null
      ? 'The material of this part is not known.'
      : 'The process has no live equation, so there is no price.'
  return nothingSaid(unpriced(problem))
}

/** The level 2 question of a post-process; null where it is included, or where level 1 gave it nothing to build on. */
export function postProcessInput(basket: Basket<Compilation>, { line, quantity, process }: Variant, chosen: Chosen) {
  const price = process?.judgement.price ?? null
  const input = lineInput(basket, line, quantity, chosen.variables)
  if (chosen.pricing === 'included' || chosen.equation === null || price === null || input === null) return null
  const variables = Object.fromEntries(
    // A variable that is no number is left out, so that a calculation with it is no number either.
    (process?.variables ?? []).flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
  )
  const withLevel1: PostProcessInput = { ...input, processPricing: { price, variables } }
  return { equation: chosen.equation, input: withLevel1 }
}

export function judgePostProcess({ process }: Variant, chosen: Chosen, outcome: Outcome | undefined): Judged {
  const name = `The equation of ${chosen.name}`
  if (outcome !== undefined) return judged(judge(outcome, name, true), outcome, chosen.variables)
  if (chosen.pricing === 'included') {
    return nothingSaid({ price: 0, usable: true, durationHours: 0, reviewRequired: false, reasons: [] })
  }
  if (chosen.equation === null)
    return nothingSaid(unpriced(`${chosen.name} has no live equation, so there is no price.`))
  if (process?.judgement.price === null) {
    return nothingSaid(unpriced(`${name} was not run, since the process equation gave no price to build on.`))
  }
  return nothingSaid(unpriced(`${name} could not be run.`))
}

/** The answer for a line from its variants: its own quantity first, then its ladder. */
export function lineAnswer(line: BasketLine<Compilation>, variants: Variant[], digits: number): LineAnswer {
  const [own, ...ladder] = variants
  const { unitPrice, durationHours, reviewReasons, process } = verdict(own, digits)
  const computed = { unitPrice, reviewRequired: reviewReasons.length > 0, reviewReasons }
  const stands = line.manualUnitPrice === undefined ? computed : typed(line.manualUnitPrice, digits)
  const problem = process?.judgement.problem
  return {
    ...stands,
    processPrice: process?.judgement.price ?? null,
    processDurationHours: process?.judgement.durationHours ?? 0,
    postProcesses: line.postProcesses.map((chosen, at) => postProcessAnswer(chosen, own?.postProcesses[at])),
    durationHours,
    variables: process?.variables ?? [],
    unusedVariables: process?.unusedVariables ?? [],
    ...(problem === undefined ? {} : { problem }),
    ...(process === undefined || process.logs.length === 0 ? {} : { logs: process.logs }),
    ...(line.quantities === undefined ? {} : { ladder: ladder.map((variant) => ladderStep(variant, digits)) }),
    ...(line.manualUnitPrice === undefined ? {} : { computed }),
  }
}

/** A line as level 3 sees it: what counts in the subtotal, split into level 1 and level 2. */
export function orderPart(line: BasketLine<Compilation>, answer: LineAnswer | undefined): OrderPart {
  const typedPrice = line.manualUnitPrice
  const counts = answer !== undefined && answer.unitPrice !== null && typedPrice === undefined
  const prices = line.postProcesses.map((_, at) => (counts ? (answer.postProcesses[at]?.price ?? 0) : 0))
  return {
    // A typed price is for the whole piece: it stands in the place of level 1, and level 2 adds nothing.
    price: typedPrice === undefined ? (counts ? (answer.processPrice ?? 0) : 0) : Number(typedPrice),
    specification: specificationInput(line, prices),
    requisition: { quantity: line.quantity, leadTime: line.leadTime },
    revision: revisionInput(line.geometry),
  }
}

function lineInput(
  { customer }: Basket<Compilation>,
  line: BasketLine<Compilation>,
  quantity: number,
  overrides: Record<string, number> = {},
): LineInput | null {
  if (line.material === null || line.unmeasured !== undefined) return null
  return {
    // What post-processes cost is known at order level only.
    specification: specificationInput(
      line,
      line.postProcesses.map(() => 0),
    ),
    requisition: { quantity, leadTime: line.leadTime },
    revision: revisionInput(line.geometry),
    customer,
    workflow: { duration: line.workflowDurationHours },
    overrides,
  }
}

const unknownMaterial = { name: '', variables: {}, wallThicknessWarning: null, wallThicknessLimit: null }

function specificationInput(line: BasketLine<Compilation>, postProcessPrices: number[]): SpecificationInput {
  const { color, precision, infill, technology, material } = line
  return {
    ...specificationGeometry(line.geometry),
    color,
    precision,
    infill,
    postProcessing: line.postProcesses.map(({ name }, at) => ({ name, price: postProcessPrices[at] ?? 0 })),
    process: { technology },
    material: material ?? unknownMaterial,
  }
}

function judged(judgement: Judgement, outcome: Outcome, typedValues: Record<string, number> = {}): Judged {
  const exposed = new Set(outcome.variables.map(({ name }) => name))
  // An equation that failed may not have come to the variable yet.
  const unused = outcome.kind === 'priced' ? Object.keys(typedValues).filter((name) => !exposed.has(name)) : []
  return { judgement, variables: outcome.variables, unusedVariables: unused, logs: outcome.logs }
}

function nothingSaid(judgement: Judgement): Judged {
  return { judgement, variables: [], unusedVariables: [], logs: [] }
}

/** The unit price of a variant, and everything that speaks against letting it stand unseen. */
function verdict(variant: Variant | undefined, digits: number) {
  const process = variant?.process
  const levels = [process, ...(variant?.postProcesses ?? [])].filter((each) => each !== undefined)
  const judgements = levels.map(({ judgement }) => judgement)
  const durationHours = sumExactly(judgements.map((each) => each.durationHours))
  const reviewReasons = judgements.flatMap((each) => each.reasons)
  const usable = judgements.length > 0 && judgements.every((each) => each.usable)
  const sum = usable
    ? sumMoney(
        judgements.map((each) => each.price ?? 0),
        digits,
      )
    : null
  const isNothing = sum !== null && Number(sum) === 0
  if (isNothing) reviewReasons.push('The unit price is less than the smallest amount of the currency.')
  return { unitPrice: isNothing ? null : sum, durationHours, reviewReasons, process }
}

function typed(manualUnitPrice: string, digits: number) {
  return { unitPrice: sumMoney([manualUnitPrice], digits), reviewRequired: false, reviewReasons: [] }
}

function ladderStep(variant: Variant, digits: number): LadderStep {
  const { unitPrice, durationHours, reviewReasons } = verdict(variant, digits)
  return { quantity: variant.quantity, unitPrice, durationHours, reviewRequired: reviewReasons.length > 0 }
}

function postProcessAnswer({ id }: Chosen, judged: Judged | undefined): PostProcessAnswer {
  const { judgement, variables, unusedVariables, logs } = judged ?? nothingSaid(unpriced(''))
  const { price, durationHours, reviewRequired, problem } = judgement
  return {
    id,
    price,
    durationHours,
    reviewRequired,
    variables,
    unusedVariables,
    ...(problem === undefined ? {} : { problem }),
    ...(logs.length === 0 ? {} : { logs }),
  }
}
