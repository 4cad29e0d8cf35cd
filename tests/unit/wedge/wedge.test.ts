import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCode } from '#domain/codes/carrier-code.ts'
import {
  idleWedge,
  type Keystroke,
  readingOf,
  silenceOf,
  usualWedge,
  type WedgeScan,
  type WedgeSettings,
  wedgeKey,
  wedgeSilence,
} from '#domain/wedge/wedge.ts'

const code = formatCode({ kind: 'work_order', number: 'WO-000042', step: '020' })

/** A key of a US keyboard on a page whose layout is `us` or `de`. */
function stroke(character: string, at: number, layout: 'us' | 'de' = 'us'): Keystroke {
  const base = { at, chord: false, repeat: false, intoField: true }
  if (character.length > 1) return { ...base, key: character, code: character, shift: false }
  if (/[a-zA-Z]/.test(character)) {
    const german = { y: 'z', z: 'y', Y: 'Z', Z: 'Y' }[character] ?? character
    return {
      ...base,
      key: layout === 'de' ? german : character,
      code: `Key${character.toUpperCase()}`,
      shift: /[A-Z]/.test(character),
    }
  }
  if (/[0-9]/.test(character)) return { ...base, key: character, code: `Digit${character}`, shift: false }
  if (character === '+') return { ...base, key: layout === 'de' ? 'Dead' : '+', code: 'Equal', shift: true }
  if (character === '-') return { ...base, key: layout === 'de' ? 'ß' : '-', code: 'Minus', shift: false }
  return { ...base, key: character, code: 'Space', shift: false }
}

/** A text field, a person and a scanner: what the window's binding makes of the machine's steps. */
function workshop(settings: WedgeSettings = usualWedge) {
  let state = idleWedge
  let field = ''
  let snapshot = ''
  let heard = ''
  let submits = 0
  let lastAt = 0
  let inField = true
  const scans: WedgeScan[] = []
  const carryOut = (step: ReturnType<typeof wedgeKey>) => {
    if (inField) field += step.giveBack
    heard += step.typed
    if (step.scan !== null) scans.push(step.scan)
    if (step.takeBack) field = snapshot
  }
  const silence = (at: number) => {
    const patience = silenceOf(state, settings)
    if (at - lastAt < patience) return
    const step = wedgeSilence(state, lastAt + patience, settings)
    state = step.state
    carryOut(step)
  }
  return {
    key(given: Keystroke) {
      silence(given.at)
      inField = given.intoField
      const step = wedgeKey(state, given, settings)
      // The binding notes the field before the first key of a burst.
      const beginsBurst = step.state.keys.length === 1 && !step.takeBack
      carryOut(step)
      if (beginsBurst) snapshot = field
      state = step.state
      lastAt = given.at
      if (step.swallow) return
      if (given.key === 'Enter') submits += 1
      else if (given.key.length === 1 && !given.chord && given.intoField) field += given.key
    },
    rest: () => silence(lastAt + 10_000),
    seen: () => ({ field, heard, scans: scans.map(readingOf), submits }),
  }
}

function run(strokes: readonly Keystroke[], settings?: WedgeSettings) {
  const shop = workshop(settings)
  for (const each of strokes) shop.key(each)
  shop.rest()
  return shop.seen()
}

const keysOf = (text: readonly string[], start: number, gap: number | number[], layout: 'us' | 'de' = 'us') => {
  let at = start
  return text.map((character, index) => {
    if (index > 0) at += typeof gap === 'number' ? gap : (gap[index % gap.length] ?? 0)
    return stroke(character, at, layout)
  })
}

