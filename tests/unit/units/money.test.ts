import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyDigits, sumExactly, sumMoney, timesQuantity } from '#domain/units/money.ts'

test('amounts are added as the decimals people read, and rounded once', () => {
  expect(sumMoney([0.1, 0.2], 2)).toBe('0.30')
  expect(sumMoney([1.005], 2)).toBe('1.01')
  expect(sumMoney([9.23, 0.923], 2)).toBe('10.15')
  // Rounded one by one these would make 0.02.
  expect(sumMoney([0.005, 0.005], 2)).toBe('0.01')
  expect(sumMoney([-1.005], 2)).toBe('-1.01')
})

test('an amount has the digits of its currency and never reads minus nothing', () => {
  expect(sumMoney([1234.5], currencyDigits('JPY'))).toBe('1235')
  expect(sumMoney([1.2345], currencyDigits('KWD'))).toBe('1.235')
  expect(sumMoney([53.8], currencyDigits('EUR'))).toBe('53.80')
  expect(sumMoney([-0.001], 2)).toBe('0.00')
  expect(sumMoney([], 2)).toBe('0.00')
})

test('the smallest and the largest number lose nothing beside each other', () => {
  expect(sumMoney([1e300, 0.05, -1e300], 2)).toBe('0.05')
  expect(sumExactly([0.1, 0.2])).toBe(0.3)
})

test('what is no finite amount is a bug, not money', () => {
  expect(() => sumMoney([Number.NaN], 2)).toThrow(RangeError)
  expect(() => sumMoney([Number.POSITIVE_INFINITY], 2)).toThrow(RangeError)
})

test('a quantity times a unit price is that price added up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 40 }), (cents, quantity) => {
      const unitPrice = sumMoney([cents / 100], 2)
      expect(timesQuantity(unitPrice, quantity, 2)).toBe(sumMoney(Array(quantity).fill(unitPrice), 2))
    }),
  )
})
