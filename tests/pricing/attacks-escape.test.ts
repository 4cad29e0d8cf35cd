import { afterAll, describe, test } from 'vitest'
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { type Attack, withstand } from '#tests/support/attacks.ts'

// Goal: no way from an equation to the program around it. Each attack ends with 666 if it reached something.
// The ideas are those of the published escapes from vm2 and node:vm; the code is ours.

const sandbox = new Sandbox({ processes: 1 })
afterAll(() => sandbox.close())

const noCode = 'threw'
const reached = (expression: string) => `let found: unknown
try { found = ${expression} } catch { found = undefined }
done(found ? 666 : 1)`

const attacks: Attack[] = [
  ['process through the constructor of this', reached("(this).constructor.constructor('return process')()"), 1],
  ['process through the constructor of done', reached("(done).constructor('return process')()"), 1],
  [
    'process through the constructor of a variable function',
    reached("(variable).constructor.constructor('return this')().process"),
    1,
  ],
  [
    'process through the constructor of an input',
    reached("(specification).constructor.constructor('return process')()"),
    1,
  ],
  [
    'process through the constructor of an array of the input',
    reached("(specification.postProcessing).constructor.constructor('return process')()"),
    1,
  ],
  ['process through the constructor of the log', reached("(console.log).constructor('return process')()"), 1],
  ['process on the global object', reached('(globalThis).process'), 1],
  ['require', reached("(globalThis).require || require('fs')"), 1],
  ['a module by import()', "import('node:fs').then(() => {})\ndone(1)", ['not_compiled', 'threw', 1]],
  ['the meta of a module', 'done(import.meta ? 666 : 1)', 'not_compiled'],
  ['the isolate itself', reached('(globalThis).ivm || (globalThis)._ivm || (globalThis).$0'), 1],
  ['code by eval', "done(eval('666'))", noCode],
  ['code by indirect eval', "done((0, eval)('666'))", noCode],
  ['code by Function', "done(new Function('return 666')())", noCode],
  ['code by the constructor of a function', "done((() => 1).constructor('return 666')() as number)", noCode],
  ['code by the constructor of an async function', "(async () => 1).constructor('done(666)')()\ndone(1)", noCode],
  ['code by the constructor of a generator', "done((function* () {}).constructor('yield 666')().next().value)", noCode],
  [
    'code by the constructor of an async generator',
    "(async function* () {}).constructor('done(666)')().next()\ndone(1)",
    noCode,
  ],
  ['code by Reflect.construct', "done(Reflect.construct(Function, ['return 666'])())", noCode],
  [
    'code by the prototype of an async function',
    "done(Object.getPrototypeOf(Object.getPrototypeOf(async () => 1)).constructor('return 666')())",
    noCode,
  ],
  ['code by a subclass of Function', "class Code extends Function {}\ndone(new (Code)('return 666')())", noCode],
  ['code by bind', "done(Function.bind.call(Function, null, 'return 666')()())", noCode],
  ['the callers of a function', reached('(function inner() { return (inner).caller })()'), 1],
  ['the arguments of the caller', reached('(function inner() { return (inner).arguments })()'), 1],
  ['the callee', reached('(function () { return (arguments).callee })()'), 1],
  ['the arguments around the equation', 'done(arguments.length === 0 ? 1 : 666)', 1],
  [
    'a call site',
    reached(`(() => {
    (Error).prepareStackTrace = (_: unknown, sites: any[]) => sites
    const sites = new Error().stack as unknown[]
    return typeof sites === 'string' ? undefined : sites.find((site) => site.getThis?.() || site.getFunction?.())
  })()`),
    1,
  ],
  [
    'a call site by captureStackTrace',
    reached(`(() => {
    const target: any = {};
    Object.defineProperty(Error, 'prepareStackTrace', { value: (_: unknown, sites: any[]) => sites[0]?.getThis?.()?.process })
    ;(Error).captureStackTrace(target)
    return typeof target.stack === 'string' ? undefined : target.stack
  })()`),
    1,
  ],
  [
    'the ending that done throws',
    `let caught: any
try { new Promise(() => done(1)) } catch (error) { caught = error }
Promise.resolve().then(() => caught?.constructor.constructor('return process')())
done(666)`,
    1,
  ],
  [
    'a proxy as the options of done',
    "done(new Proxy({}, { get: (_, key) => key === 'price' ? 2 : (globalThis).process }))",
    2,
  ],
  [
    'a proxy that throws as the options of done',
    'done(new Proxy({}, { get() { throw new Proxy({}, { get() { throw 1 } }) } }))',
    'threw',
  ],
  ['a thenable as a price', 'done({ price: 3, then: (f: any) => f(666) })', 3],
  ['valueOf in place of a number', 'done({ valueOf: () => 666, price: { valueOf: () => 666 } })', [null]],
  [
    'the species of an array',
    `class Leak extends Array { static get [Symbol.species]() { return function () { return (globalThis).process } } }
let found: unknown
try { found = new Leak(1, 2).map((n) => n) } catch { found = undefined }
done(found && (found).pid ? 666 : 1)`,
    1,
  ],
  [
    'the species of a promise',
    reached(
      '(class extends Promise<any> { static get [Symbol.species]() { return function (run: any) { run(() => {}, () => {}); return (globalThis).process } } }).resolve(1).then((x) => x)?.pid',
    ),
    1,
  ],
  [
    'a host error by deep recursion',
    `let found: unknown
const dive = (): void => { try { dive() } catch (error) { found = (error).constructor.constructor } }
dive()
let code: unknown
try { code = (found)('return process')() } catch { code = undefined }
done(code ? 666 : 1)`,
    1,
  ],
  [
    'a host error by an impossible regular expression',
    reached(
      "(() => { try { new RegExp('(') } catch (error) { return (error).constructor.constructor('return process')() } })()",
    ),
    1,
  ],
  [
    'a host error by an impossible number format',
    reached(
      "(() => { try { (1).toFixed(500) } catch (error) { return (error).constructor.constructor('return process')() } })()",
    ),
    1,
  ],
  [
    'a host error by JSON',
    reached(
      "(() => { try { JSON.parse('{') } catch (error) { return (error).constructor.constructor('return process')() } })()",
    ),
    1,
  ],
  [
    'the async stack of an error',
    reached('(async () => { await null; throw new Error() })().catch((error) => error.stack) && (globalThis).process'),
    1,
  ],
  [
    'prototype pollution by a reviver',
    reached(`JSON.parse('{"__proto__":{"process":1}}', (_, value) => value).process && ({}).process`),
    1,
  ],
  [
    'prototype pollution by assignment',
    reached('Object.assign({}, JSON.parse(\'{"__proto__":{"dirty":1}}\')) && ({}).dirty'),
    1,
  ],
  [
    'getters on the prototype of what it is given',
    reached("(() => { (specification).__proto__.__defineGetter__('leak', () => 1); return ({}).leak })()"),
    1,
  ],
  [
    'a symbol of the host',
    reached("Object.getOwnPropertySymbols(globalThis).some((each) => String(each).includes('node'))"),
    1,
  ],
  ['WebAssembly', reached('(globalThis).WebAssembly'), 1],
  ['shared memory', reached('(globalThis).SharedArrayBuffer || (globalThis).Atomics'), 1],
  ['weak references and finalizers', reached('(globalThis).WeakRef || (globalThis).FinalizationRegistry'), 1],
  [
    'timers and the network',
    reached(
      "['setTimeout', 'setImmediate', 'fetch', 'XMLHttpRequest', 'WebSocket', 'queueMicrotask', 'performance', 'structuredClone'].some((name) => (globalThis)[name])",
    ),
    1,
  ],
  ['the clock through dates', 'done(Date.now())', 'threw'],
  ['the clock through a new date', 'done(new Date().getTime())', 'threw'],
  [
    'the clock through a saved constructor',
    'done(Number((Object.getOwnPropertyDescriptor(globalThis, "Date")!.value)()))',
    'threw',
  ],
  ['the clock through Intl', reached('(globalThis).Intl && new (globalThis).Intl.DateTimeFormat().format()'), 1],
  ['chance', 'done(Math.random())', 'threw'],
  ['chance through its own copy', 'const { random } = Math\ndone(random())', 'threw'],
  ['the console of the engine', reached('(globalThis).console'), 1],
]

