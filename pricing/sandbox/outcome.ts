import type { EquationLevel } from '../equation/inputs.ts'

/** What an operator sees of one `variable()`: null where the equation gave no finite number. */
export interface ExposedVariable {
  name: string
  fallback: number | null
  value: number | null
  overridden: boolean
}

/** How an evaluation can fail; each name is one thing that a person can act on. */
export const failureKinds = [
  'done_not_called',
  'threw',
  'too_deep',
  'timed_out',
  'out_of_memory',
  'too_much_output',
  'crashed',
  'sandbox_busy',
  'not_compiled',
] as const
export type FailureKind = (typeof failureKinds)[number]

export interface OutcomeTrace {
  variables: ExposedVariable[]
  /** Lines that the equation logged; for operators only. */
  logs: string[]
}

/** `price` is null where the equation gave something else than a finite number; `said` then shows what. */
export interface Priced extends OutcomeTrace {
  kind: 'priced'
  price: number | null
  said: string | null
  /** Null where the equation gave something else than a finite number. */
  durationHours: number | null
  reviewRequired: boolean
}

export interface LineItems extends OutcomeTrace {
  kind: 'line_items'
  lineItems: { name: string; price: number }[]
}

/** `message` is what was thrown, `line` where (counted from 1), `limit` which limit of `limits.ts` was met. */
export interface Failed extends OutcomeTrace {
  kind: FailureKind
  message?: string
  line?: number
  limit?: string
  /** True when it was not run at all, because the same equation had met limits too often in this calculation. */
  notTried?: boolean
}

export type Outcome = Priced | LineItems | Failed

export function failed(kind: FailureKind, more: Omit<Failed, 'kind' | 'variables' | 'logs'> = {}): Failed {
  return { kind, ...more, variables: [], logs: [] }
}

/**
 * Reads an outcome as it came out of the isolate. The equation ran beside the code that wrote it, so it is read
 * like anything from outside: what does not fit the level becomes `crashed`.
 */
export function readOutcome(value: unknown, level: EquationLevel): Outcome {
  const source = asRecord(value)
  const trace = { variables: readVariables(source.variables), logs: readLogs(source.logs) }
  if (source.kind === 'priced' && level !== 'order') {
    return {
      kind: 'priced',
      ...trace,
      price: finiteOrNull(source.price),
      said: typeof source.said === 'string' ? source.said : null,
      durationHours: finiteOrNull(source.durationHours),
      reviewRequired: source.reviewRequired === true,
    }
  }
  if (source.kind === 'line_items' && level === 'order') {
    const lineItems = readLineItems(source.lineItems)
    return lineItems === null ? failed('crashed') : { kind: 'line_items', ...trace, lineItems }
  }
  const kind = failureKinds.find((each) => each === source.kind) ?? 'crashed'
  const line = /equation\.ts:(\d+)/.exec(typeof source.stack === 'string' ? source.stack : '')?.[1]
  return {
    kind,
    ...trace,
    ...(typeof source.message === 'string' ? { message: source.message } : {}),
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(typeof source.limit === 'string' ? { limit: source.limit } : {}),
  }
}

function readVariables(value: unknown): ExposedVariable[] {
  return asList(value).flatMap((each) => {
    const { name, fallback, value: current, overridden } = asRecord(each)
    if (typeof name !== 'string') return []
    return [
      {
        name,
        fallback: finiteOrNull(fallback),
        value: finiteOrNull(current),
        overridden: overridden === true,
      },
    ]
  })
}

function readLogs(value: unknown): string[] {
  return asList(value).filter((line) => typeof line === 'string')
}

function readLineItems(value: unknown): { name: string; price: number }[] | null {
  if (!Array.isArray(value)) return null
  const items: { name: string; price: number }[] = []
  for (const each of value) {
    const { name, price } = asRecord(each)
    if (typeof name !== 'string' || typeof price !== 'number' || !Number.isFinite(price)) return null
    items.push({ name, price })
  }
  return items
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function finiteOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
