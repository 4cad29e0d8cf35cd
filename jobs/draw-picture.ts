import { fork } from 'node:child_process'
import { join } from 'node:path'

export type Drawn =
  | { ok: true; png: Buffer }
  /** `tryAgain`: the process died or was stopped, which says nothing about the file. */
  | { ok: false; problem: string; tryAgain: boolean }

const program = join(import.meta.dirname, 'draw-picture-child.ts')
const deadlineMs = 120_000
const heapMegabytes = 3_072

/** Reads a part file and draws it in a process of its own, which may die of a bad file without taking anybody along. */
export function drawPicture(path: string, signal: AbortSignal, limitMs: number = deadlineMs): Promise<Drawn> {
  return new Promise((resolve) => {
    const child = fork(program, [path], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      // Nothing of this process's environment is a part file's business.
      env: { PATH: process.env.PATH ?? '' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let told: Drawn | null = null
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limitMs)
    const stop = () => child.kill('SIGKILL')
    signal.addEventListener('abort', stop, { once: true })
    child.on('message', (message) => {
      told = answerOf(message)
    })
    child.on('error', () => undefined)
    child.on('close', () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve(told ?? { ok: false, problem: late ? tooSlow : tooHeavy, tryAgain: !late })
    })
  })
}

const tooSlow = 'The file took too long to look at. Send a coarser mesh.'
const tooHeavy = 'The file needs more memory than there is to look at it. Send a coarser mesh.'

function answerOf(message: unknown): Drawn | null {
  if (message === null || typeof message !== 'object') return null
  if ('png' in message && message.png instanceof Uint8Array) return { ok: true, png: Buffer.from(message.png) }
  if ('problem' in message && typeof message.problem === 'string') {
    return { ok: false, problem: message.problem, tryAgain: false }
  }
  return null
}