describe('a scanner that types', () => {
  test('a scan that ends in Enter is a scan, and neither its keys nor its Enter reach the field', () => {
    expect(run(keysOf([...code, 'Enter'], 0, 8))).toEqual({ field: '', heard: '', scans: [code], submits: 0 })
  })

  test('a scan without a suffix is known by the silence after it', () => {
    expect(run(keysOf([...code], 0, 8))).toEqual({ field: '', heard: '', scans: [code], submits: 0 })
  })

  test('CR and LF, or Enter and Tab, are one scan', () => {
    expect(run(keysOf([...code, 'Enter', 'Enter', 'Tab'], 0, 8))).toEqual({
      field: '',
      heard: '',
      scans: [code],
      submits: 0,
    })
    const controlJ = { ...stroke('j', 8 * code.length), chord: true }
    expect(run([...keysOf([...code], 0, 8), controlJ]).scans).toEqual([code])
  })

  test('a scanner that waits before its Enter still does not press the button behind it', () => {
    const keys = keysOf([...code], 0, 8)
    expect(run([...keys, stroke('Enter', 8 * code.length + 90)])).toEqual({
      field: '',
      heard: '',
      scans: [code],
      submits: 0,
    })
  })

  test('two scans at once are two scans', () => {
    expect(run([...keysOf([...code, 'Enter'], 0, 5), ...keysOf([...code, 'Enter'], 150, 5)]).scans).toEqual([
      code,
      code,
    ])
  })

  test('an imitated US keyboard on a German layout reads the same code', () => {
    const code128 = formatCode({ kind: 'command', command: { scrapReason: 'ZY-9' } })
    expect(run(keysOf([...code128, 'Enter'], 0, 8, 'de')).scans).toEqual([code128])
    expect(run(keysOf([...code, 'Enter'], 0, 8, 'de')).scans).toEqual([code])
  })

  test('digits without Shift on a French layout are read by their place', () => {
    const french = [...code].map((character, index) => ({
      ...stroke(character, index * 8),
      ...(/[0-9]/.test(character) && { key: 'à' }),
    }))
    expect(run(french).scans).toEqual([code])
  })

  test('a code of somebody else arrives as the layout says', () => {
    expect(run(keysOf([...'4006381333931', 'Enter'], 0, 8)).scans).toEqual(['4006381333931'])
  })

  test('a prefix makes a slow scanner known', () => {
    const slow = { ...usualWedge, gapMs: 150, silenceMs: 300, prefix: 'F9' }
    expect(run(keysOf(['F9', ...code, 'Enter'], 0, 100), slow)).toEqual({
      field: '',
      heard: '',
      scans: [code],
      submits: 0,
    })
    expect(run(keysOf([...code, 'Enter'], 0, 100), slow).scans).toEqual([])
  })
})

/** The same keys while no field takes them: as a station stands all day. */
const freely = (strokes: readonly Keystroke[]) => strokes.map((each) => ({ ...each, intoField: false }))

describe('a slow scanner, where no field takes the keys', () => {
  test.each([90, 150, 240])('keys that come %i ms apart are one scan as soon as they are one of our codes', (gap) => {
    const gaps = [Math.min(gap, 100), ...Array.from({ length: 30 }, () => gap)]
    const keys = [...code, 'Enter']
    let at = 0
    const strokes = keys.map((key, index) => {
      if (index > 0) at += gaps[index - 1] ?? 0
      return stroke(key, at)
    })
    expect(run(freely(strokes))).toEqual({ field: '', heard: '', scans: [code], submits: 0 })
    expect(run(freely(strokes.slice(0, -1)))).toEqual({ field: '', heard: '', scans: [code], submits: 0 })
  })

  test('a pause of the line in the middle of a fast scan does not tear it', () => {
    const strokes = [...keysOf([...code.slice(0, 9)], 0, 8), ...keysOf([...code.slice(9), 'Enter'], 300, 8)]
    expect(run(freely(strokes)).scans).toEqual([code])
    // Into a field it stays what it was: nothing that a hand may have typed is waited for.
    expect(run(strokes).scans).not.toEqual([code])
  })

  test('a badge, a card and a sign with a US keyboard imitated on a German layout are heard too', () => {
    for (const each of [
      formatCode({ kind: 'badge', badge: '1002' }),
      formatCode({ kind: 'station', station: 'DP2' }),
      formatCode({ kind: 'command', command: 'complete' }),
      formatCode({ kind: 'command', command: { quantity: 40 } }),
      formatCode({ kind: 'command', command: { scrapReason: 'ZY-9' } }),
      formatCode({ kind: 'build', number: 'B-000216' }),
    ])
      expect(run(freely(keysOf([...each, 'Enter'], 0, 95, 'de'))).scans).toEqual([each])
  })

  test('a slow scan with a wrong character is said to be misread, and never counted as digits', () => {
    const badge = formatCode({ kind: 'badge', badge: '1002' })
    const misread = `${badge.slice(0, -1)}${badge.endsWith('A') ? 'B' : 'A'}`
    expect(run(freely(keysOf([...misread, 'Enter'], 0, 100)))).toMatchObject({ heard: '', scans: [misread] })
  })

  test('a slow code of somebody else is not waited for', () => {
    expect(run(freely(keysOf([...'4006381333931', 'Enter'], 0, 100))).scans).toEqual([])
  })
})

