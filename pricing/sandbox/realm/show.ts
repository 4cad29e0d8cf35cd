import { sandboxLimits } from '../limits.ts'
import { apply, BuiltInError, BuiltInRangeError, isFiniteNumber, keys, slice, stringify, textOf } from './built-ins.ts'
import type { RealmOutcome, RealmState } from './state.ts'

/** Says what was thrown, whatever it is; nothing that an equation throws can make this throw. */
export function describeThrown(thrown: unknown): RealmOutcome {
  try {
    if (thrown instanceof BuiltInRangeError && thrown.message === 'Maximum call stack size exceeded') {
      return { kind: 'too_deep' }
    }
    if (thrown instanceof BuiltInError) {
      return { kind: 'threw', message: short(`${thrown.message}`), stack: short(`${thrown.stack}`, 2_000) }
    }
    return { kind: 'threw', message: show(thrown), stack: '' }
  } catch {
    return { kind: 'threw', message: 'something that cannot be shown', stack: '' }
  }
}

/** The outcome with the variables and logs that led to it, as JSON text. */
export function outcomeText(outcome: RealmOutcome, state: RealmState): string {
  const variables: unknown[] = []
  for (const name of keys(state.variables)) {
    const entry = state.variables[name]
    variables[variables.length] = {
      name,
      fallback: finiteOrNull(entry?.fallback),
      value: finiteOrNull(entry?.value),
      overridden: entry?.overridden === true,
    }
  }
  const text = stringify({ ...outcome, variables, logs: state.logs })
  if (text.length <= sandboxLimits.outputCharacters) return text
  return stringify({ kind: 'too_much_output', limit: 'outputCharacters', variables: [], logs: [] })
}

/** A number that JSON can carry; -0 becomes 0. */
export function finiteOrNull(value: unknown): number | null {
  return typeof value === 'number' && isFiniteNumber(value) ? (value === 0 ? 0 : value) : null
}

export function show(value: unknown): string {
  try {
    if (typeof value === 'string') return short(`'${value}'`)
    if (typeof value === 'object' && value !== null && !(value instanceof BuiltInError)) {
      return short(stringify(value) ?? 'an object')
    }
    return short(textOf(value))
  } catch {
    return 'something that cannot be shown'
  }
}

export function short(text: string, most: number = sandboxLimits.logLineCharacters): string {
  return text.length > most ? (apply(slice, text, [0, most]) as string) : text
}
