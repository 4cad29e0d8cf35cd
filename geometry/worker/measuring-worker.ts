import { type ChildProcess, fork } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AnalysisStep } from '../analysis-steps.ts'
import { WORKER_MEMORY_BYTES_KEPT, WORKER_MEMORY_BYTES_MAX } from '../limits.ts'
import type { Failure, FromWorker, Task, TaskAnswers } from './messages.ts'
import { cpuMsOf, memoryOf } from './process-memory.ts'

/** The answer to a task, or why there is none. */
export type Outcome<Answer> = { readonly ok: true; readonly answer: Answer } | Failure

const WATCH_EVERY_MS = 200
/** Measuring has time: scans, screens and prices go first. */
const PRIORITY = 10

/** The process may read its own program and nothing else on the disk, and start or call nothing. */
const MAY_READ = ['geometry/', 'domain/', 'node_modules/', 'package.json'].map((path) => {
  const place = realpathSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))
  return `--allow-fs-read=${path.endsWith('/') ? join(place, '*') : place}`
})

/** One measuring process: does one task at a time, within a deadline and a limit of memory. */
export class MeasuringWorker {
  readonly #child: ChildProcess
  #alive = true

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./worker-process.ts', import.meta.url)), {
      serialization: 'advanced',
      // Nothing of the program's settings or secrets is handed to the process that reads strangers' files.
      env: {},
      execArgv: ['--permission', ...MAY_READ, '--max-old-space-size=2048', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    stepBack(this.#child)
    this.#child.on('exit', () => {
      this.#alive = false
    })
    this.#child.on('error', () => {
      this.#alive = false
    })
    this.#rest()
  }

  get alive(): boolean {
    return this.#alive
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /**
   * Runs a task; after `limitMs` of computing the process is killed and the answer says so. A machine that is busy with
   * other things is not the file's fault, so the clock on the wall may go `patience` times as far.
   */
  run(
    task: Task,
    limitMs: number,
    onStep: (step: AnalysisStep) => void,
    patience = 1,
  ): Promise<Outcome<TaskAnswers[keyof TaskAnswers]>> {
    this.#child.ref()
    this.#child.channel?.ref()
    return new Promise((resolve) => {
      const started = performance.now()
      const pid = this.#child.pid ?? 0
      const cpuBefore = cpuMsOf(pid)
      const isLate = (): boolean => {
        const wallMs = performance.now() - started
        const cpuMs = cpuMsOf(pid)
        const usedMs = cpuBefore === null || cpuMs === null ? wallMs : cpuMs - cpuBefore
        return usedMs > limitMs || wallMs > limitMs * patience
      }
      const watch = setInterval(() => {
        if (isLate()) this.#kill({ ok: false, problem: tooLong(limitMs), cause: 'time' })
        else if (memoryOf(pid) > WORKER_MEMORY_BYTES_MAX) {
          this.#kill({ ok: false, problem: TOO_MUCH_MEMORY, cause: 'memory' })
        }
      }, WATCH_EVERY_MS)
      const finish = (outcome: Outcome<TaskAnswers[keyof TaskAnswers]>): void => {
        clearInterval(watch)
        this.#child.off('message', onMessage)
        this.#child.off('exit', onExit)
        this.#rest()
        resolve(outcome)
      }
      const onExit = (): void => finish(this.#reason ?? { ok: false, problem: DIED, cause: 'stopped' })
      const onMessage = (message: FromWorker): void => {
        if (message.kind === 'step') onStep(message.step)
        else if (message.kind === 'done') finish({ ok: true, answer: message.answer })
        else if (message.kind === 'problem') {
          if (message.spent) this.end()
          finish({ ok: false, problem: message.problem, cause: message.cause })
        }
      }
      this.#child.on('message', onMessage)
      this.#child.on('exit', onExit)
      if (this.#alive) this.#child.send(task)
      else onExit()
    })
  }

  /** Whether the process has grown so much that a fresh one is better. */
  get worn(): boolean {
    return memoryOf(this.#child.pid ?? 0) > WORKER_MEMORY_BYTES_KEPT
  }

  /** Ends the process at once. */
  end(): void {
    this.#alive = false
    this.#child.kill('SIGKILL')
  }

  #reason: Failure | null = null

  #kill(reason: Failure): void {
    this.#reason = reason
    this.end()
  }

  /** An idle process does not keep the program running. */
  #rest(): void {
    this.#child.unref()
    this.#child.channel?.unref()
  }
}

const tooLong = (limitMs: number): string =>
  `Measuring took longer than ${Math.round(limitMs / 1000)} seconds and was stopped; export the part with fewer faces or triangles.`
const TOO_MUCH_MEMORY =
  'Measuring needed more memory than it may use and was stopped; export the part with fewer triangles.'
const DIED = 'Measuring stopped unexpectedly on this file; other files are not affected.'

function stepBack({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, PRIORITY)
  } catch {
    // It has just ended, or the system refuses: then it measures beside the others.
  }
}
