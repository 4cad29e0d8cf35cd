import { type ChildProcess, fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { setPriority } from 'node:os'
import { bareEnvironment } from '../bare-environment.ts'
import { sandboxLimits } from './limits.ts'
import type { AnswerMessage, DispatchMessage, FromChild, ToChild } from './messages.ts'
import { realmText } from './realm-text.ts'

/**
 * isolated-vm asks for the first flag. Without the second, V8's optimised loops outrun its limits of memory and time.
 * The rest takes files, processes and the environment from whatever might break out of V8.
 */
const childFlags = [
  '--no-node-snapshot',
  '--no-turbofan',
  '--permission',
  '--allow-addons',
  '--allow-worker',
  '--allow-fs-read=*',
  '--no-warnings',
]

/** Why no answer came: killed at the deadline by us, or dead by its own guard or V8. */
export type Death = 'timed_out' | 'out_of_memory' | 'crashed'

/** A dispatch that runs longer than this gives way to the rest of the machine. */
const demoteAfterMs = 400
const demotedPriority = 10
const usualPriority = 0

/** The parent's hand on one process that equations run in. */
export class SandboxChild {
  /** Resolves when it can work; rejects with the reason when it never could. */
  readonly ready: Promise<void>
  /** Hashes of the scripts it already has. */
  readonly known = new Set<string>()
  /** True while it is put behind everything else on the machine, because it ran too long. */
  demoted = false
  /** False from the moment it is told to end, or has ended by itself. */
  usable = true
  readonly #child: ChildProcess
  readonly #onDeath: () => void
  #waiting: ((answer: AnswerMessage | Death) => void) | undefined
  #dead = false
  #killedForTime = false
  #complaints = ''
  #cannotStart: (reason: Error) => void

  constructor(onDeath: () => void) {
    this.#onDeath = onDeath
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.ready = promise
    this.#cannotStart = reject
    promise.catch(() => {})
    this.#child = fork(new URL('./child.ts', import.meta.url), {
      execArgv: childFlags,
      env: bareEnvironment,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#complaints = (this.#complaints + text.toString()).slice(-2_000)
    })
    this.#child.on('message', (message: FromChild) => {
      if ('ready' in message) {
        resolve()
        holdLoop(this.#child, false)
      } else this.#settle(message)
    })
    this.#child.on('error', (error) => this.#died(String(error)))
    this.#child.on('exit', (code, signal) => this.#died(`ended with ${signal ?? `code ${code}`}. ${this.#complaints}`))
    this.#child.send({ realmText: realmText() } satisfies ToChild)
  }

  /** One at a time. Answers the outcomes, or how the child died. */
  async dispatch(message: DispatchMessage): Promise<AnswerMessage | Death> {
    if (!this.usable) return 'crashed'
    holdLoop(this.#child, true)
    const deadline = setTimeout(() => {
      this.#killedForTime = true
      this.kill()
    }, sandboxLimits.deadlineMs)
    const demotion = setTimeout(() => this.#demote(), demoteAfterMs)
    const answer = await new Promise<AnswerMessage | Death>((resolve) => {
      this.#waiting = resolve
      this.#child.send(message satisfies ToChild)
    })
    clearTimeout(deadline)
    clearTimeout(demotion)
    holdLoop(this.#child, false)
    return answer
  }

  kill(): void {
    this.usable = false
    this.#child.kill('SIGKILL')
  }

  #settle(answer: AnswerMessage | Death): void {
    this.#waiting?.(answer)
    this.#waiting = undefined
  }

  #died(how: string): void {
    if (this.#dead) return
    this.#dead = true
    this.usable = false
    this.#cannotStart(new Error(`The process that runs equations cannot start: it ${how}`.trim()))
    this.#settle(this.#killedForTime ? 'timed_out' : deathOf(this.#child))
    this.#onDeath()
  }

  /** Back among the others, where the system allows it: not every user may raise a priority again. */
  promote(): boolean {
    if (this.#setPriority(usualPriority)) this.demoted = false
    return !this.demoted
  }

  #demote(): void {
    if (this.#setPriority(demotedPriority)) this.demoted = true
  }

  #setPriority(priority: number): boolean {
    if (this.#child.pid === undefined) return false
    try {
      setPriority(this.#child.pid, priority)
      return true
    } catch {
      // It has just ended, or the system refuses.
      return false
    }
  }
}

/** A guard's SIGKILL and V8's abort both mean memory; anything else is a fault of the engine. */
function deathOf(child: ChildProcess): Death {
  const byMemory = ['SIGKILL', 'SIGABRT', 'SIGTRAP', 'SIGILL']
  const abortedOnWindows = child.exitCode === 134 || child.exitCode === 133
  return abortedOnWindows || byMemory.includes(child.signalCode ?? '') ? 'out_of_memory' : 'crashed'
}

/** Only a child that starts or works keeps the program running; an idle one lets it end. */
function holdLoop(child: ChildProcess, hold: boolean): void {
  const pipe = child.stderr as Socket | null
  for (const each of [child, child.channel, pipe]) {
    if (hold) each?.ref()
    else each?.unref()
  }
}
