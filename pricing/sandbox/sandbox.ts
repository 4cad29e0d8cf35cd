import { availableParallelism } from 'node:os'
import type { CompiledEquation } from '../equation/compile.ts'
import type { EquationInput, EquationLevel } from '../equation/inputs.ts'
import { type Death, SandboxChild } from './child-process.ts'
import { Lanes } from './lanes.ts'
import { sandboxLimits } from './limits.ts'
import type { AnswerMessage, ChildOutcome, DispatchMessage } from './messages.ts'
import { type FailureKind, failed, type Outcome, readOutcome } from './outcome.ts'

export interface Evaluation {
  equation: CompiledEquation
  input: EquationInput
}

export interface SandboxOptions {
  /** Processes that one shop may keep busy; one more always stands by. */
  processes?: number
  /** A context for every evaluation, in place of the shop's frozen one: what the frozen one is measured against. */
  freshContexts?: boolean
}

interface Job {
  shop: string
  alone: boolean
  hash: string
  script: string
  level: EquationLevel
  inputText: string
  /** Limits met by each equation, by hash, in the call this job belongs to. */
  strikes: Map<string, FailureKind[]>
  resolve(outcome: Outcome): void
  reject(error: Error): void
}

interface Seat {
  child: SandboxChild
  busy: boolean
  ready: boolean
}

const suspectMs = 30_000
/** A child that has seen so many equations is replaced, so that their scripts do not pile up in it. */
const scriptsPerChild = 2_000
const startsTried = 3

/** Runs equations where they can do no harm. Every evaluation gets an outcome; none can fail another's. */
export class Sandbox {
  readonly #size: number
  readonly #freshContexts: boolean
  readonly #lanes: Lanes<Job>
  readonly #seats = new Set<Seat>()
  #failedStarts = 0
  #closed = false

  constructor(options: SandboxOptions = {}) {
    this.#size = options.processes ?? Math.min(4, Math.max(2, availableParallelism()))
    this.#freshContexts = options.freshContexts ?? false
    this.#lanes = new Lanes({ size: this.#size, perDispatch: sandboxLimits.evaluationsPerDispatch, suspectMs })
    this.#fillSeats()
  }

