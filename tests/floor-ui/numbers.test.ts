import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf, formatChange, formatMoney, formatNumber, formatPieces } from '#floor-ui/words/numbers.ts'

test('pieces are whole, grouped, and zero is written', () => {
  expect(formatPieces(1195, 'en-GB')).toBe('1,195')
  expect(formatPieces(0, 'en-GB')).toBe('0')
})

test('a minus is a minus, not a hyphen', () => {
  expect(formatPieces(-3, 'en-GB')).toBe('\u22123')
  expect(formatNumber(-0.25, 2, 'en-GB')).toBe('\u22120.25')
  expect(formatChange(-10, 'en-GB')).toBe('\u2212\u200910')
  expect(formatChange(6, 'en-GB')).toBe('+\u20096')
})

test('money stands after its sign and a thin space, with the digits it came with', () => {
  expect(formatMoney('53.80', 'EUR', 'en-GB')).toBe('€\u200953.80')
  expect(formatMoney('1234567.5', 'EUR', 'de-DE')).toBe('€\u20091.234.567,5')
  expect(formatMoney('-12.00', 'USD', 'en-US')).toBe('\u2212$\u200912.00')
  expect(formatMoney('5000', 'JPY', 'en-US')).toBe('¥\u20095,000')
})

test('money is never rounded on its way to the screen', () => {
  const amounts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.stringMatching(/^\d{1,6}$/u))
  fc.assert(
    fc.property(amounts, ([whole, decimals]) => {
      const shown = formatMoney(`${whole}.${decimals}`, 'EUR', 'en-GB')
      expect(shown.replace(/[€\u2009,]/gu, '')).toBe(`${whole}.${decimals}`)
    }),
  )
})

test('one is a piece, two are pieces', () => {
  expect(countOf(1, 'piece', 'pieces', 'en-GB')).toBe('1 piece')
  expect(countOf(1200, 'piece', 'pieces', 'en-GB')).toBe('1,200 pieces')
  expect(countOf(0, 'piece', 'pieces', 'en-GB')).toBe('0 pieces')
})
