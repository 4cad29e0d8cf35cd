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
  ['the global object', '(globalThis as any).mark = 1', '(globalThis as any).mark'],
  ['a global by definition', "Object.defineProperty(globalThis, 'mark', { value: 1 })", '(globalThis as any).mark'],
  ['a global without a declaration', "(0, eval)('mark = 1')", '(globalThis as any).mark'],
  ['the prototype of objects', '(Object.prototype as any).mark = 1', '({} as any).mark'],
  ['the prototype of arrays', 'Array.prototype.at = () => 666', '[1].at(0) === 666'],
  [
    'an index of the prototype of arrays',
    "Object.defineProperty(Array.prototype, '5', { value: 1 })",
    '[].hasOwnProperty.call(Array.prototype, 5)',
  ],
  ['the prototype of functions', '(Function.prototype as any).mark = 1', '(done as any).mark'],
  ['the prototype of texts', '(String.prototype as any).mark = 1', "('x' as any).mark"],
  ['a function of Math', '(Math.max as any).mark = 1', '(Math.max as any).mark'],
  ['another function of Math', 'Math.floor = () => 666', 'Math.floor(1.5) === 666'],
  ['JSON', '(JSON as any).mark = 1', '(JSON as any).mark'],
  ['JSON.parse', 'JSON.parse = () => 1', "JSON.parse('2') === 1"],
  ['createBands', '(createBands as any).mark = 1', '(createBands as any).mark'],
  ['round', '(round as any).mark = 1', '(round as any).mark'],
  ['the prototype of round', '(round as any).prototype.mark = 1', '(round as any).prototype?.mark'],
  ['useDimension', 'Object.setPrototypeOf(useDimension, { mark: 1 })', '(useDimension as any).mark'],
  ['done', '(done as any).mark = 1', '(done as any).mark'],
  ['the log', '(console.log as any).mark = 1', '(console.log as any).mark'],
  [
    'what it was given',
    '(specification as any).mark = 1; (material.variables as any).mark = 1',
    '(specification as any).mark || (material.variables as any).mark',
  ],
  [
    'the prototype of what it was given',
    '(Object.getPrototypeOf(specification) as any).mark = 1',
    '(specification as any).mark',
  ],
  ['the customer', '(globalThis as any).customer = { mark: 1 }', '(customer as any)?.mark'],
  [
    'the last match of regular expressions',
    "/(m)ark/.exec('mark')",
    "(RegExp as any).$1 === 'm' || (RegExp as any).lastMatch === 'mark'",
  ],
  ['the input of regular expressions', "(RegExp as any).input = 'mark'", "(RegExp as any).input === 'mark'"],
  [
    'the place of a regular expression',
    "const g = /a/g; g.test('aa')",
    '(() => { const g = /a/g; return g.lastIndex > 0 })()',
  ],
  ['regular expressions', 'RegExp.prototype.exec = () => null', "!/a/.exec('a')"],
  ['symbols by name', "(Symbol as any).mark = Symbol.for('mark')", '(Symbol as any).mark'],
  ['the limit of stacks', '(Error as any).stackTraceLimit = 1', '(Error as any).stackTraceLimit === 1'],
  ['the writer of stacks', "(Error as any).prepareStackTrace = () => 'mark'", "new Error().stack === 'mark'"],
  ['the prototype of errors', "Error.prototype.toString = () => 'mark'", "String(new Error()) === 'mark'"],
  [
    'iterators of arrays',
    'Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true, value: 1 })',
    '[...[7]].length === 0',
  ],
  [
    'iterators of maps',
    '(Object.getPrototypeOf(new Map().entries()) as any).mark = 1',
    '(new Map().entries() as any).mark',
  ],
  [
    'iterators of texts',
    "(Object.getPrototypeOf(''[Symbol.iterator]()) as any).mark = 1",
    "(''[Symbol.iterator]() as any).mark",
  ],
  [
    'iterators of matches',
    "(Object.getPrototypeOf('a'.matchAll(/a/g)) as any).mark = 1",
    "('a'.matchAll(/a/g) as any).mark",
  ],
  ['all iterators', '(Iterator.prototype as any).mark = 1', '([].values() as any).mark'],
  [
    'helpers of iterators',
    '(Object.getPrototypeOf([].values().map((x) => x)) as any).mark = 1',
    '([].values().map((x) => x) as any).mark',
  ],
  [
    'wrapped iterators',
    '(Object.getPrototypeOf((Iterator as any).from({ next() {} })) as any).mark = 1',
    '((Iterator as any).from({ next() {} }) as any).mark',
  ],
  [
    'generators',
    '(Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())) as any).mark = 1',
    '((function* () {})() as any).mark',
  ],
  [
    'generator functions',
    '(Object.getPrototypeOf(function* () {}) as any).mark = 1',
    '((function* () {}) as any).mark',
  ],
  ['async functions', '(Object.getPrototypeOf(async () => {}) as any).mark = 1', '((async () => {}) as any).mark'],
  [
    'async generators',
    '(Object.getPrototypeOf(async function* () {}) as any).mark = 1',
    '((async function* () {}) as any).mark',
  ],
  [
    'async iterators',
    '(Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})()))) as any).mark = 1',
    '((async function* () {})() as any).mark',
  ],
  ['promises', 'Promise.prototype.then = () => 666 as never', '(Promise.resolve().then() as unknown) === 666'],
  [
    'a promise that is still to run',
    'Promise.resolve().then(() => { (Object.prototype as any).mark = 1 })',
    '({} as any).mark',
  ],
  [
    'the refusal of dates',
    '(Date as any).mark = 1; (Date as any).prototype.mark = 1',
    '(Date as any).mark || (Date as any).prototype?.mark',
  ],
  [
    'the refusal of chance',
    '(Math.random as any).mark = 1; (Math as any).random = () => 1',
    '(Math.random as any).mark',
  ],
  [
    'the refusal of code',
    '(Function as any).mark = 1; (eval as any).mark = 1',
    '(Function as any).mark || (eval as any).mark',
  ],
  [
    'getters and their functions',
    "const g = Object.getOwnPropertyDescriptor(Map.prototype, 'size')!.get as any; g.mark = 1",
    "(Object.getOwnPropertyDescriptor(Map.prototype, 'size')!.get as any).mark",
  ],
  ['typed arrays', '(Object.getPrototypeOf(Uint8Array) as any).mark = 1', '(Float64Array as any).mark'],
  [
    'classes',
    'class Price { static count = 0 }; Price.count += 1; (globalThis as any).Price = Price',
    '(globalThis as any).Price',
  ],
  [
    'the parts of a template',
    'const tag = (parts: any) => parts; (tag`x` as any).mark = 1',
    '((parts: any) => parts.mark)`x`',
  ],
  [
    'a name declared twice',
    'var mark = 1; function marked() { return mark }',
    "typeof (globalThis as any).mark !== 'undefined' || typeof (globalThis as any).marked !== 'undefined'",
  ],
  ['the refused names', "Object.defineProperty(globalThis, 'Intl', { value: 1 })", '(globalThis as any).Intl'],
  [
    'the undisposed',
    '(globalThis as any).DisposableStack.prototype.mark = 1',
    '(globalThis as any).DisposableStack?.prototype.mark',
  ],
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
