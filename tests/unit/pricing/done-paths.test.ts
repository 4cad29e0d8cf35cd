import ts from 'typescript'
import { expect, test } from 'vitest'
import { mayEndWithoutDone } from '#pricing/equation/check/done-paths.ts'

const mayEnd = (source: string) =>
  mayEndWithoutDone(ts.createSourceFile('equation.ts', source, ts.ScriptTarget.ES2023, true))

test.each([
  'done(1)',
  'const price = 1\ndone(price)',
  'if (a) done(1); else done(2)',
  'if (a) { done(1) }\ndone(2)',
  'if (a) throw new Error("x")\ndone(2)',
  'a ? done(1) : done(2)',
  'switch (a) { case 1: done(1); case 2: done(2); break; default: done(3) }',
  'try { done(1) } finally { clean() }',
  'try { price() } catch { done(0) }\ndone(1)',
  'try { price() } catch { } finally { done(1) }',
  'for (;;) { if (a) done(1) }',
  'while (true) { done(1) }',
  'do { done(1) } while (a)',
  'function finish(price: number) { done(price) }\nfinish(1)',
  'const finish = (price: number) => done(price)\nfinish(1)',
  'const finish = () => { other() }\nfunction other() { if (a) { done(1) } else { done(2) } }\nfinish()',
  '(() => { done(1) })()',
  'const x = done(1)',
  'round(done(1), 2)',
  'void done(1)',
  'return done(1)',
  'label: { done(1) }',
  'throw new Error("always")',
])('every way ends: %s', (source) => {
  expect(mayEnd(source)).toBe(false)
})

test.each([
  '',
  'const price = 1',
  'if (a) done(1)',
  'if (a) { done(1) } else if (b) { done(2) }',
  'a && done(1)',
  'a ?? done(1)',
  'a ? done(1) : 2',
  'for (const part of parts) done(1)',
  'while (a) { done(1) }',
  'while (true) { if (a) break; done(1) }',
  'switch (a) { case 1: done(1) }',
  'switch (a) { case 1: break; default: done(1) }',
  'try { done(1) } catch { }',
  'function finish() { done(1) }',
  'const finish = () => done(1)',
  'function finish(a: boolean) { if (a) done(1) }\nfinish(true)',
  'function finish(a: boolean) { if (a) return\ndone(1) }\nfinish(true)',
  'if (a) return\ndone(1)',
  '[1, 2].forEach((n) => done(n))',
  'class Finish { end() { done(1) } }',
])('some way may not: %s', (source) => {
  expect(mayEnd(source)).toBe(true)
})
