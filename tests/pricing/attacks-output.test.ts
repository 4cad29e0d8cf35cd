import { afterAll, describe, expect, test } from 'vitest'
import { sandboxLimits } from '#pricing/sandbox/limits.ts'
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { type Attack, withstand } from '#tests/support/attacks.ts'
import { outcomeOf } from '#tests/support/pricing.ts'

// Goal: what an equation says is bounded, and nothing it throws or exposes can confuse the reader.

const sandbox = new Sandbox({ processes: 1 })
afterAll(() => sandbox.close())

const attacks: Attack[] = [
  [
    'ten megabytes of variables',
    "for (let i = 0; i < 10_000; i++) variable('x'.repeat(100) + i, i)\ndone(1)",
    'too_much_output',
  ],
  ['a variable with a name of ten megabytes', "variable('x'.repeat(10_000_000), 1)\ndone(1)", 'too_much_output'],
  [
    'one variable more than there may be',
    `for (let i = 0; i <= ${sandboxLimits.variables}; i++) variable('v' + i, i)\ndone(1)`,
    'too_much_output',
  ],
  [
    'as many variables as there may be',
    `for (let i = 0; i < ${sandboxLimits.variables}; i++) variable('v' + i, i)\ndone(1)`,
    1,
  ],
  [
    'too many variables, swallowed',
    "try { for (let i = 0; i < 999; i++) variable('v' + i, i) } catch {}\ndone(1)",
    'too_much_output',
  ],
  [
    'variables with the longest names',
    `for (let i = 0; i < 200; i++) variable((i + '\\n'.repeat(500)).slice(0, ${sandboxLimits.variableNameCharacters}), i)\ndone(1)`,
    ['too_much_output', 1],
  ],
  ['a million lines of log', "for (let i = 0; i < 1_000_000; i++) console.log('line', i)\ndone(1)", 1],
  ['a line of log of ten megabytes', "console.log('x'.repeat(10_000_000))\ndone(1)", 1],
  ['a log of something that refers to itself', 'const self: any = {}; self.self = self; console.log(self)\ndone(1)', 1],
  ['a thrown text of a megabyte', "throw 'x'.repeat(1_000_000)", 'threw'],
  ['an error with a message of a megabyte', "throw new Error('x'.repeat(1_000_000))", 'threw'],
  [
    'a hundred and one line items',
    "for (let i = 0; i <= 100; i++) addLineItem({ name: 'x', price: i })",
    'too_much_output',
    'order',
  ],
  ['a hundred line items', "for (let i = 0; i < 100; i++) addLineItem({ name: 'x', price: i })", 'line_items', 'order'],
  [
    'a line item with a name of a megabyte',
    "addLineItem({ name: 'x'.repeat(1_000_000), price: 1 })",
    'too_much_output',
    'order',
  ],
  ['a megabyte of source', `done(1) // ${'x'.repeat(1_000_000)}`, 'not_compiled'],
  [
    'source nested ten thousand deep',
    `done(${'('.repeat(10_000)}1${')'.repeat(10_000)})`,
    ['not_compiled', 'threw', 'too_deep', 1],
  ],
]

describe('how much it says', () => {
  test.each(attacks)('%s', async (...attack) => {
    await withstand(sandbox, attack)
  })

  test('the limit that was met is named', async () => {
    expect(await outcomeOf(sandbox, "variable('x'.repeat(201), 1)")).toMatchObject({ limit: 'variableNameCharacters' })
    expect(await outcomeOf(sandbox, "for (let i = 0; ; i++) variable('v' + i, i)")).toMatchObject({
      limit: 'variables',
    })
  })

  test('logs are cut, never the price', async () => {
    const outcome = await outcomeOf(sandbox, "for (let i = 0; i < 60; i++) console.log('x'.repeat(600))\ndone(1)")
    expect(outcome.logs).toHaveLength(sandboxLimits.logLines)
    expect(outcome.logs.every((line) => line.length <= sandboxLimits.logLineCharacters)).toBe(true)
  })
})

