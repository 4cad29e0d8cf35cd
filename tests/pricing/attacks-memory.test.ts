import { afterAll, expect, test } from 'vitest'
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { type Attack, withstand } from '#tests/support/attacks.ts'
import { compiled, lineInput } from '#tests/support/pricing.ts'

// Goal: whatever takes all memory ends by its name. Several of these outrun isolated-vm's own limits and take the
// child process down: that is what it is there for.

const sandbox = new Sandbox({ processes: 1 })
afterAll(() => sandbox.close())

const full = ['out_of_memory', 'timed_out', 'threw']

const attacks: Attack[] = [
  ['an array of arrays', 'const all = []; for (;;) all.push(new Array(1000).fill(1.5))', full],
  ['arrays that are thrown away', 'let last; for (;;) last = new Array(1000).fill(1.5)', full],
  ['a map', 'const all = new Map(); for (let i = 0; ; i++) all.set(i, i)', full],
  ['a set', 'const all = new Set(); for (let i = 0; ; i++) all.add(i)', full],
  [
    'a weak map',
    'const all = new WeakMap(); const keep = []; for (;;) { const key = {}; keep.push(key); all.set(key, key) }',
    full,
  ],
  ['a hundred million at once', 'done(new Array(1e8).fill(0).length)', full],
  ['a text that doubles', "let text = 'x'; for (;;) text += text", full],
  ['a text taken apart', "const all: string[][] = []; for (;;) all.push('1'.repeat(0x7fffff).split(''))", full],
  ['typed arrays', 'const all = []; for (;;) all.push(new Float64Array(1_000_000).fill(1))', full],
  ['one large buffer', 'done(new Uint8Array(new ArrayBuffer(2_000_000_000)).fill(7)[5])', full],
  ['objects in objects', 'let last: object = {}; for (;;) last = { last, more: { last } }', full],
  [
    'closures',
    'const all: (() => number)[] = []; for (let i = 0; ; i++) { const big = new Array(100).fill(i); all.push(() => big.length) }',
    full,
  ],
  ['a list that grows while it is mapped', 'const all = [1]; for (const each of all) all.push(each, each)', full],
  [
    'a regular expression with a million groups',
    "done(new RegExp('(a)'.repeat(1_000_000)).test('a') ? 1 : 2)",
    [...full, 2],
  ],
  [
    'text made of all of it',
    'const all = Array.from({ length: 5_000_000 }, (_, i) => i); done(JSON.stringify([all, all, all]).length)',
    full,
  ],
  ['promises that wait', 'const all: Promise<unknown>[] = []; for (;;) all.push(new Promise(() => {}))', full],
  ['errors with stacks', 'const all: Error[] = []; for (;;) all.push(new Error("x".repeat(1000)))', full],
]

test.each(attacks)('%s', async (...attack) => {
  await withstand(sandbox, attack)
})

test('lines that shared a process with the one that took it down are priced all the same', async () => {
  const deadly = await compiled('const all = new Map(); for (let i = 0; ; i++) all.set(i, i)')
  const fine = await compiled('done(requisition.quantity)')
  const outcomes = await sandbox.run('careless', [
    { equation: fine, input: lineInput },
    { equation: deadly, input: lineInput },
    { equation: fine, input: { ...lineInput, requisition: { quantity: 3, leadTime: null } } },
  ])
  expect(outcomes.map(({ kind }) => kind)).toEqual([
    'priced',
    expect.stringMatching(/^(out_of_memory|timed_out)$/),
    'priced',
  ])
  expect(outcomes[2]).toMatchObject({ price: 3 })
})
