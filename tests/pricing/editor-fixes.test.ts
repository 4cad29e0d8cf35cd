import { expect, test } from 'vitest'
import { fixOf, offsetOf, standingOf, wordAt } from '#floor-ui/pricing/editor/remark.ts'
import { createTypeScriptCheck } from '#pricing/equation/check/typescript-check.ts'

const check = createTypeScriptCheck()
const scope = { level: 'process' as const, materialVariables: [{ name: 'materialDensity' }, { name: 'costPerKg' }] }

/** The text after every fix that the remarks on it offer, one after the other. */
function mended(source: string): string {
  let text = source
  for (let turn = 0; turn < 5; turn += 1) {
    const fix = check(text, scope)
      .map((remark) => fixOf(text, remark))
      .find((each) => each !== null)
    if (!fix) return text
    text = text.slice(0, fix.from) + fix.insert + text.slice(fix.to)
  }
  return text
}

const errorsOf = (source: string) => standingOf(check(source, scope)).errors

test.each([
  [
    'a material’s value read with a dot',
    'done(specification.material.density)',
    'done(specification.material.variables["materialDensity"])',
  ],
  ['a value that is called another way', 'done(specification.volumee)', 'done(specification.volume)'],
  ['a name with a slip', 'done(rond(3.14159, 2))', 'done(round(3.14159, 2))'],
  [
    'a variable that the materials do not have, but one like it',
    "done(specification.material.variables['density'])",
    "done(specification.material.variables['materialDensity'])",
  ],
])('%s is mended in one press', (_what, wrong, right) => {
  expect(errorsOf(wrong)).toBeGreaterThan(0)
  expect(mended(wrong)).toBe(right)
  expect(errorsOf(right)).toBe(0)
})

test('where nobody can know what was meant, nothing is offered', () => {
  for (const source of [
    'done(specification.material.colour2)',
    'done(zzzqqq)',
    'const x: string = 5\ndone(x.length)',
  ]) {
    expect(errorsOf(source)).toBeGreaterThan(0)
    expect(mended(source)).toBe(source)
  }
})

test('a remark’s place is found again in the text, also at its end', () => {
  const text = 'const a = 1\ndone(aa)'
  expect(offsetOf(text, { line: 2, column: 6 })).toBe(text.indexOf('aa'))
  expect(offsetOf(text, { line: 9, column: 1 })).toBe(text.length)
  expect(wordAt(text, { line: 2, column: 6, severity: 'error', message: '' })).toEqual({ from: 17, to: 19 })
})
