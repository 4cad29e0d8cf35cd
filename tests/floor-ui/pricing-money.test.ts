import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moneyDifference, percentBetween, signOf, sumOf, timesMoney } from '#floor-ui/pricing/money.ts'
import { changeWords, plainAmount, signedAmount, signedPercent } from '#floor-ui/pricing/money-words.ts'

const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
const amount = (size: bigint) => {
  const plain = String(size < 0n ? -size : size).padStart(3, '0')
  return `${size < 0n ? '-' : ''}${plain.slice(0, -2)}.${plain.slice(-2)}`
}

test('differences and sums of prices are right to the cent, however large', () => {
  expect(moneyDifference('15.32', '14.37')).toBe('-0.95')
  expect(moneyDifference('0.10', '0.30')).toBe('0.20')
  expect(moneyDifference('12', '12.5')).toBe('0.5')
  expect(sumOf([])).toBe('0')
  fc.assert(
    fc.property(cents, cents, (one, other) => {
      expect(moneyDifference(amount(one), amount(other))).toBe(amount(other - one))
      expect(sumOf([amount(one), amount(other)])).toBe(amount(one + other))
    }),
  )
})

test('a unit price times a quantity loses no cent', () => {
  expect(timesMoney('14.37', 240)).toBe('3448.80')
  expect(timesMoney('-0.05', 3)).toBe('-0.15')
  fc.assert(
    fc.property(cents, fc.integer({ min: 1, max: 1_000_000 }), (price, quantity) => {
      expect(timesMoney(amount(price), quantity)).toBe(amount(price * BigInt(quantity)))
    }),
  )
})

test('a change says its money and its percent, and nothing where there was no price before', () => {
  expect(percentBetween('0.00', '5.00')).toBeNull()
  expect(percentBetween('10.00', '9.38')).toBeCloseTo(-6.2)
  expect(changeWords('15.32', '14.37', 'EUR', 'en')).toBe('−€\u20090.95, −6.2\u2009%')
  expect(changeWords('9.00', '9.00', 'EUR', 'en')).toBe('the same')
  expect(changeWords('0.00', '5.00', 'EUR', 'en')).toBe('+€\u20095.00')
})

test('a difference of nothing has no sign', () => {
  expect(['0.00', '-0.00', '0.01', '-0.01'].map(signOf)).toEqual([0, 0, 1, -1])
  expect([4.84, -2.06, 0.04, 0].map((percent) => signedPercent(percent, 'en'))).toEqual([
    '+4.8\u2009%',
    '−2.1\u2009%',
    '0\u2009%',
    '0\u2009%',
  ])
  expect(['1234.50', '-648.00', '0.00'].map((each) => signedAmount(each, 'en'))).toEqual([
    '+1,234.50',
    '−648.00',
    '0.00',
  ])
  expect(plainAmount('-1183.06', 'en')).toBe('−1,183.06')
})
