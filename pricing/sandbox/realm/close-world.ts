import {
  apply,
  BuiltInError,
  defineProperty,
  freeze,
  getOwnPropertyDescriptors,
  getPrototypeOf,
  ownKeys,
  world,
} from './built-ins.ts'

/** No clock, no randomness, no code from text, nothing that waits, is shared or lives in the outside. */
export function closeTheWorld(): void {
  const noClock = refusal('An equation cannot read the clock or use dates: the same part must cost the same tomorrow.')
  for (const name of ['now', 'parse', 'UTC']) put(noClock, name, noClock)
  put(world, 'Date', noClock)
  put(Math, 'random', refusal('An equation cannot use random numbers: the same part must always cost the same.'))

  const noCode = refusal('An equation cannot make code from text.')
  for (const kind of [() => {}, async () => {}, function* () {}, async function* () {}]) {
    put(getPrototypeOf(kind) as object, 'constructor', noCode)
  }
  defineProperty(noCode, 'prototype', { value: getPrototypeOf(noCode) })
  put(world, 'Function', noCode)
  put(world, 'eval', noCode)

  const gone = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry', 'console']
  for (const name of [...gone, 'Temporal', 'ShadowRealm']) delete world[name]
  forgetMatches()
}

/**
 * Freezes the global object and everything that can be reached from it or from syntax, so that no evaluation can
 * leave anything behind for the next in the same realm. Takes 2 ms, once per realm.
 */
export function freezeTheWorld(): void {
  const found = new Set<object>()
  const queue: object[] = []
  const visit = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || found.has(value)) return
    found.add(value)
    queue.push(value)
  }
  visit(world)
  for (const sample of samplesOfSyntax()) visit(getPrototypeOf(sample))
  for (let object = queue.pop(); object !== undefined; object = queue.pop()) {
    visit(getPrototypeOf(object))
    const descriptors = getOwnPropertyDescriptors(object) as Record<PropertyKey, PropertyDescriptor>
    for (const key of ownKeys(descriptors)) {
      visit(descriptors[key]?.value)
      visit(descriptors[key]?.get)
      visit(descriptors[key]?.set)
    }
    freeze(object)
  }
}

/** One object of every hidden kind: their prototypes are shared by all equations though no global name leads there. */
function samplesOfSyntax(): object[] {
  const text = ''
  return [
    () => {},
    async () => {},
    function* () {},
    async function* () {},
    (function* () {})(),
    (async function* () {})(),
    [].values(),
    text[Symbol.iterator](),
    new Map().values(),
    new Set().values(),
    /a/[Symbol.matchAll](text),
    [].values().map((value) => value),
    Iterator.from({ next: () => ({ done: true, value: undefined }) }),
  ]
}

/** The legacy statics of RegExp (`$1`, `lastMatch`, …) remember the last match of whoever ran before. */
function forgetMatches(): void {
  for (const key of ownKeys(RegExp)) {
    const kept =
      typeof key === 'symbol' || key === 'prototype' || key === 'length' || key === 'name' || key === 'escape'
    if (!kept) delete (RegExp as unknown as Record<string, unknown>)[key]
  }
}

function refusal(sentence: string): () => never {
  return function refused(): never {
    throw new BuiltInError(sentence)
  }
}

function put(owner: object, name: string, value: unknown): void {
  apply(defineProperty, undefined, [owner, name, { value, writable: true, enumerable: false, configurable: true }])
}
