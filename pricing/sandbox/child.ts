import { Worker } from 'node:worker_threads'
import { EquationIsolate } from './isolate.ts'
import { sandboxLimits } from './limits.ts'
import type { ChildOutcome, DispatchMessage, FromChild, ToChild } from './messages.ts'

/**
 * The process that equations run in. It is expected to die: by its own guard when memory grows, by the parent's hand
 * when time runs out, by V8's when it must. It holds nothing that anybody would miss.
 */
const running = new Int32Array(new SharedArrayBuffer(4))
new Worker(new URL('./memory-guard.ts', import.meta.url), { workerData: running.buffer })

const scripts = new Map<string, string>()
let isolate: EquationIsolate | undefined

process.on('disconnect', () => process.exit(0))
process.on('message', (message: ToChild) => {
  if ('realmText' in message) {
    isolate = new EquationIsolate(message.realmText)
    answer({ ready: true })
  } else if (isolate !== undefined) {
    Atomics.store(running, 0, 1)
    Atomics.notify(running, 0)
    const outcomes = workThrough(message, isolate)
    Atomics.store(running, 0, 0)
    answer({ outcomes, residentMb: process.memoryUsage.rss() / 1024 / 1024 })
  }
})

function workThrough(message: DispatchMessage, into: EquationIsolate): (ChildOutcome | string)[] {
  for (const [hash, script] of Object.entries(message.scripts)) scripts.set(hash, script)
  const { evaluations, shop, freshContexts: fresh } = message
  const until = performance.now() + sandboxLimits.dispatchWallMs
  const outcomes: (ChildOutcome | string)[] = []
  while (outcomes.length < evaluations.length && performance.now() <= until) {
    const from = outcomes.length
    const hash = evaluations[from]?.hash ?? ''
    const found = evaluations.findIndex((each, index) => index > from && each.hash !== hash)
    const together = evaluations.slice(from, found === -1 ? evaluations.length : found)
    const inputTexts = together.map((each) => each.inputText)
    outcomes.push(...into.run({ shop, hash, script: scripts.get(hash) ?? '', inputTexts, fresh, until }))
  }
  return outcomes
}

function answer(message: FromChild): void {
  process.send?.(message)
}
