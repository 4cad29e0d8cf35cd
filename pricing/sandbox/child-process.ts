import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
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

export interface SandboxChild {
  /** Resolves when it can work; rejects with the reason when it never could. */
  readonly ready: Promise<void>
  readonly alive: boolean
  /** Hashes of the scripts it already has. */
  readonly known: Set<string>
  /** True once it ran so long that it was put behind everything else on the machine. */
  readonly demoted: boolean
  /** One at a time. Answers the outcomes, or how the child died. */
  dispatch(message: DispatchMessage): Promise<AnswerMessage | Death>
  kill(): void
}

/** A dispatch that runs longer than this gives way to the rest of the machine. */
const demoteAfterMs = 100
const demotedPriority = 10

export function startChild(onDeath: () => void): SandboxChild {
  const child = fork(new URL('./child.ts', import.meta.url), {
    execArgv: childFlags,
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'json',
  })
  const state = { alive: true, demoted: false, killedForTime: false, complaints: '' }
  let waiting: ((answer: AnswerMessage | Death) => void) | undefined
  const { promise: ready, resolve: isReady, reject: cannotStart } = Promise.withResolvers<void>()
  ready.catch(() => {})

  child.stderr?.on('data', (text: Buffer) => {
    state.complaints = (state.complaints + text.toString()).slice(-2_000)
  })
  child.on('message', (message: FromChild) => {
    if ('ready' in message) isReady()
    else settle(message)
  })
  child.on('error', (error) => died(String(error)))
  child.on('exit', (code, signal) => died(`ended with ${signal ?? `code ${code}`}. ${state.complaints}`))
  child.send({ realmText: realmText() } satisfies ToChild)
  holdLoop(child, false)

  return {
    ready,
    known: new Set(),
    get alive() {
      return state.alive
    },
    get demoted() {
      return state.demoted
    },
    kill: () => child.kill('SIGKILL'),
    dispatch(message) {
      if (!state.alive) return Promise.resolve('crashed')
      holdLoop(child, true)
      const deadline = setTimeout(() => {
        state.killedForTime = true
        child.kill('SIGKILL')
      }, sandboxLimits.deadlineMs)
      const demotion = setTimeout(demote, demoteAfterMs)
      return new Promise<AnswerMessage | Death>((resolve) => {
        waiting = resolve
        child.send(message satisfies ToChild)
      }).finally(() => {
        clearTimeout(deadline)
        clearTimeout(demotion)
        holdLoop(child, false)
      })
    },
  }

  function settle(answer: AnswerMessage | Death): void {
    waiting?.(answer)
    waiting = undefined
  }

  function died(how: string): void {
    if (!state.alive) return
    state.alive = false
    cannotStart(new Error(`The process that runs equations cannot start: it ${how}`.trim()))
    settle(state.killedForTime ? 'timed_out' : deathOf(child))
    onDeath()
  }

  function demote(): void {
    if (child.pid === undefined) return
    try {
      setPriority(child.pid, demotedPriority)
      state.demoted = true
    } catch {
      // It has just ended; there is nothing left to demote.
    }
  }
}

/** A guard's SIGKILL and V8's abort both mean memory; anything else is a fault of the engine. */
function deathOf(child: ChildProcess): Death {
  const byMemory = ['SIGKILL', 'SIGABRT', 'SIGTRAP', 'SIGILL']
  const abortedOnWindows = child.exitCode === 134 || child.exitCode === 133
  return abortedOnWindows || byMemory.includes(child.signalCode ?? '') ? 'out_of_memory' : 'crashed'
}

/** Only a child that works keeps the program running; an idle one lets it end. */
function holdLoop(child: ChildProcess, hold: boolean): void {
  if (hold) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
