import ivm from 'isolated-vm'
import { sandboxLimits } from './limits.ts'
import type { ChildOutcome } from './messages.ts'

/** One equation over inputs (JSON texts) of one shop. */
export interface IsolateTask {
  shop: string
  hash: string
  script: string
  inputTexts: string[]
  /** A context of its own for every input, instead of the shop's frozen one. */
  fresh: boolean
  /** On the clock of `performance.now()`: nothing new is begun after it. */
  until: number
}

/** Answers outcomes in the order of the inputs; fewer than inputs when the time was over. */
export type RunTask = (task: IsolateTask) => (string | ChildOutcome)[]

type Equation = ivm.Reference<object>
interface Realm {
  context: ivm.Context
  runMany: ivm.Reference
  progress: ivm.Reference
  equations: Map<string, Equation>
}

/** Realms are kept for the shops that asked last; a new one costs 3 ms. */
const realmsKept = 4
const equationsKept = 200
/** Isolates are changed now and then so that nothing can pile up in one for days. */
const runsPerIsolate = 20_000

/**
 * The V8 isolate that equations run in, with the realms inside it. Only this file knows isolated-vm, and only the
 * child process loads it: an isolate can take its process down.
 */
export function createIsolate(realmText: string): RunTask {
  let isolate = newIsolate()
  let openRealm = isolate.compileScriptSync(realmText)
  let realms = new Map<string, Realm>()
  let scripts = new Map<string, ivm.Script>()
  let runs = 0

  return function run(task) {
    runs += task.inputTexts.length
    if (runs > runsPerIsolate || isolate.isDisposed) renew()
    return task.fresh ? one(task, task.inputTexts, inFreshRealm) : inKeptRealm(task)
  }

  /**
   * An equation that throws is run again in a realm of its own, where built-ins can be changed: only there is the
   * error its own and not that of a frozen built-in. Both follow from the input alone, so prices replay.
   */
  function inKeptRealm(task: IsolateTask) {
    const outcomes = attempt(() => keptRealm(task.shop), task)
    return outcomes.map((outcome, index) => {
      const threw = typeof outcome === 'string' && outcome.startsWith('{"kind":"threw"')
      return threw ? (one(task, task.inputTexts.slice(index, index + 1), inFreshRealm)[0] ?? outcome) : outcome
    })
  }

  function inFreshRealm(task: IsolateTask) {
    let realm: Realm | undefined
    const outcomes = attempt(() => {
      realm = enterRealm(false)
      return realm
    }, task)
    if (realm !== undefined && !isolate.isDisposed) leaveRealm(realm)
    return outcomes
  }

  function attempt(realmFor: () => Realm, task: IsolateTask): (string | ChildOutcome)[] {
    let realm: Realm | undefined
    try {
      realm = realmFor()
      const equation = equationIn(realm, task)
      const text = realm.runMany.applySync(undefined, [equation.derefInto(), `[${task.inputTexts.join(',')}]`], {
        timeout: sandboxLimits.evaluationWallMs,
      })
      return String(text).split('\n')
    } catch (error) {
      return afterFailure(error, realm, task)
    }
  }

  function afterFailure(error: unknown, realm: Realm | undefined, task: IsolateTask): (string | ChildOutcome)[] {
    const outOfMemory = isolate.isDisposed
    const timedOut = String(error).includes('Script execution timed out')
    const known = timedOut && !outOfMemory && realm ? progressOf(realm) : { stopped: '', finished: [] }
    renew()
    const left = task.inputTexts.slice(known.finished.length)
    if (left.length === 0) return known.finished
    if (task.inputTexts.length === 1) return [known.stopped || outcomeOf(error, timedOut, outOfMemory)]
    // The one that was running may have had less than its own time, so each that is left runs by itself.
    return [...known.finished, ...one(task, left, (single) => attempt(() => enterRealm(true), single))]
  }

  function one(task: IsolateTask, inputTexts: string[], run: RunTask): (string | ChildOutcome)[] {
    const outcomes: (string | ChildOutcome)[] = []
    for (const inputText of inputTexts) {
      if (outcomes.length > 0 && performance.now() > task.until) break
      outcomes.push(...run({ ...task, inputTexts: [inputText] }))
    }
    return outcomes
  }

  function keptRealm(shop: string): Realm {
    const realm = realms.get(shop) ?? enterRealm(true)
    realms.delete(shop)
    realms.set(shop, realm)
    for (const [oldest, old] of realms) {
      if (realms.size <= realmsKept) break
      realms.delete(oldest)
      leaveRealm(old)
    }
    return realm
  }

  function enterRealm(reusable: boolean): Realm {
    const context = isolate.createContextSync()
    const open = openRealm.runSync(context, { reference: true })
    const realm: ivm.Reference = open.applySync(undefined, [reusable], { result: { reference: true } })
    const runMany = realm.getSync('runMany', { reference: true })
    const progress = realm.getSync('progress', { reference: true })
    open.release()
    realm.release()
    return { context, runMany, progress, equations: new Map() }
  }

  function equationIn(realm: Realm, task: IsolateTask): Equation {
    const kept = realm.equations.get(task.hash)
    if (kept !== undefined) return kept
    const script = scripts.get(task.hash) ?? isolate.compileScriptSync(task.script, { filename: 'equation.ts' })
    if (scripts.size >= equationsKept) scripts.clear()
    scripts.set(task.hash, script)
    if (realm.equations.size >= equationsKept) forgetEquations(realm)
    const equation = script.runSync(realm.context, { reference: true, timeout: sandboxLimits.evaluationWallMs })
    realm.equations.set(task.hash, equation)
    return equation
  }

  function renew(): void {
    if (!isolate.isDisposed) isolate.dispose()
    isolate = newIsolate()
    openRealm = isolate.compileScriptSync(realmText)
    realms = new Map()
    scripts = new Map()
    runs = 0
  }
}

function newIsolate(): ivm.Isolate {
  return new ivm.Isolate({
    memoryLimit: sandboxLimits.isolateMemoryMb,
    onCatastrophicError: () => process.kill(process.pid, 'SIGKILL'),
  })
}

function forgetEquations(realm: Realm): void {
  for (const equation of realm.equations.values()) equation.release()
  realm.equations.clear()
}

function leaveRealm(realm: Realm): void {
  forgetEquations(realm)
  realm.runMany.release()
  realm.progress.release()
  realm.context.release()
}

function progressOf(realm: Realm): { stopped: string; finished: string[] } {
  try {
    const text = realm.progress.applySync(undefined, [], { timeout: 100 })
    const [stopped = '', ...finished] = String(text).split('\n')
    return { stopped, finished }
  } catch {
    return { stopped: '', finished: [] }
  }
}

function outcomeOf(error: unknown, timedOut: boolean, outOfMemory: boolean): ChildOutcome {
  if (timedOut) return { kind: 'timed_out' }
  if (outOfMemory) return { kind: 'out_of_memory' }
  return { kind: 'threw', message: String((error as { message?: unknown }).message ?? error).slice(0, 500) }
}
