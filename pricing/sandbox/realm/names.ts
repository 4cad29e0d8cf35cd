import { roundHalfAwayFromZero } from '#domain/units/round.ts'
import { sandboxLimits } from '../limits.ts'
import { apply, BuiltInError, freeze, isFiniteNumber, isNotANumber, keys, numberOf, sort, textOf } from './built-ins.ts'
import { finiteOrNull, short, show } from './show.ts'
import { end, leaveIfEnded, type RealmState } from './state.ts'

const millimetresPer: Record<string, number> = {
  MILLIMETERS: 1,
  CENTIMETERS: 10,
  INCHES: 25.4,
  FEET: 304.8,
  METRES: 1000,
}

/** Everything an equation of that level may name, by its name. */
export function namesFor(input: Record<string, unknown>, state: RealmState): Record<string, unknown> {
  const { specification, requisition, revision, customer, workflow, processPricing, parts, subtotal } = input
  const common = { customer, createBands, round, useDimension, console: consoleFor(state) }
  if (input.level === 'order') return { ...common, parts, subtotal, addLineItem: addLineItemFor(state) }
  const { material } = specification as { material: unknown }
  const calls = { done: doneFor(state), variable: variableFor(state) }
  return { ...common, ...calls, specification, requisition, revision, material, workflow, processPricing }
}

function doneFor(state: RealmState) {
  return (priceOrOptions: unknown, durationHours?: unknown, reviewRequired?: unknown): never => {
    leaveIfEnded(state)
    const options =
      typeof priceOrOptions === 'object' && priceOrOptions !== null
        ? (priceOrOptions as { price?: unknown; duration?: unknown; reviewRequired?: unknown })
        : { price: priceOrOptions, duration: durationHours, reviewRequired }
    const { price, duration, reviewRequired: review } = options
    return end(state, {
      kind: 'priced',
      price: finiteOrNull(price),
      said: finiteOrNull(price) === null ? show(price) : null,
      durationHours: duration === undefined || duration === null ? 0 : finiteOrNull(duration),
      reviewRequired: !!review,
    })
  }
}

function variableFor(state: RealmState) {
  return (name: unknown, fallback: unknown): unknown => {
    leaveIfEnded(state)
    if (typeof name !== 'string') throw new BuiltInError('variable() needs a name in quotes as its first argument.')
    if (name.length > sandboxLimits.variableNameCharacters) {
      end(state, { kind: 'too_much_output', limit: 'variableNameCharacters' })
    }
    if (state.variables[name] === undefined) {
      state.variableCount += 1
      if (state.variableCount > sandboxLimits.variables) end(state, { kind: 'too_much_output', limit: 'variables' })
    }
    const typed = state.overrides[name]
    const value = typed === undefined ? fallback : typed
    state.variables[name] = { fallback, value, overridden: typed !== undefined }
    return value
  }
}

function addLineItemFor(state: RealmState) {
  return (item: unknown): void => {
    leaveIfEnded(state)
    const { name, price } = (item ?? {}) as { name?: unknown; price?: unknown }
    if (typeof name !== 'string' || name === '') throw new BuiltInError('addLineItem() needs a name in quotes.')
    if (name.length > sandboxLimits.lineItemNameCharacters) {
      end(state, { kind: 'too_much_output', limit: 'lineItemNameCharacters' })
    }
    if (typeof price !== 'number' || !isFiniteNumber(price)) {
      throw new BuiltInError(`The line item '${name}' has no usable price: ${show(price)}.`)
    }
    const count = state.lineItems.length
    if (count >= sandboxLimits.lineItems) end(state, { kind: 'too_much_output', limit: 'lineItems' })
    state.lineItems[count] = { name, price }
  }
}

function consoleFor(state: RealmState) {
  const log = (...values: unknown[]): void => {
    leaveIfEnded(state)
    const count = state.logs.length
    if (count >= sandboxLimits.logLines) return
    let line = ''
    for (let index = 0; index < values.length; index += 1) line += (index === 0 ? '' : ' ') + show(values[index])
    state.logs[count] = short(line)
  }
  return { log, info: log, warn: log, error: log, debug: log }
}

// The next three are the same for every evaluation, so they are frozen, and arrows because those have no prototype
// object: nothing can be left on them for the next equation.
const createBands = freeze((bands: unknown, base: unknown = 0) => {
  const source = (bands ?? {}) as Record<string, unknown>
  const steps: { threshold: number; value: unknown }[] = []
  for (const key of keys(source)) {
    const threshold = key === '' ? NaN : numberOf(key)
    if (isNotANumber(threshold)) throw new BuiltInError(`createBands() takes numbers as thresholds; '${key}' is none.`)
    steps[steps.length] = { threshold, value: source[key] }
  }
  apply(sort, steps, [(one: (typeof steps)[0], other: (typeof steps)[0]) => one.threshold - other.threshold])
  return (input: number): unknown => {
    let found = base
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index]
      if (step === undefined || !(step.threshold <= input)) break
      found = step.value
    }
    return found
  }
})

const round = freeze((value: number, precision?: number): number => roundHalfAwayFromZero(value, precision))

const useDimension = freeze((dimension: unknown, value: number, exponent: number = 1): number => {
  const millimetres = typeof dimension === 'string' ? millimetresPer[dimension] : undefined
  if (millimetres === undefined) {
    throw new BuiltInError(`useDimension() knows ${textOf(keys(millimetresPer))}, not ${show(dimension)}.`)
  }
  return value / millimetres ** exponent
})
