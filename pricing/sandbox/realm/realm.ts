import { apply, parse } from './built-ins.ts'
import { closeTheWorld, freezeTheWorld } from './close-world.ts'
import { namesFor } from './names.ts'
import { describeThrown, outcomeText } from './show.ts'
import { beginState, guardOf, type RealmOutcome, type RealmState } from './state.ts'

let outcomes = ''
let current: RealmState = beginState({})

/**
 * Prepares the realm for equations; the child keeps hold of the two functions it answers. The text of this file and
 * of those it imports runs inside the isolate (`realm-text.ts` joins them), where nothing else is in reach.
 * `reusable` realms are frozen: one evaluation leaves nothing behind (`tests/pricing/leaks.test.ts`).
 */
export function openRealm(reusable: boolean) {
  closeTheWorld()
  if (reusable) freezeTheWorld()
  return { runMany, progress }
}

/** Runs one equation over a JSON list of inputs; answers one JSON outcome a line, in order. */
function runMany(equation: (names: object, guard: unknown) => void, inputsText: string): string {
  outcomes = ''
  const inputs = parse(inputsText) as Record<string, unknown>[]
  for (let index = 0; index < inputs.length; index += 1) {
    const text = evaluate(equation, inputs[index] ?? {})
    outcomes = outcomes === '' ? text : `${outcomes}\n${text}`
  }
  return outcomes
}

/**
 * After a time-out: in the first line the outcome of the evaluation it stopped, empty unless `done` had ended that
 * one; in the others what was finished before.
 */
function progress(): string {
  const stopped = current.ended === null ? '' : outcomeText(current.ended, current)
  return outcomes === '' ? stopped : `${stopped}\n${outcomes}`
}

function evaluate(equation: (names: object, guard: unknown) => void, input: Record<string, unknown>): string {
  const state = beginState(input)
  current = state
  let outcome: RealmOutcome
  try {
    apply(equation, undefined, [namesFor(input, state), guardOf(state)])
    outcome = state.ended ?? fallThrough(input, state)
  } catch (thrown) {
    outcome = state.ended ?? describeThrown(thrown)
  }
  state.ended = outcome
  return outcomeText(outcome, state)
}

function fallThrough(input: Record<string, unknown>, state: RealmState): RealmOutcome {
  if (input.level === 'order') return { kind: 'line_items', lineItems: state.lineItems }
  return { kind: 'done_not_called' }
}