describe('a person who types', () => {
  test('a number typed where no field has the focus is heard whole, and its Enter reports', () => {
    const counted = fc.stringMatching(/^[0-9]{1,6}$/)
    const gaps = fc.array(fc.integer({ min: 61, max: 400 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(counted, gaps, (text, pauses) => {
        expect(run(freely(keysOf([...text, 'Enter'], 0, pauses)))).toEqual({
          field: '',
          heard: text,
          scans: [],
          submits: 1,
        })
      }),
    )
  })

  test('a digit is shown at once: it is waited for no longer than ever', () => {
    for (const digit of '0123456789') {
      const { state } = wedgeKey(idleWedge, { ...stroke(digit, 0), intoField: false })
      expect(silenceOf(state)).toBe(usualWedge.silenceMs)
    }
  })

  test('words typed where no field has the focus are never kept from the page', () => {
    const words = fc.array(fc.constantFrom(...'abcdefghijklmnoprstuvxyz 0123456789'), { minLength: 1, maxLength: 20 })
    const gaps = fc.array(fc.integer({ min: 61, max: 300 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(words, gaps, (text, pauses) => {
        let state = idleWedge
        for (const each of freely(keysOf(text, 0, pauses))) {
          // Beginning like one of our codes is what a code is; nobody types that by chance.
          fc.pre(!/(?:wwo-|1zb-|1h[0-9]|[234]y[a-z0-9-]|q[1-9])/.test(text.join('')))
          const step = wedgeKey(state, each)
          expect(step.swallow).toBe(false)
          expect(step.scan).toBeNull()
          state = step.state
        }
      }),
    )
  })

  test('a held key is not a scan', () => {
    const held = Array.from({ length: 40 }, (_, index) => ({ ...stroke('0', index * 30), repeat: index > 0 }))
    expect(run(held)).toMatchObject({ field: '0'.repeat(40), scans: [] })
  })

  test('a hand laid on four keys at once gets its letters back', () => {
    expect(run(keysOf([...'asdf'], 0, 2))).toEqual({ field: 'asdf', heard: 'asdf', scans: [], submits: 0 })
  })

  test('a lucky roll in the middle of fast typing is given back in order', () => {
    const gaps = Array.from({ length: 13 }, (_, index) => (index < 4 ? 10 : 58))
    expect(run(keysOf([...'station signs'], 0, gaps))).toMatchObject({ field: 'station signs', scans: [] })
  })

  test('a shortcut, an arrow or Escape is never swallowed', () => {
    const shop = workshop()
    for (const key of ['Escape', 'ArrowDown', 'F5']) shop.key(stroke(key, 0))
    const chord = wedgeKey(idleWedge, { ...stroke('k', 0), chord: true })
    expect(chord.swallow).toBe(false)
    expect(shop.seen().scans).toEqual([])
  })
})

describe('people and scanners at the same keyboard', () => {
  const person = fc.record({
    who: fc.constant('person' as const),
    text: fc.array(fc.constantFrom(...'abcdefgh 0123456789-+'), { minLength: 1, maxLength: 12 }),
    gaps: fc.array(fc.integer({ min: 61, max: 400 }), { minLength: 3, maxLength: 7 }),
    enter: fc.boolean(),
  })
  const scanner = fc.record({
    who: fc.constant('scanner' as const),
    text: fc.oneof(
      fc
        .integer({ min: 1, max: 999_999 })
        .map((each) => [...formatCode({ kind: 'work_order', number: `WO-${String(each).padStart(6, '0')}` })]),
      fc
        .integer({ min: 1, max: 9999 })
        .map((each) => [...formatCode({ kind: 'badge', badge: String(each).padStart(4, '0') })]),
    ),
    gaps: fc.array(fc.integer({ min: 1, max: 34 }), { minLength: 1, maxLength: 5 }),
    enter: fc.boolean(),
  })
  const day = fc.array(fc.tuple(fc.oneof(person, scanner), fc.integer({ min: 300, max: 3000 })), { maxLength: 12 })

  test('every scan arrives once and whole, and the field holds exactly what the person typed', () => {
    fc.assert(
      fc.property(day, (acts) => {
        const shop = workshop()
        let at = 1000
        for (const [act, pause] of acts) {
          const strokes = keysOf([...act.text, ...(act.enter ? ['Enter'] : [])], at, act.gaps)
          for (const each of strokes) shop.key(each)
          at = (strokes.at(-1)?.at ?? at) + pause
        }
        shop.rest()
        const by = (who: string) => acts.map(([act]) => act).filter((act) => act.who === who)
        const typed = by('person')
          .flatMap((act) => act.text)
          .join('')
        expect(shop.seen()).toEqual({
          field: typed,
          heard: typed,
          scans: by('scanner').map((act) => act.text.join('')),
          submits: by('person').filter((act) => act.enter).length,
        })
      }),
      { numRuns: 300 },
    )
  })

  test('whatever keys come at whatever times, every character ends in the field or in a scan, once', () => {
    const anyKeys = fc.array(
      fc.tuple(
        fc.constantFrom(...'abc019-1HQY', 'Enter', 'Tab', 'Shift', 'Escape'),
        fc.oneof(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 340 })),
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(anyKeys, fc.boolean(), (pairs, intoField) => {
        const shop = workshop()
        let at = 0
        for (const [key, gap] of pairs) {
          at += gap
          shop.key({ ...stroke(key, at), intoField })
        }
        shop.rest()
        const { field, heard, scans } = shop.seen()
        const sorted = (text: string) => [...text].sort().join('')
        const pressed = pairs
          .map(([key]) => key)
          .filter((key) => key.length === 1)
          .join('')
        expect(sorted(heard + scans.join(''))).toBe(sorted(pressed))
        expect(field).toBe(intoField ? heard : '')
      }),
      { numRuns: 500 },
    )
  })
})
