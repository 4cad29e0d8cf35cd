import { allow, type Decision, refuse } from '../decision.ts'
import { type Balance, floorStates } from '../ledger/buckets.ts'
import { type StepAsked, type StepContent, sameContent, stepContent } from './routing-step.ts'
import { numberSteps } from './step-numbers.ts'

/** A step of a running order, with the number on its traveller. */
export interface OwnedStep extends StepContent {
  step: string
  operationName: string
}

export interface RunningRouting {
  workOrder: string
  /** In order, as they count now. */
  steps: readonly OwnedStep[]
  /** Every number this work order has ever used. */
  everUsed: readonly string[]
  balances: readonly Balance[]
}

export interface ChangedRouting {
  /** The numbers in their new order. */
  steps: readonly string[]
  /** The steps that were not there before. */
  added: readonly (StepContent & { step: string })[]
  /** The first step that differs from before: from here the change counts. null when nothing differs. */
  effectiveFrom: string | null
}

/**
 * A new routing for a running order. Steps that are named by their number stay as they are, number and content; a step
 * whose content changes gets a new number, because a number on paper never changes its meaning. A step that holds pieces
 * cannot go before they are moved on; what went through a step that is taken out stays in the history.
 */
export function changeRouting(
  running: RunningRouting,
  asked: readonly (StepAsked & { step?: string | undefined })[],
): Decision<ChangedRouting> {
  if (asked.length === 0) return refuse('routing_empty', { name: 'The list' })
  const owned = new Map(running.steps.map((step) => [step.step, step]))
  const seen = new Set<string>()
  const kept: (string | null)[] = []
  for (const each of asked) {
    if (each.step === undefined) {
      kept.push(null)
      continue
    }
    const step = owned.get(each.step)
    if (!step || seen.has(each.step)) return refuse('step_unknown', { workOrder: running.workOrder, step: each.step })
    seen.add(each.step)
    kept.push(sameContent(step, contentOf(step, each)) ? each.step : null)
  }
  const missing = leavesPiecesBehind(running, new Set(kept.filter((step) => step !== null)))
  if (!missing.ok) return missing
  const numbers = numberSteps(kept, running.everUsed)
  const added = asked.flatMap((each, index) => {
    const step = numbers[index]
    const before = each.step === undefined ? undefined : owned.get(each.step)
    if (step === undefined || kept[index] !== null) return []
    return [{ step, ...(before ? contentOf(before, each) : stepContent(each)) }]
  })
  return allow({ steps: numbers, added, effectiveFrom: firstDifference(running.steps, numbers) })
}

/** What a step that is named by its number says now: what is left out stays. */
function contentOf(step: OwnedStep, asked: StepAsked): StepContent {
  const { step: _step, operationName: _name, ...content } = step
  const said = Object.fromEntries(
    Object.entries(asked).filter(([name, value]) => name !== 'step' && value !== undefined),
  )
  return stepContent({ ...content, ...said })
}

/** A step with pieces on it stays in the routing. */
function leavesPiecesBehind(running: RunningRouting, stays: ReadonlySet<string>): Decision<null> {
  for (const step of running.steps) {
    if (stays.has(step.step)) continue
    const here = running.balances
      .filter((each) => each.step === step.step && floorStates.some((state) => state === each.state))
      .reduce((sum, each) => sum + each.quantity, 0)
    if (here > 0) return refuse('step_in_use', { step: step.step, operation: step.operationName, quantity: here })
  }
  return allow(null)
}

function firstDifference(before: readonly OwnedStep[], after: readonly string[]): string | null {
  const length = Math.max(before.length, after.length)
  for (let index = 0; index < length; index += 1) {
    if (before[index]?.step === after[index]) continue
    return after[index] ?? before[index]?.step ?? null
  }
  return null
}
