import { availableParallelism } from 'node:os'
import type { CompiledEquation } from '../equation/compile.ts'
import type { EquationInput, EquationLevel } from '../equation/inputs.ts'
import { type Death, type SandboxChild, startChild } from './child-process.ts'
import { Lanes } from './lanes.ts'
import { sandboxLimits } from './limits.ts'
import type { AnswerMessage, ChildOutcome } from './messages.ts'
import { type FailureKind, failed, type Outcome, readOutcome } from './outcome.ts'

export interface Evaluation {
  equation: CompiledEquation
  input: EquationInput
}

/** Runs equations where they can do no harm. Every evaluation gets an outcome; none can fail another's. */
export interface Sandbox {
  /**
   * Outcomes in the order of the evaluations. Rejects only when no equation can be run at all (the process does not
   * start, or the sandbox was closed).
   */
  run(shop: string, evaluations: readonly Evaluation[]): Promise<Outcome[]>
  close(): void
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

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const size = options.processes ?? Math.min(4, Math.max(2, availableParallelism()))
  const freshContexts = options.freshContexts ?? false
  const lanes = new Lanes<Job>({ size, perDispatch: sandboxLimits.evaluationsPerDispatch, suspectMs })
  const seats = new Set<Seat>()
  let failedStarts = 0
  let closed = false
  fillSeats()
  return { run, close }

  function run(shop: string, evaluations: readonly Evaluation[]): Promise<Outcome[]> {
    if (closed) return Promise.reject(new Error('the sandbox is closed'))
    if (lanes.waitingOf(shop) + evaluations.length > sandboxLimits.waitingPerShop) {
      return Promise.resolve(evaluations.map(() => failed('sandbox_busy')))
    }
    const strikes = new Map<string, FailureKind[]>()
    const outcomes = evaluations.map(
      ({ equation: { hash, level, script }, input }) =>
        new Promise<Outcome>((resolve, reject) => {
          const inputText = JSON.stringify({ level, ...input })
          lanes.add({ shop, alone: false, hash, script, level, inputText, strikes, resolve, reject })
        }),
    )
    fillSeats()
    pump()
    return Promise.all(outcomes)
  }

  function close(): void {
    closed = true
    for (const seat of seats) seat.child.kill()
    for (const job of lanes.clear()) job.reject(new Error('the sandbox was closed'))
  }

  function pump(): void {
    const now = performance.now()
    for (const seat of seats) {
      if (seat.busy || !seat.ready || !seat.child.alive) continue
      const jobs = lanes.take(now, seat.child.demoted)
      if (jobs === undefined) continue
      seat.busy = true
      void serve(seat, jobs)
    }
  }

  async function serve(seat: Seat, jobs: Job[]): Promise<void> {
    const shop = jobs[0]?.shop ?? ''
    const tried = jobs.filter((job) => !struckOut(job))
    const answer = tried.length === 0 ? undefined : await seat.child.dispatch(messageFor(seat.child, shop, tried))
    const limitMet = answer === undefined || settle(tried, answer)
    lanes.ended(shop, limitMet, performance.now())
    seat.busy = false
    const spent = seat.child.known.size > scriptsPerChild || (seat.child.demoted && !keepDemoted(seat, shop))
    if (spent) seat.child.kill()
    pump()
  }

  function messageFor(child: SandboxChild, shop: string, jobs: Job[]) {
    const scripts: Record<string, string> = {}
    for (const job of jobs) {
      if (child.known.has(job.hash)) continue
      child.known.add(job.hash)
      scripts[job.hash] = job.script
    }
    const evaluations = jobs.map(({ hash, inputText }) => ({ hash, inputText }))
    return { shop, scripts, evaluations, freshContexts }
  }

  /** Hands the outcomes out; what had no time or died in company goes back to its lane. Tells whether a limit was met. */
  function settle(jobs: Job[], answer: AnswerMessage | Death): boolean {
    if (typeof answer === 'string') {
      const [only] = jobs
      if (jobs.length === 1 && only) finish(only, failed(answer))
      else for (const job of jobs) putBack({ ...job, alone: true })
      return true
    }
    let limitMet = false
    for (const [index, job] of jobs.entries()) {
      const told = answer.outcomes[index]
      const outcome = told === undefined ? undefined : outcomeOf(told, job.level)
      limitMet ||= outcome !== undefined && isLimit(outcome.kind)
      if (outcome === undefined) putBack(job)
      else finish(job, outcome)
    }
    return limitMet
  }

  function putBack(job: Job): void {
    if (closed) job.reject(new Error('the sandbox was closed'))
    else if (!struckOut(job)) lanes.add(job)
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

  /** One slow process is kept for the suspects, out of everybody's way; it goes when there are none any more. */
  function keepDemoted(seat: Seat, shop: string): boolean {
    const others = [...seats].some((other) => other !== seat && other.child.demoted)
    if (others || !lanes.isSuspect(shop, performance.now())) return false
    setTimeout(() => {
      if (!seat.busy && !lanes.isSuspect(shop, performance.now())) seat.child.kill()
    }, suspectMs + 1_000).unref()
    fillSeats()
    return true
  }

  function fillSeats(): void {
    let regular = [...seats].filter((seat) => !seat.child.demoted).length
    for (; regular < size + 1 && !closed; regular += 1) {
      const seat: Seat = { busy: false, ready: false, child: startChild(() => vacate(seat)) }
      seats.add(seat)
      seat.child.ready.then(
        () => {
          seat.ready = true
          failedStarts = 0
          pump()
        },
        (reason: Error) => startFailed(reason),
      )
    }
  }

  function vacate(seat: Seat): void {
    seats.delete(seat)
    if (!closed && failedStarts < startsTried) fillSeats()
  }

  function startFailed(reason: Error): void {
    failedStarts += 1
    if (closed || failedStarts < startsTried) return
    for (const job of lanes.clear()) job.reject(reason)
  }
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
