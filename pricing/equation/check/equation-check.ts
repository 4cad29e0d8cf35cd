import { type ChildProcess, fork } from 'node:child_process'
import { bareEnvironment } from '../../bare-environment.ts'
import type { ContractScope } from '../contract.ts'
import type { CompilerAnswer, CompilerTask } from './compiler-process.ts'
import { cpuTimeMs } from './cpu-time.ts'
import type { EquationDiagnostic } from './diagnostic.ts'

/** Time is that of the compiler's own computing, so that a busy machine makes no equation wrong. */
export const checkLimits = { checkMs: 5_000, startMs: 20_000, waitMaxMs: 120_000, memoryMb: 512 } as const

const stoppedRemark: EquationDiagnostic = {
  line: 1,
  column: 1,
  severity: 'error',
  message: `Checking this equation took more than ${checkLimits.checkMs / 1000} seconds or ${checkLimits.memoryMb} MB and was stopped. It is nested too deep or its types are too intricate: write it more simply.`,
}

type Answer = { value: unknown } | 'stopped'

/** Checks equations in a process of their own, one after the other, each for a limited time. */
export class EquationCheck {
  #compiler: ChildProcess | undefined
  #tail: Promise<unknown> = Promise.resolve()

  /** Diagnostics in the order of the text; empty when all is well. Rejects only if the compiler itself fails. */
  async check(source: string, scope: ContractScope): Promise<EquationDiagnostic[]> {
    const answer = await this.#inTurn({ task: 'check', source, scope })
    return answer === 'stopped' ? [stoppedRemark] : (answer.value as EquationDiagnostic[])
  }

  /** `keepEnded` of `keep-ended.ts`, there because it needs the compiler too. */
  async keepEnded(body: string, guard: string): Promise<string> {
    const answer = await this.#inTurn({ task: 'keep-ended', body, guard })
    if (answer === 'stopped') throw new Error(stoppedRemark.message)
    return answer.value as string
  }

  /** Loads the compiler now, so that the first check does not wait for it (0.7 s). */
  async warm(): Promise<void> {
    await this.check('done(1)', { level: 'process' })
  }

  close(): void {
    this.#compiler?.kill('SIGKILL')
    this.#compiler = undefined
  }

  #inTurn(task: CompilerTask): Promise<Answer> {
    const mine = this.#tail.then(() => this.#ask(task))
    this.#tail = mine.catch(() => {})
    return mine
  }

  async #ask(task: CompilerTask): Promise<Answer> {
    const starting = this.#compiler === undefined
    const child = this.#compiler ?? startCompiler()
    this.#compiler = child
    if (starting) child.once('exit', () => this.#forget(child))
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const endTimer = afterComputing(child, checkLimits.checkMs + (starting ? checkLimits.startMs : 0), () => {
      resolve('stopped')
      this.#dismiss(child)
    })
    const heard = (answer: CompilerAnswer): void => {
      if ('value' in answer) resolve(answer)
      else if (answer.tooDeep) resolve('stopped')
      else reject(new Error(`the equation check failed: ${answer.error}`))
      // What the compiler holds after a failure is not to be trusted.
      if ('error' in answer) this.#dismiss(child)
    }
    const ended = (code: number | null, signal: string | null): void => {
      if (isOutOfMemory(code, signal)) resolve('stopped')
      else reject(new Error(`the process of the equation check ended with ${signal ?? `code ${code}`}`))
    }
    child.on('message', heard).on('exit', ended)
    hold(child, true)
    child.send(task)
    return promise.finally(() => {
      endTimer()
      child.off('message', heard).off('exit', ended)
      hold(child, false)
    })
  }

  #dismiss(child: ChildProcess): void {
    this.#forget(child)
    child.kill('SIGKILL')
  }

  #forget(child: ChildProcess): void {
    if (this.#compiler === child) this.#compiler = undefined
  }
}

/** Calls back when a process has computed for so long, or was waited for beyond all measure. Answers how to call it off. */
function afterComputing(child: ChildProcess, allowedMs: number, tell: () => void): () => void {
  const before = cpuTimeMs(child.pid)
  const began = performance.now()
  const look = (): void => {
    const now = cpuTimeMs(child.pid)
    const waited = performance.now() - began
    const used = before === null || now === null ? waited : now - before
    if (used >= allowedMs || waited >= checkLimits.waitMaxMs) tell()
    else timer = setTimeout(look, Math.max(50, allowedMs - used))
  }
  let timer = setTimeout(look, allowedMs)
  return () => clearTimeout(timer)
}

function startCompiler(): ChildProcess {
  const child = fork(new URL('./compiler-process.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${checkLimits.memoryMb}`, '--permission', '--allow-fs-read=*', '--no-warnings'],
    env: bareEnvironment,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Sending to a process that has just ended; its 'exit' tells whoever waits.
  child.on('error', () => {})
  return child
}

/** V8 aborts when its heap is full; on Windows that is exit code 134. */
function isOutOfMemory(code: number | null, signal: string | null): boolean {
  return ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL'].includes(signal ?? '') || code === 134 || code === 133
}

/** Only a check that somebody waits for keeps the program running. */
function hold(child: ChildProcess, held: boolean): void {
  if (held) child.ref()
  else child.unref()
  if (held) child.channel?.ref()
  else child.channel?.unref()
}
