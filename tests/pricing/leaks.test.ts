import { afterAll, describe, expect, test } from 'vitest'
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { compiled, lineInput, outcomeOf, told } from '#tests/support/pricing.ts'

// Goal: the frozen realm that evaluations of a shop share is as clean as a fresh one. Every attack leaves something
// behind in its first run and looks for it in its second; the same with two equations, and with a fresh context for
// each evaluation as the measure.

const kept = new Sandbox({ processes: 1 })
const fresh = new Sandbox({ processes: 1, freshContexts: true })
afterAll(() => {
  kept.close()
  fresh.close()
})

/** `mark` leaves something behind, `seen` looks for it. Both may throw, which counts as nothing seen. */
const leaks: [where: string, mark: string, seen: string][] = [
  ['the global object', '(globalThis).mark = 1', '(globalThis).mark'],
  ['a global by definition', "Object.defineProperty(globalThis, 'mark', { value: 1 })", '(globalThis).mark'],
  ['a global without a declaration', "(0, eval)('mark = 1')", '(globalThis).mark'],
  ['the prototype of objects', '(Object.prototype).mark = 1', '({}).mark'],
  ['the prototype of arrays', 'Array.prototype.at = () => 666', '[1].at(0) === 666'],
  [
    'an index of the prototype of arrays',
    "Object.defineProperty(Array.prototype, '5', { value: 1 })",
    '[].hasOwnProperty.call(Array.prototype, 5)',
  ],
  ['the prototype of functions', '(Function.prototype).mark = 1', '(done).mark'],
  ['the prototype of texts', '(String.prototype).mark = 1', "('x').mark"],
  ['a function of Math', '(Math.max).mark = 1', '(Math.max).mark'],
  ['another function of Math', 'Math.floor = () => 666', 'Math.floor(1.5) === 666'],
  ['JSON', '(JSON).mark = 1', '(JSON).mark'],
  ['JSON.parse', 'JSON.parse = () => 1', "JSON.parse('2') === 1"],
  ['createBands', '(createBands).mark = 1', '(createBands).mark'],
  ['round', '(round).mark = 1', '(round).mark'],
  ['the prototype of round', '(round).prototype.mark = 1', '(round).prototype?.mark'],
  ['useDimension', 'Object.setPrototypeOf(useDimension, { mark: 1 })', '(useDimension).mark'],
  ['done', '(done).mark = 1', '(done).mark'],
  ['the log', '(console.log).mark = 1', '(console.log).mark'],
  [
    'what it was given',
    '(specification).mark = 1; (material.variables).mark = 1',
    '(specification).mark || (material.variables).mark',
  ],
  ['the prototype of what it was given', '(Object.getPrototypeOf(specification)).mark = 1', '(specification).mark'],
  ['the customer', '(globalThis).customer = { mark: 1 }', '(customer)?.mark'],
  [
    'the last match of regular expressions',
    "/(m)ark/.exec('mark')",
    "(RegExp).$1 === 'm' || (RegExp).lastMatch === 'mark'",
  ],
  ['the input of regular expressions', "(RegExp).input = 'mark'", "(RegExp).input === 'mark'"],
  [
    'the place of a regular expression',
    "const g = /a/g; g.test('aa')",
    '(() => { const g = /a/g; return g.lastIndex > 0 })()',
  ],
  ['regular expressions', 'RegExp.prototype.exec = () => null', "!/a/.exec('a')"],
  ['symbols by name', "(Symbol).mark = Symbol.for('mark')", '(Symbol).mark'],
  ['the limit of stacks', '(Error).stackTraceLimit = 1', '(Error).stackTraceLimit === 1'],
  ['the writer of stacks', "(Error).prepareStackTrace = () => 'mark'", "new Error().stack === 'mark'"],
  ['the prototype of errors', "Error.prototype.toString = () => 'mark'", "String(new Error()) === 'mark'"],
  [
    'iterators of arrays',
    'Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true, value: 1 })',
    '[...[7]].length === 0',
  ],
  ['iterators of maps', '(Object.getPrototypeOf(new Map().entries())).mark = 1', '(new Map().entries()).mark'],
  ['iterators of texts', "(Object.getPrototypeOf(''[Symbol.iterator]())).mark = 1", "(''[Symbol.iterator]()).mark"],
  ['iterators of matches', "(Object.getPrototypeOf('a'.matchAll(/a/g))).mark = 1", "('a'.matchAll(/a/g)).mark"],
  ['all iterators', '(Iterator.prototype).mark = 1', '([].values()).mark'],
  [
    'helpers of iterators',
    '(Object.getPrototypeOf([].values().map((x) => x))).mark = 1',
    '([].values().map((x) => x)).mark',
  ],
  [
    'wrapped iterators',
    '(Object.getPrototypeOf((Iterator).from({ next() {} }))).mark = 1',
    '((Iterator).from({ next() {} })).mark',
  ],
  [
    'generators',
    '(Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()))).mark = 1',
    '((function* () {})()).mark',
  ],
  ['generator functions', '(Object.getPrototypeOf(function* () {})).mark = 1', '((function* () {})).mark'],
  ['async functions', '(Object.getPrototypeOf(async () => {})).mark = 1', '((async () => {})).mark'],
  ['async generators', '(Object.getPrototypeOf(async function* () {})).mark = 1', '((async function* () {})).mark'],
  [
    'async iterators',
    '(Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())))).mark = 1',
    '((async function* () {})()).mark',
  ],
  ['promises', 'Promise.prototype.then = () => 666 as never', '(Promise.resolve().then() as unknown) === 666'],
  ['a promise that is still to run', 'Promise.resolve().then(() => { (Object.prototype).mark = 1 })', '({}).mark'],
  ['the refusal of dates', '(Date).mark = 1; (Date).prototype.mark = 1', '(Date).mark || (Date).prototype?.mark'],
  ['the refusal of chance', '(Math.random).mark = 1; (Math).random = () => 1', '(Math.random).mark'],
  ['the refusal of code', '(Function).mark = 1; (eval).mark = 1', '(Function).mark || (eval).mark'],
  [
    'getters and their functions',
    "const g = Object.getOwnPropertyDescriptor(Map.prototype, 'size')!.get; g.mark = 1",
    "(Object.getOwnPropertyDescriptor(Map.prototype, 'size')!.get).mark",
  ],
  ['typed arrays', '(Object.getPrototypeOf(Uint8Array)).mark = 1', '(Float64Array).mark'],
  ['classes', 'class Price { static count = 0 }; Price.count += 1; (globalThis).Price = Price', '(globalThis).Price'],
  [
    'the parts of a template',
    'const tag = (parts: any) => parts; (tag`x`).mark = 1',
    '((parts: any) => parts.mark)`x`',
  ],
  [
    'a name declared twice',
    'var mark = 1; function marked() { return mark }',
    "typeof (globalThis).mark !== 'undefined' || typeof (globalThis).marked !== 'undefined'",
  ],
  ['the refused names', "Object.defineProperty(globalThis, 'Intl', { value: 1 })", '(globalThis).Intl'],
  ['the undisposed', '(globalThis).DisposableStack.prototype.mark = 1', '(globalThis).DisposableStack?.prototype.mark'],
]

