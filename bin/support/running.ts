import { setTimeout as delay } from 'node:timers/promises'

/** Something that was started and has to be ended, last started first ended. */
export type Part = { name: string; stop(): Promise<void> }

const STOP_TIMEOUT_MS = 20_000

/** Leaves a start-up that was told to stop. */
export class Interrupted extends Error {}

/**
 * Collects the parts of a running program and ends them all, in reverse, at Ctrl-C, at a polite kill, at a hang-up of
 * the terminal and after an error nobody caught. A second Ctrl-C ends at once.
 */
export class Running {
  readonly #parts: Part[] = []
  readonly #say: (sentence: string) => void
  #stopping: Promise<void> | null = null
  #starting = true
  #interrupted = false

  constructor(say: (sentence: string) => void) {
    this.#say = say
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.#onSignal(signal))
    process.on('uncaughtException', (error) => this.#onFault(error))
    process.on('unhandledRejection', (error) => this.#onFault(error))
  }

  add(name: string, part: { stop(): Promise<void> }): void {
    this.#parts.push({ name, stop: () => part.stop() })
    this.goOn()
  }

  /** Throws Interrupted when it was told to stop meanwhile: what is only half started is ended by who started it. */
  goOn(): void {
    if (this.#interrupted) throw new Interrupted()
  }

  /** Everything is up: from here a signal ends it at once. */
  started(): void {
    this.goOn()
    this.#starting = false
  }

  /** Ends everything; safe to call more than once. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll()
    return this.#stopping
  }

  async #stopAll(): Promise<void> {
    for (const part of this.#parts.reverse()) {
      const late = delay(STOP_TIMEOUT_MS, 'late', { ref: false })
      const ended = part.stop().then(
        () => 'ended',
        (error: unknown) =>
          this.#say(`${part.name} did not end well: ${error instanceof Error ? error.message : error}`),
      )
      if ((await Promise.race([ended, late])) === 'late') this.#say(`${part.name} does not end; going on without it.`)
    }
  }

  #onSignal(signal: NodeJS.Signals): void {
    if (this.#interrupted) {
      if (signal === 'SIGINT') process.exit(130)
      return
    }
    this.#interrupted = true
    this.#say('Stopping …')
    if (this.#starting) return
    void this.stop().then(() => process.exit(0))
  }

  #onFault(error: unknown): void {
    console.error(error)
    void this.stop().then(() => process.exit(1))
  }
}
