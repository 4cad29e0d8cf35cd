import { create, freeze, keys, numberOf } from './built-ins.ts'

/** What ended an evaluation, in plain values; `outcome.ts` is the reader outside. */
export interface RealmOutcome {
  kind: string
  [field: string]: unknown
}

export interface RealmState {
  ended: RealmOutcome | null
  overrides: Record<string, number>
  variables: Record<string, { fallback: unknown; value: unknown; overridden: boolean }>
  variableCount: number
  lineItems: { name: string; price: unknown }[]
  logs: string[]
}

/** Thrown to leave an equation; it carries nothing, since the state already knows how it ended. */
const ending = freeze(create(null) as object)

export function beginState(input: Record<string, unknown>): RealmState {
  const typed = (input.overrides ?? {}) as Record<string, unknown>
  const overrides: Record<string, number> = create(null)
  for (const name of keys(typed)) overrides[name] = numberOf(typed[name])
  return { ended: null, overrides, variables: create(null), variableCount: 0, lineItems: [], logs: [] }
}

/** The first ending counts; code that swallowed it meets it again at its next call. */
export function end(state: RealmState, outcome: RealmOutcome): never {
  state.ended ??= outcome
  throw ending
}

export function leaveIfEnded(state: RealmState): void {
  if (state.ended !== null) throw ending
}

/** Called at the head of every `catch` (throws on) and asked by every `finally` (whether to run) of an equation. */
export function guardOf(state: RealmState): (ask?: boolean) => boolean {
  return (ask) => {
    if (state.ended === null) return true
    if (ask === true) return false
    throw ending
  }
}
