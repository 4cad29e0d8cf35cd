/** One piece of work of a shop; `alone` work must not share a dispatch with other work. */
export interface LaneJob {
  shop: string
  alone: boolean
}

export interface LaneRules {
  /** Dispatches that may run at once, over all shops. */
  size: number
  /** Jobs that may go into one dispatch. */
  perDispatch: number
  /** How long a shop that met a limit counts as a suspect. */
  suspectMs: number
}

/**
 * Decides whose work goes next. Shops take turns; a shop that is not yet proven has one dispatch at a time; shops
 * that lately ran into limits share a single one among them. So a runaway equation delays only its like.
 */
export class Lanes<Job extends LaneJob> {
  readonly #rules: LaneRules
  /** In the order of turns: a shop goes to the end when it was served. */
  readonly #waiting = new Map<string, Job[]>()
  readonly #running = new Map<string, number>()
  readonly #proven = new Set<string>()
  readonly #suspectUntil = new Map<string, number>()

  constructor(rules: LaneRules) {
    this.#rules = rules
  }

  waitingOf(shop: string): number {
    return this.#waiting.get(shop)?.length ?? 0
  }

  add(job: Job): void {
    const lane = this.#waiting.get(job.shop)
    if (lane === undefined) this.#waiting.set(job.shop, [job])
    else lane.push(job)
  }

  /** The next dispatch: jobs of one shop, in their order; undefined while nobody (or no suspect) may go. */
  take(nowMs: number, suspectsOnly = false): Job[] | undefined {
    for (const [shop, lane] of this.#waiting) {
      if (suspectsOnly && !this.isSuspect(shop, nowMs)) continue
      if (!this.#mayRun(shop, nowMs)) continue
      const jobs = this.#nextOf(lane)
      this.#waiting.delete(shop)
      if (lane.length > 0) this.#waiting.set(shop, lane)
      this.#running.set(shop, (this.#running.get(shop) ?? 0) + 1)
      return jobs
    }
    return undefined
  }

  /** A dispatch of that shop has ended; `limitMet` when it ran into a limit of time or memory. */
  ended(shop: string, limitMet: boolean, nowMs: number): void {
    const left = (this.#running.get(shop) ?? 1) - 1
    if (left === 0) this.#running.delete(shop)
    else this.#running.set(shop, left)
    if (limitMet) {
      this.#proven.delete(shop)
      this.#suspectUntil.set(shop, nowMs + this.#rules.suspectMs)
    } else this.#proven.add(shop)
  }

  /** Everything that still waits, taken out. */
  clear(): Job[] {
    const jobs = [...this.#waiting.values()].flat()
    this.#waiting.clear()
    return jobs
  }

  isSuspect(shop: string, nowMs: number): boolean {
    const until = this.#suspectUntil.get(shop)
    if (until === undefined) return false
    if (until > nowMs) return true
    this.#suspectUntil.delete(shop)
    return false
  }

  #mayRun(shop: string, nowMs: number): boolean {
    const running = this.#running.get(shop) ?? 0
    if (!this.isSuspect(shop, nowMs)) return running < (this.#proven.has(shop) ? this.#rules.size : 1)
    for (const other of this.#running.keys()) if (this.isSuspect(other, nowMs)) return false
    return true
  }

  #nextOf(lane: Job[]): Job[] {
    if (lane[0]?.alone) return lane.splice(0, 1)
    const upTo = lane.findIndex((job) => job.alone)
    return lane.splice(0, Math.min(upTo === -1 ? lane.length : upTo, this.#rules.perDispatch))
  }
}
