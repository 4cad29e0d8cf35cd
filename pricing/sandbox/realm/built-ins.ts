/**
 * Built-ins taken into our own hands before any equation runs: an equation may replace what it finds on the global
 * object, but not what these names hold.
 */
export const { parse, stringify } = JSON
export const { freeze, create, defineProperty, getOwnPropertyDescriptors, getPrototypeOf, keys } = Object
export const { ownKeys, apply } = Reflect
export const { isFinite: isFiniteNumber, isNaN: isNotANumber } = Number
export const { slice } = String.prototype
export const { sort } = Array.prototype
export const BuiltInError = Error
export const BuiltInRangeError = RangeError
export const textOf = String
export const numberOf = Number
export const world = globalThis as unknown as Record<string, unknown>
