import { sandboxLimits } from './sandbox/limits.ts'
import type { ExposedVariable, Failed, Outcome } from './sandbox/outcome.ts'

/** What a price is worth, once the gate has looked at it. */
export interface Judgement {
  /** The equation's number as it is; null where it gave none. */
  price: number | null
  /** Whether the price may stand without a person's. */
  usable: boolean
  durationHours: number
  reviewRequired: boolean
  /** Sentences for the people of the shop; customers never see them. */
  reasons: string[]
  /** Set where the equation failed, as opposed to giving a price that nobody should trust. */
  problem?: string
}

/** Beyond it a price is a mistake, and no document has room for it. */
const priceMax = 1e12

const flag = /^REVIEW:\s*/

/**
 * Judges what an equation of level 1 or 2 said. `equationName` begins the sentences ("The process equation").
 * A level 2 price of exactly 0 asks for a review, but it may stand.
 */
export function judge(outcome: Outcome, equationName: string, zeroMayStand: boolean): Judgement {
  if (outcome.kind !== 'priced') {
    const problem = `${equationName} ${failureSentence(outcome.kind === 'line_items' ? { kind: 'crashed' } : outcome)}`
    const reasons = [problem, ...flagged(outcome.variables)]
    return { price: null, usable: false, durationHours: 0, reviewRequired: true, reasons, problem }
  }
  const { price, durationHours, reviewRequired } = outcome
  const reasons: string[] = []
  if (price === null) reasons.push(`${equationName} gave no number as its price: ${outcome.said}.`)
  else if (price === 0) reasons.push(`${equationName} gave a price of 0.`)
  else if (price < 0) reasons.push(`${equationName} gave a negative price: ${price}.`)
  else if (price > priceMax) reasons.push(`${equationName} gave a price beyond all measure: ${price}.`)
  if (durationHours === null) reasons.push(`${equationName} gave no number as its duration.`)
  if (reviewRequired || reasons.length > 0) {
    const flags = flagged(outcome.variables)
    if (reviewRequired && flags.length === 0) reasons.push(`${equationName} asks for a review.`)
    reasons.push(...flags)
  }
  return {
    price,
    usable: price !== null && price <= priceMax && (price > 0 || (price === 0 && zeroMayStand)),
    durationHours: durationHours ?? 0,
    reviewRequired: reasons.length > 0,
    reasons,
  }
}

/** A price that a missing equation or an unknown material stands in the way of. */
export function unpriced(problem: string): Judgement {
  return { price: null, usable: false, durationHours: 0, reviewRequired: true, reasons: [problem], problem }
}

/** How an equation failed, as the end of a sentence that begins with its name. */
export function failureSentence({ kind, message, line, limit, notTried }: Omit<Failed, 'variables' | 'logs'>): string {
  if (notTried) return 'was not run any more: it had met its limits several times already in this calculation.'
  const where = line === undefined ? '' : ` on line ${line}`
  switch (kind) {
    case 'done_not_called':
      return 'came to its end without calling done(), so there is no price.'
    case 'threw':
      return `stopped with an error${where}: ${message ?? 'nothing was said'}`
    case 'too_deep':
      return 'calls itself without end.'
    case 'timed_out':
      return `took longer than ${sandboxLimits.evaluationWallMs / 1000} s and was stopped.`
    case 'out_of_memory':
      return `used more than ${sandboxLimits.isolateMemoryMb} MB of memory and was stopped.`
    case 'too_much_output':
      return `gives out too much: ${limitWords(limit)}.`
    case 'not_compiled':
      return `cannot be read${where}: ${message ?? ''}`
    case 'sandbox_busy':
      return 'could not be run: too many prices of this shop are waiting. Try again in a moment.'
    case 'crashed':
      return 'could not be run: the process it ran in ended unexpectedly. Try again.'
  }
}

function limitWords(limit: string | undefined): string {
  switch (limit) {
    case 'variables':
      return `more than ${sandboxLimits.variables} variables`
    case 'variableNameCharacters':
      return `a variable with a name of more than ${sandboxLimits.variableNameCharacters} characters`
    case 'lineItems':
      return `more than ${sandboxLimits.lineItems} line items`
    case 'lineItemNameCharacters':
      return `a line item with a name of more than ${sandboxLimits.lineItemNameCharacters} characters`
    default:
      return `more than ${sandboxLimits.outputCharacters} characters`
  }
}

/** `REVIEW: …` variables that are up, as the sentences their names are. */
function flagged(variables: readonly ExposedVariable[]): string[] {
  return variables
    .filter(({ name, value }) => flag.test(name) && value !== 0 && value !== null)
    .map(({ name }) => name.replace(flag, ''))
}