  /**
   * Outcomes in the order of the evaluations. Rejects only when no equation can be run at all (the process does not
   * start, or the sandbox was closed).
   */
  run(shop: string, evaluations: readonly Evaluation[]): Promise<Outcome[]> {
    if (this.#closed) return Promise.reject(new Error('the sandbox is closed'))
    if (this.#lanes.waitingOf(shop) + evaluations.length > sandboxLimits.waitingPerShop) {
      return Promise.resolve(evaluations.map(() => failed('sandbox_busy')))
    }
    const strikes = new Map<string, FailureKind[]>()
    const outcomes = evaluations.map(
      ({ equation: { hash, level, script }, input }) =>
        new Promise<Outcome>((resolve, reject) => {
          const inputText = JSON.stringify({ level, ...input })
          this.#lanes.add({ shop, alone: false, hash, script, level, inputText, strikes, resolve, reject })
        }),
    )
    if (this.#failedStarts >= startsTried) this.#failedStarts = 0
    this.#fillSeats()
    this.#pump()
    return Promise.all(outcomes)
  }

  close(): void {
    this.#closed = true
    for (const seat of this.#seats) seat.child.kill()
    for (const job of this.#lanes.clear()) job.reject(new Error('the sandbox was closed'))
  }

  #pump(): void {
    const now = performance.now()
    for (const seat of this.#seats) {
      if (seat.busy || !seat.ready || !seat.child.usable) continue
      const jobs = this.#lanes.take(now, seat.child.demoted)
      if (jobs === undefined) continue
      seat.busy = true
      void this.#serve(seat, jobs)
    }
  }

  async #serve(seat: Seat, jobs: Job[]): Promise<void> {
    const shop = jobs[0]?.shop ?? ''
    const tried = jobs.filter((job) => !struckOut(job))
    const answer = tried.length === 0 ? undefined : await seat.child.dispatch(this.#message(seat.child, shop, tried))
    const limitMet = answer === undefined || this.#settle(tried, answer)
    this.#lanes.ended(shop, limitMet, performance.now())
    seat.busy = false
    if (isSpent(seat.child, answer) || (seat.child.demoted && !this.#keepDemoted(seat, shop))) seat.child.kill()
    this.#pump()
  }

  #message(child: SandboxChild, shop: string, jobs: Job[]): DispatchMessage {
    const scripts: Record<string, string> = {}
    for (const job of jobs) {
      if (child.known.has(job.hash)) continue
      child.known.add(job.hash)
      scripts[job.hash] = job.script
    }
    const evaluations = jobs.map(({ hash, inputText }) => ({ hash, inputText }))
    return { shop, scripts, evaluations, freshContexts: this.#freshContexts }
  }

  /** Hands the outcomes out; what had no time or died in company goes back to its lane. Tells whether a limit was met. */
  #settle(jobs: Job[], answer: AnswerMessage | Death): boolean {
    if (typeof answer === 'string') {
      const [only] = jobs
      if (jobs.length === 1 && only && !this.#closed) finish(only, failed(answer))
      else for (const job of jobs) this.#putBack({ ...job, alone: true })
      return true
    }
    let limitMet = false
    for (const [index, job] of jobs.entries()) {
      const told = answer.outcomes[index]
      const outcome = told === undefined ? undefined : outcomeOf(told, job.level)
      limitMet ||= outcome !== undefined && isLimit(outcome.kind)
      if (outcome === undefined) this.#putBack(job)
      else finish(job, outcome)
    }
    return limitMet
  }

  #putBack(job: Job): void {
    if (this.#closed) job.reject(new Error('the sandbox was closed'))
    else if (!struckOut(job)) this.#lanes.add(job)
  }

  /**
   * One slow process is kept for the suspects, out of everybody's way; it goes when there are none any more. One that
   * was only slow this once goes back among the others.
   */
  #keepDemoted(seat: Seat, shop: string): boolean {
    if (!this.#lanes.isSuspect(shop, performance.now())) return seat.child.promote()
    const others = [...this.#seats].some((other) => other !== seat && other.child.demoted)
    if (others) return false
    setTimeout(() => {
      if (!seat.busy && !this.#lanes.isSuspect(shop, performance.now())) seat.child.kill()
    }, suspectMs + 1_000).unref()
    this.#fillSeats()
    return true
  }

  #fillSeats(): void {
    let regular = [...this.#seats].filter((seat) => !seat.child.demoted).length
    for (; regular < this.#size + 1 && !this.#closed; regular += 1) {
      const seat: Seat = { busy: false, ready: false, child: new SandboxChild(() => this.#vacate(seat)) }
      this.#seats.add(seat)
      seat.child.ready.then(
        () => {
          seat.ready = true
          this.#failedStarts = 0
          this.#pump()
        },
        (reason: Error) => this.#startFailed(reason),
      )
    }
  }

  #vacate(seat: Seat): void {
    this.#seats.delete(seat)
    if (!this.#closed && this.#failedStarts < startsTried) this.#fillSeats()
  }

  #startFailed(reason: Error): void {
    this.#failedStarts += 1
    if (this.#closed || this.#failedStarts < startsTried) return
    for (const job of this.#lanes.clear()) job.reject(reason)
  }
}

function isSpent(child: SandboxChild, answer: AnswerMessage | Death | undefined): boolean {
  const residentMb = typeof answer === 'object' ? answer.residentMb : 0
  return child.known.size > scriptsPerChild || residentMb > sandboxLimits.childKeptMb
}

function finish(job: Job, outcome: Outcome): void {
  if (isLimit(outcome.kind)) job.strikes.set(job.hash, [...(job.strikes.get(job.hash) ?? []), outcome.kind])
  job.resolve(outcome)
}

function struckOut(job: Job): boolean {
  const strikes = job.strikes.get(job.hash) ?? []
  const last = strikes.at(-1)
  if (last === undefined || strikes.length < sandboxLimits.strikesPerEquation) return false
  job.resolve(failed(last, { notTried: true }))
  return true
}

function isLimit(kind: Outcome['kind']): kind is Death {
  return kind === 'timed_out' || kind === 'out_of_memory' || kind === 'crashed'
}

function outcomeOf(told: ChildOutcome | string, level: EquationLevel): Outcome {
  if (typeof told !== 'string') return readOutcome(told, level)
  try {
    return readOutcome(JSON.parse(told), level)
  } catch {
    return failed('crashed')
  }
}
