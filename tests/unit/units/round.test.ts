import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundHalfAwayFromZero } from '#domain/units/round.ts'

test.each([
  [1.005, 2, 1.01],
  [2.675, 2, 2.68],
  [0.1 + 0.2, 2, 0.3],
  [10.235, 2, 10.24],
  [1.45, 1, 1.5],
  [-1.005, 2, -1.01],
  [-2.5, 0, -3],
  [2.5, undefined, 3],
  [0.5, undefined, 1],
  [1234.5678, -2, 1200],
  [1250, -2, 1300],
  [1e21, 2, 1e21],
  [1.5e-7, 7, 2e-7],
  [5e-324, 2, 0],
  [999.995, 2, 1000],
  [8.345, 2, 8.35],
  [123_456_789.125, 2, 123_456_789.13],
])('%s to %s digits is %s', (value, precision, expected) => {
  expect(roundHalfAwayFromZero(value, precision)).toBe(expected)
})

test('nothing rounds to minus zero, and what is no number stays what it is', () => {
  expect(roundHalfAwayFromZero(-0.001, 2)).toBe(0)
  expect(roundHalfAwayFromZero(-0, 2)).toBe(0)
  expect(roundHalfAwayFromZero(Number.NaN, 2)).toBeNaN()
  expect(roundHalfAwayFromZero(Number.POSITIVE_INFINITY, 2)).toBe(Number.POSITIVE_INFINITY)
  expect(roundHalfAwayFromZero(1.25, Number.NaN)).toBe(1)
})

test('every number rounds as a decimal library rounds the number people read', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 0, max: 8 }),
      (value, digits) => {
        const expected = new Decimal(value).toDecimalPlaces(digits, Decimal.ROUND_HALF_UP).toNumber()
        expect(roundHalfAwayFromZero(value, digits)).toBe(expected === 0 ? 0 : expected)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('rounding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 6 }), (value, digits) => {
      const once = roundHalfAwayFromZero(value, digits)
      expect(roundHalfAwayFromZero(once, digits)).toBe(once)
    }),
  )
})