describe('what an equation cannot reach', () => {
  test('the attacks would tell if there were a way: what is really there is found', async () => {
    await withstand(sandbox, ['nothing', reached('(globalThis).Math'), 666])
  })

  test.each(attacks)('%s', async (...attack) => {
    await withstand(sandbox, attack)
  })
})

const breakouts: Attack[] = [
  ['closing the function it stands in', '})(); globalThis.leak = 666; (function(){ done(1)', 'not_compiled'],
  ['closing it twice', '})()}); globalThis.leak = 1; (function({done}){(function(){ done(666)', 'not_compiled'],
  ['closing it behind a comment of HTML', 'let a = 1, b = 2; { a <!--b; } \n} leak(); {\ndone(666)', 'not_compiled'],
  [
    'a comment of HTML that only V8 sees',
    'let a = 1, b = 2\na <!--b; {\n}\n})(); let leak = 666; (function(){',
    'not_compiled',
  ],
  ['a closing comment of HTML', '/*\n*/--> })(); let leak = 666; (function(){\ndone(1)', ['not_compiled', 1]],
  ['an open template', 'const text = `${', 'not_compiled'],
  ['an open comment', 'done(1) /* ', 'not_compiled'],
  ['a comment at its end', 'done(1) // })', 1],
  ['a line separator in a comment', 'done(1) //\u2028})(); leak', 'not_compiled'],
  ['sloppy mode', 'with ({ price: 666 }) { done(price) }', 'not_compiled'],
  ['a name for the engine', '$ended()\ndone(1)', 'threw'],
  ['a name for the engine, guessed further', 'try { $$ended(true) } catch {}\nconst $ended = 1; done($ended)', 1],
  ['super', 'super.done(666)', 'not_compiled'],
  ['a target of new', 'done(new.target === undefined ? 1 : 666)', 1],
  ['await at the top', 'await null; done(666)', 'not_compiled'],
  ['yield at the top', 'yield 666', 'not_compiled'],
  ['an import', "import fs from 'node:fs'\ndone(fs ? 666 : 1)", 'not_compiled'],
  ['an export', 'export const price = 666\ndone(price)', 'not_compiled'],
  ['a hashbang', '#!/usr/bin/env node\ndone(666)', 'not_compiled'],
  ['nothing at all', '', 'done_not_called'],
  ['the end of a text', 'done(1)\0', 'not_compiled'],
]

describe('what an equation cannot break out of', () => {
  test.each(breakouts)('%s', async (...attack) => {
    await withstand(sandbox, attack)
  })
})
