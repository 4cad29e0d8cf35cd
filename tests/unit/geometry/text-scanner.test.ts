import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberAt } from '#geometry/read/text-scanner.ts'

const read = (text: string): number => numberAt(Buffer.from(text), 0, text.length)

test('every number is read exactly as the language itself reads it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), (value, wide) => {
      const text = wide ? value.toExponential() : String(value)
      expect(read(text)).toBe(Number(text))
    }),
  )
})

test('a decimal comma and the exponent letter D are understood', () => {
  expect(read('-12,5')).toBe(-12.5)
  expect(read('1.25D+02')).toBe(125)
})

test.each(['', '-', '.', 'e5', '1e', '1.2.3', '1,2,3', 'nan', 'inf', '0x10', '1f'])('“%s” is no number', (text) => {
  expect(read(text)).toBeNaN()
})