const both = (mark: string, seen: string) => `let before: unknown
try { before = ${seen} } catch { before = false }
try { ${mark} } catch { /* frozen */ }
done(before ? 666 : 1)`

describe('nothing is left behind', () => {
  test.each(leaks)('%s', async (_, mark, seen) => {
    const equation = await compiled(both(mark, seen))
    const lookingOnly = `let seen: unknown
try { seen = ${seen} } catch { seen = false }
done(seen ? 666 : 1)`
    const looking = await compiled(lookingOnly)
    for (const sandbox of [kept, fresh]) {
      // In one message to the process, so that they share whatever can be shared.
      const outcomes = await sandbox.run(
        'shop',
        [equation, equation, looking, equation].map((each) => ({ equation: each, input: lineInput })),
      )
      expect(outcomes.map(told)).toEqual([1, 1, 1, 1])
      expect(told(await outcomeOf(sandbox, lookingOnly, { shop: 'neighbour' }))).toBe(1)
    }
  })

  test('the attacks would tell if something were left: an evaluation sees its own mark', async () => {
    for (const sandbox of [kept, fresh]) {
      const source = 'const memory: any = {}; memory.mark = 1; done(memory.mark ? 666 : 1)'
      expect(told(await outcomeOf(sandbox, source))).toBe(666)
    }
  })

  test('an equation that changes built-ins for itself runs in a context of its own, and only there', async () => {
    const source = `Array.prototype.at = () => 5
class Refusal extends Error { constructor() { super('x'); this.name = 'Refusal' } }
done([1].at(0) === 5 && new Refusal().name === 'Refusal' ? 5 : 6)`
    expect(told(await outcomeOf(kept, source))).toBe(5)
    expect(told(await outcomeOf(kept, 'done([1].at(0) ?? 0)'))).toBe(1)
    expect(told(await outcomeOf(fresh, source))).toBe(5)
  })

  test('a late promise of one evaluation cannot speak for another', async () => {
    const late = await compiled(
      "Promise.resolve().then(() => { done(666) }).catch(() => {})\nPromise.resolve().then(() => variable('late', 666)).catch(() => {})",
    )
    const plain = await compiled("variable('own', 1)\ndone(1)")
    const outcomes = await kept.run(
      'shop',
      [late, plain, late].map((equation) => ({ equation, input: lineInput })),
    )
    expect(outcomes.map(told)).toEqual(['done_not_called', 1, 'done_not_called'])
    expect(outcomes[1]?.variables.map(({ name }) => name)).toEqual(['own'])
  })
})
