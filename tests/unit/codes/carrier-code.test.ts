import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CarrierCode, commandCards, formatCode, parseCode, printedCode } from '#domain/codes/carrier-code.ts'

const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-+']
const read = (text: string) => {
  const decision = parseCode(text)
  return decision.ok ? decision.value : decision.refusal.code
}

const running = fc.oneof(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999_999_999 }))
const number = (prefix: string) => running.map((each) => `${prefix}-${String(each).padStart(6, '0')}`)
const step = fc.integer({ min: 1, max: 9999 }).map((each) => String(each).padStart(3, '0'))
const word = fc
  .array(fc.constantFrom(...alphabet.filter((each) => each !== '+')), { minLength: 1, maxLength: 16 })
  .map((each) => each.join(''))

const codes: fc.Arbitrary<CarrierCode> = fc.oneof(
  number('WO').map((each) => ({ kind: 'work_order' as const, number: each })),
  fc.tuple(number('WO'), step).map(([each, at]) => ({ kind: 'work_order' as const, number: each, step: at })),
  number('B').map((each) => ({ kind: 'build' as const, number: each })),
  fc.bigInt({ min: 0n, max: 999_999_999_999n }).map((each) => ({ kind: 'badge' as const, badge: String(each) })),
  word.map((station) => ({ kind: 'station' as const, station })),
  word.map((scrapReason) => ({ kind: 'command' as const, command: { scrapReason } })),
  fc.integer({ min: 1, max: 9_999_999 }).map((quantity) => ({ kind: 'command' as const, command: { quantity } })),
  fc.constantFrom(...commandCards).map((command) => ({ kind: 'command' as const, command })),
)

describe('what a code says', () => {
  test('the forms of the contract mean what they say, without their check letter', () => {
    expect(read('WWO-000042')).toEqual({ kind: 'work_order', number: 'WO-000042' })
    expect(read('3WWO-000042+020')).toEqual({ kind: 'work_order', number: 'WO-000042', step: '020' })
    expect(read('1H1001')).toEqual({ kind: 'badge', badge: '1001' })
  })

  test('every code comes back from its bars', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(read(formatCode(code))).toEqual(code)
      }),
    )
  })

  test('the last character of the bars is a letter, and the printed line lacks it', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(formatCode(code)).toMatch(/^[0-9A-Z+-]+[A-Z]$/)
        expect(formatCode(code).startsWith(printedCode(code))).toBe(true)
      }),
    )
  })

  test('a printed carrier line is taken as it stands, so a person can type it', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const needsPlus = code.kind === 'station' || code.kind === 'command'
        expect(read(printedCode(code) + (needsPlus ? '+' : ''))).toEqual(code)
      }),
    )
  })

  test('what a scanner adds does no harm: symbology prefix, spaces, line ends, lower case', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(']C1', ']Q1', ']d2', ''), (code, prefix) => {
        expect(read(` ${prefix}${formatCode(code).toLowerCase()}\r\n`)).toEqual(code)
      }),
    )
  })

  test.each(['wo-42', 'WO-000042', 'wo 42', 'WO42', ' Wo-0042 '])(
    'a person who types %j gets the work order',
    (typed) => {
      expect(read(typed)).toEqual({ kind: 'work_order', number: 'WO-000042' })
    },
  )

  test('a person can type the step behind the number, and a build', () => {
    expect(read('wo-42+20')).toEqual({ kind: 'work_order', number: 'WO-000042', step: '020' })
    expect(read('b-221')).toEqual({ kind: 'build', number: 'B-000221' })
  })
})

describe('what a damaged code says', () => {
  const checkLetterReadAsDigit = (whole: string, at: number, put: string) =>
    at === whole.length - 1 && /[0-9]/.test(put)

  const refusesSwap = (whole: string, a: number, b: number) => {
    if (whole[a] === whole[b]) return
    const swapped = [...whole].with(a, whole.charAt(b)).with(b, whole.charAt(a)).join('')
    expect(parseCode(swapped).ok, `${whole} as ${swapped}`).toBe(false)
  }

  test('a single wrong character never becomes another code', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const whole = formatCode(code)
        for (let at = 0; at < whole.length; at++) {
          for (const put of alphabet) {
            if (put === whole[at] || checkLetterReadAsDigit(whole, at, put)) continue
            expect(parseCode(whole.slice(0, at) + put + whole.slice(at + 1)).ok, `${whole} at ${at} ${put}`).toBe(false)
          }
        }
      }),
    )
  })

  test('a check letter read as a digit is refused for every sheet up to work order 99999 and step 099', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99 }), fc.nat(9), (n, at, digit) => {
        const order = `WO-${String(n).padStart(6, '0')}`
        const codesOfSheet = [
          formatCode({ kind: 'work_order', number: order }),
          formatCode({ kind: 'work_order', number: order, step: String(at).padStart(3, '0') }),
        ]
        for (const whole of codesOfSheet) expect(read(whole.slice(0, -1) + digit)).toBe('code_misread')
      }),
    )
  })

  test('two neighbours that changed places never become another code', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const whole = formatCode(code)
        for (let at = 0; at + 1 < whole.length; at++) refusesSwap(whole, at, at + 1)
      }),
    )
  })

  test('two characters of the printed line that changed places never become another code, however far apart', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const whole = formatCode(code)
        const printed = printedCode(code).length
        for (let a = 0; a < printed; a++) for (let b = a + 1; b < printed; b++) refusesSwap(whole, a, b)
      }),
    )
  })

  test('a wrong check letter is a misread, not an unknown code', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (code, letter) => {
        const whole = formatCode(code)
        fc.pre(!whole.endsWith(letter))
        expect(read(whole.slice(0, -1) + letter)).toBe('code_misread')
      }),
    )
  })

  test.each([
    '',
    ' ',
    '4006381333931',
    'https://example.com/scan?x=1',
    'Q0',
    'WO-',
    'W',
    '3Y',
    '3YDANCE',
    '[)>\u001e06',
    '🦄',
  ])('a stranger’s code %j is unknown', (text) => expect(read(text)).toBe('code_unknown'))

  test.each(['WWO-42', 'WWO-0000042', '3WWO-000042', '3WWO-000042+0020', '1H10O1', '2YMJF-1+A', '4YPOROUS+A', 'Q12+A'])(
    'a code of ours that lost its shape, %s, is a misread',
    (text) => expect(read(text)).toBe('code_misread'),
  )

  test('nothing that can be scanned throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(parseCode(text)).toHaveProperty('ok')
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet, ']', ' '), { maxLength: 80 }), (text) => {
        expect(parseCode(text.join(''))).toHaveProperty('ok')
      }),
    )
  })

  test('the refusal repeats at most 64 characters of what was scanned', () => {
    const decision = parseCode('X'.repeat(100_000))
    expect(decision.ok === false && decision.refusal.facts).toEqual({ code: 'X'.repeat(64) })
  })
})
