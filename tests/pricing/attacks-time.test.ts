import { afterAll, expect, test } from 'vitest'
import { sandboxLimits } from '#pricing/sandbox/limits.ts'
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { type Attack, withstand } from '#tests/support/attacks.ts'
import { compiled, lineInput } from '#tests/support/pricing.ts'

// Goal: whatever takes for ever ends soon, by its name, and costs nobody else anything.

const sandbox = new Sandbox({ processes: 1 })
afterAll(() => sandbox.close())

const attacks: Attack[] = [
  ['an endless loop', 'while (true) {}', 'timed_out'],
  ['an endless loop that counts', 'let i = 0; for (;;) i = (i + 1) | 0', 'timed_out'],
  ['a loop that catches what stops it', 'for (;;) { try { for (;;) {} } catch {} finally { continue } }', 'timed_out'],
  ['a regular expression that backtracks', "done(/^(a+)+$/.test('a'.repeat(40) + '!') ? 1 : 2)", ['timed_out', 2]],
  [
    'promises that follow each other for ever',
    'const next = (): Promise<void> => Promise.resolve().then(next)\nnext()',
    ['timed_out', 'done_not_called', 'out_of_memory'],
  ],
  ['an endless generator that is spread', 'function* all() { for (;;) yield }\nfor (const _ of all()) {}', 'timed_out'],
  ['an endless getter', 'done({ get price(): number { for (;;) {} } })', 'timed_out'],
  ['an endless toJSON in what is logged', 'console.log({ toJSON() { for (;;) {} } })', 'timed_out'],
  ['an endless toString of what is thrown', 'throw { toJSON() { for (;;) {} } }', 'timed_out'],
  ['an endless comparison', 'let i = 0; [3, 2, 1].sort(() => { for (;;) i++ })', 'timed_out'],
  ['a proxy without end', 'const p: any = new Proxy({}, { get: () => { for (;;) {} } })\ndone(p.price)', 'timed_out'],
  [
    'a loop of four thousand million steps',
    'let sum = 0; for (let i = 0; i < 4e9; i++) sum += Math.sqrt(i)\ndone(sum)',
    'timed_out',
  ],
  [
    'a number with millions of digits',
    'let n = 3n; for (let i = 0; i < 40; i++) n = n * n\ndone(Number(n % 7n))',
    ['timed_out', 'out_of_memory', 'threw'],
  ],
  [
    'an iterator that never says it is done',
    'const [a, ...rest] = { [Symbol.iterator]: () => ({ next: () => ({ done: false as const, value: 1 }) }) }\ndone(a + rest.length)',
    ['timed_out', 'out_of_memory', 'threw'],
  ],
  ['recursion without end', 'const f = (): number => f() + 1\ndone(f())', 'too_deep'],
  [
    'two that call each other',
    'function a(): number { return b() }\nfunction b(): number { return a() }\ndone(a())',
    'too_deep',
  ],
  [
    'recursion through a getter',
    'const part = { get price(): number { return part.price } }\ndone(part.price)',
    'too_deep',
  ],
  [
    'recursion through toString',
    "const part = { toString(): string { return '' + part } }\ndone(('' + part).length)",
    'too_deep',
  ],
  [
    'recursion through a proxy',
    'const p: any = new Proxy({}, { get: (_, key, self) => self[key] })\ndone(p.price)',
    'too_deep',
  ],
  [
    'recursion that catches itself',
    'let depth = 0; const f = (): void => { depth++; try { f() } catch { f() } }\nf()',
    ['timed_out', 'too_deep'],
  ],
  [
    'done at the bottom of the deepest recursion',
    'const f = (n: number): void => { try { f(n + 1) } catch { done(7) } }\nf(0)',
    7,
  ],
]

test.each(attacks)('%s', async (...attack) => {
  const began = performance.now()
  await withstand(sandbox, attack)
  expect(performance.now() - began).toBeLessThan(sandboxLimits.deadlineMs + 4_000)
})

test('twenty lines with an endless equation do not take twenty times as long', async () => {
  const [endless, fine] = [await compiled('while (true) {}'), await compiled('done(5)')]
  const began = performance.now()
  const evaluations = Array.from({ length: 20 }, () => ({ equation: endless, input: lineInput }))
  const outcomes = await sandbox.run('attacker', [...evaluations, { equation: fine, input: lineInput }])
  expect(performance.now() - began).toBeLessThan(12 * sandboxLimits.evaluationWallMs)
  expect(outcomes.slice(0, 20).every(({ kind }) => kind === 'timed_out')).toBe(true)
  expect(outcomes.filter((outcome) => 'notTried' in outcome).length).toBeGreaterThan(10)
  expect(outcomes[20]).toMatchObject({ kind: 'priced', price: 5 })
})

test('one slow line does not take the quick ones of its own equation down', async () => {
  const equation = await compiled('if (requisition.quantity === 7) while (true) {}\ndone(requisition.quantity)')
  const quantities = [1, 2, 7, 4, 5, 6, 8, 9]
  const inputs = quantities.map((quantity) => ({ ...lineInput, requisition: { quantity, leadTime: null } }))
  const outcomes = await sandbox.run(
    'careless',
    inputs.map((input) => ({ equation, input })),
  )
  expect(outcomes.map((each) => (each.kind === 'priced' ? each.price : each.kind))).toEqual([
    1,
    2,
    'timed_out',
    4,
    5,
    6,
    8,
    9,
  ])
})
