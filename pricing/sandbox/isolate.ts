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

/** In the order of the inputs; fewer than inputs when the time was over. */
export type TaskOutcomes = (string | ChildOutcome)[]

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
export class EquationIsolate {
  readonly #realmText: string
  #isolate: ivm.Isolate
  #openRealm: ivm.Script
  #realms = new Map<string, Realm>()
  #scripts = new Map<string, ivm.Script>()
  #runs = 0

  constructor(realmText: string) {
    this.#realmText = realmText
    this.#isolate = newIsolate()
    this.#openRealm = this.#isolate.compileScriptSync(realmText)
  }

  run(task: IsolateTask): TaskOutcomes {
    this.#runs += task.inputTexts.length
    if (this.#runs > runsPerIsolate || this.#isolate.isDisposed) this.#renew()
    return task.fresh ? this.#oneByOne(task, task.inputTexts, this.#inFreshRealm) : this.#inKeptRealm(task)
  }

  /**
   * An equation that throws is run again in a realm of its own, where built-ins can be changed: only there is the
   * error its own and not that of a frozen built-in. Both follow from the input alone, so prices replay.
   */
  #inKeptRealm(task: IsolateTask): TaskOutcomes {
    const outcomes = this.#attempt(() => this.#keptRealm(task.shop), task)
    return outcomes.map((outcome, index) => {
      const threw = typeof outcome === 'string' && outcome.startsWith('{"kind":"threw"')
      if (!threw) return outcome
      return this.#inFreshRealm({ ...task, inputTexts: task.inputTexts.slice(index, index + 1) })[0] ?? outcome
    })
  }

  #inFreshRealm = (task: IsolateTask): TaskOutcomes => {
    let realm: Realm | undefined
    const outcomes = this.#attempt(() => {
      realm = this.#enterRealm(false)
      return realm
    }, task)
    if (realm !== undefined && !this.#isolate.isDisposed) leaveRealm(realm)
    return outcomes
  }

  #inKeptRealmAlone = (task: IsolateTask): TaskOutcomes => this.#attempt(() => this.#keptRealm(task.shop), task)

  #attempt(realmFor: () => Realm, task: IsolateTask): TaskOutcomes {
    let entered: Realm | undefined
    const cpuBefore = process.cpuUsage()
    try {
      const realm = realmFor()
      const equation = this.#equationIn(realm, task)
      entered = realm
      const text = realm.runMany.applySync(undefined, [equation.derefInto(), `[${task.inputTexts.join(',')}]`], {
        timeout: sandboxLimits.evaluationWallMs,
      })
      return String(text).split('\n')
    } catch (error) {
      const starved = isTimeOut(error) && isStarved(process.cpuUsage(cpuBefore))
      const outcomes = this.#afterFailure(error, entered, task)
      // On a machine that had no time for it the equation is not to blame: it gets another chance.
      const again = starved && task.inputTexts.length === 1 && performance.now() < task.until
      return again ? this.#attempt(realmFor, task) : outcomes
    }
  }

  /**
   * Not every failure is the equation's end: a promise that nobody catches fails the call after all was finished, and
   * `done` may have ended the evaluation that ran out of time.
   */
  #afterFailure(error: unknown, realm: Realm | undefined, task: IsolateTask): TaskOutcomes {
    const outOfMemory = this.#isolate.isDisposed
    const timedOut = isTimeOut(error)
    const known = realm === undefined || outOfMemory ? { stopped: '', finished: [] } : progressOf(realm)
    const left = task.inputTexts.slice(known.finished.length)
    if (left.length > 0 || timedOut) this.#renew()
    if (left.length === 0) return known.finished
    if (task.inputTexts.length === 1) return [known.stopped || outcomeOf(error, timedOut, outOfMemory)]
    // The one that was running may have had less than its own time, so each that is left runs by itself.
    return [...known.finished, ...this.#oneByOne(task, left, this.#inKeptRealmAlone)]
  }

  #oneByOne(task: IsolateTask, inputTexts: string[], run: (task: IsolateTask) => TaskOutcomes): TaskOutcomes {
    const outcomes: TaskOutcomes = []
    for (const inputText of inputTexts) {
      if (outcomes.length > 0 && performance.now() > task.until) break
      outcomes.push(...run({ ...task, inputTexts: [inputText] }))
    }
    return outcomes
  }

  #keptRealm(shop: string): Realm {
    const realm = this.#realms.get(shop) ?? this.#enterRealm(true)
    this.#realms.delete(shop)
    this.#realms.set(shop, realm)
    for (const [oldest, old] of this.#realms) {
      if (this.#realms.size <= realmsKept) break
      this.#realms.delete(oldest)
      leaveRealm(old)
    }
    return realm
  }

  #enterRealm(reusable: boolean): Realm {
    const context = this.#isolate.createContextSync()
    const open = this.#openRealm.runSync(context, { reference: true })
    const realm: ivm.Reference = open.applySync(undefined, [reusable], { result: { reference: true } })
    const runMany = realm.getSync('runMany', { reference: true })
    const progress = realm.getSync('progress', { reference: true })
    open.release()
    realm.release()
    return { context, runMany, progress, equations: new Map() }
  }

  #equationIn(realm: Realm, { hash, script: text }: IsolateTask): Equation {
    const kept = realm.equations.get(hash)
    if (kept !== undefined) return kept
    const script = this.#scripts.get(hash) ?? this.#isolate.compileScriptSync(text, { filename: 'equation.ts' })
    if (this.#scripts.size >= equationsKept) this.#scripts.clear()
    this.#scripts.set(hash, script)
    if (realm.equations.size >= equationsKept) forgetEquations(realm)
    const equation = script.runSync(realm.context, { reference: true, timeout: sandboxLimits.evaluationWallMs })
    realm.equations.set(hash, equation)
    return equation
  }

  #renew(): void {
    if (!this.#isolate.isDisposed) this.#isolate.dispose()
    this.#isolate = newIsolate()
    this.#openRealm = this.#isolate.compileScriptSync(this.#realmText)
    this.#realms = new Map()
    this.#scripts = new Map()
    this.#runs = 0
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
  // A rejected promise that the first call still had to report fails the first question only.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const text = realm.progress.applySync(undefined, [], { timeout: 100 })
      const [stopped = '', ...finished] = String(text).split('\n')
      return { stopped, finished }
    } catch {
      // Asked once more.
    }
  }
  return { stopped: '', finished: [] }
}

/**
 * Less than half of the time that passed was this process's. An equation cannot sleep, so others had the rest.
 * (The isolate's own `cpuTime` was seen to count waiting for the processor as well.)
 */
function isStarved({ user, system }: NodeJS.CpuUsage): boolean {
  return (user + system) / 1_000 < sandboxLimits.evaluationWallMs / 2
}

function isTimeOut(error: unknown): boolean {
  return error instanceof Error && error.message === 'Script execution timed out.'
}

function outcomeOf(error: unknown, timedOut: boolean, outOfMemory: boolean): ChildOutcome {
  if (timedOut) return { kind: 'timed_out' }
  if (outOfMemory) return { kind: 'out_of_memory' }
  return { kind: 'threw', message: error instanceof Error ? error.message.slice(0, 500) : 'nothing was said' }
}