const thrown: [what: string, source: string, message: string][] = [
  ['a text', "throw 'no resin'", "'no resin'"],
  ['nothing', 'throw undefined', 'undefined'],
  ['null', 'throw null', 'null'],
  ['a number', 'throw 42', '42'],
  ['a large number', 'throw 10n ** 30n', '1000000000000000000000000000000'],
  ['a symbol', "throw Symbol('x')", 'Symbol(x)'],
  ['an object', "throw { reason: 'x' }", '{"reason":"x"}'],
  ['a function', 'throw () => 1', '() => 1'],
  [
    'an error of its own class',
    "class Mine extends Error { constructor() { super('mine'); this.name = 'Mine' } }\nthrow new Mine()",
    'mine',
  ],
  [
    'an error whose message throws',
    "const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1 } }); throw e",
    'something that cannot be shown',
  ],
  [
    'an error whose message is an object',
    "const e = new Error('x'); (e).message = { toString() { return 'made up' } }; throw e",
    'made up',
  ],
  [
    'a proxy that throws at everything',
    'throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 1 }, ownKeys() { throw 1 } })',
    'something that cannot be shown',
  ],
  [
    'a revoked proxy',
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy',
    'something that cannot be shown',
  ],
]

describe('what it throws', () => {
  test.each(thrown)('%s', async (_, source, message) => {
    expect(await outcomeOf(sandbox, source)).toMatchObject({ kind: 'threw', message })
  })

  test('the line is that of the source, also behind types that were taken away', async () => {
    const source = `interface Part {
  price: number
}
type Rates = Record<string, Part>
const rates: Rates = {}
done((rates['x'] as Part).price)`
    expect(await outcomeOf(sandbox, source)).toMatchObject({
      kind: 'threw',
      line: 6,
      message: expect.stringContaining("reading 'price'"),
    })
  })

  test('a line that an equation makes up is no line', async () => {
    const source = "const e = new Error('x'); e.stack = 'at equation.ts:<b>1</b>'; throw e"
    expect(await outcomeOf(sandbox, source)).not.toHaveProperty('line')
  })

  test('a rejected promise that nobody waits for changes no price', async () => {
    expect(await outcomeOf(sandbox, "Promise.reject(new Error('late'))\ndone(5)")).toMatchObject({
      kind: 'priced',
      price: 5,
    })
  })
})

const forged: [how: string, source: string, right: unknown][] = [
  // It may say any price it likes by done() too; what it forges is read like every other answer.
  ['a toJSON on all objects', "(Object.prototype).toJSON = () => ({ kind: 'priced', price: 666 })\ndone(5)", 666],
  ['a forged failure', "(Object.prototype).toJSON = () => ({ kind: 'free', price: 'x', variables: 7 })\ndone(5)", 5],
  ['another JSON.stringify', 'JSON.stringify = () => \'{"kind":"priced","price":666}\'\ndone(5)', 5],
  ['another isFinite', 'Number.isFinite = () => true\ndone(NaN)', null],
  ['another Array.prototype.push', 'Array.prototype.push = () => 666\nvariable("x", 1); done(5)', 5],
  ['another Object.keys', "Object.keys = () => { throw 1 }\nvariable('x', 1); done(5)", 5],
  ['another iterator of arrays', 'Array.prototype[Symbol.iterator] = () => { throw 1 }\nvariable("x", 1); done(5)', 5],
  [
    'setters for what is answered',
    "Object.defineProperty(Object.prototype, 'kind', { set() { throw 1 } })\ndone(5)",
    5,
  ],
  ['another Math', "Object.defineProperty(globalThis, 'Math', { value: { max: () => 666 } })\ndone(Math.max(5))", 666],
]

describe('built-ins that it replaces', () => {
  // In the realm that is kept they are frozen and the equation throws; in one of its own it may change them, for itself.
  test.each(forged)('%s', async (_, source, right) => {
    const outcome = await outcomeOf(sandbox, source, { shop: 'attacker' })
    expect(['priced', 'threw', 'crashed']).toContain(outcome.kind)
    if (outcome.kind === 'priced') expect(outcome.price).toBe(right)
    expect(await outcomeOf(sandbox, "variable('x', 1); done(Math.max(3, 4))", { shop: 'attacker' })).toMatchObject({
      price: 4,
    })
  })
})
