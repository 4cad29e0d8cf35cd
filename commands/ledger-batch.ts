import type { Pool } from 'pg'
import type { Database } from '#db/connect.ts'
import { RoutingCache } from '#db/stores/ledger/routing-cache.ts'
import { isTransient } from '#db/transient-error.ts'
import type { Verdict } from './ledger/decide-batch.ts'
import type { LedgerRequest, Told } from './ledger/request.ts'
import { isReady, runBatch } from './ledger/run-batch.ts'

/**
 * Gives a request to the ledger of its shop and waits until its transaction has committed. Everything that moves pieces
 * goes through here; nothing else writes balances or movements. Throws `Refused`.
 */
export function submit<A>(request: LedgerRequest<A>): Promise<Told<A>> {
  return batcherOf(request.ctx.db, request.ctx.actor.shopId).submit(request)
}

/** Batches in flight per shop and process. */
const LANES = 2
/** Idle lanes share what waits only above this many: one transaction for few is cheaper than two. */
const SHARE_ABOVE = 16
/** Requests in one transaction at most, so that no lock is held long. */
const BATCH_MAX = 256
/** How long a request is tried again while the database is away, counted in pauses. */
const RETRY_PAUSES_MS = [10, 25, 50, 100, 200, 400, 800, 1000, 1000, 1000, 1000]

interface Waiting {
  request: LedgerRequest<unknown>
  attempts: number
  resolve: (told: Told<unknown>) => void
  reject: (error: unknown) => void
}

const batchers = new WeakMap<Database, Map<string, ShopBatcher>>()

function batcherOf(db: Database, shopId: string): ShopBatcher {
  let ofDatabase = batchers.get(db)
  if (ofDatabase === undefined) {
    ofDatabase = new Map()
    batchers.set(db, ofDatabase)
  }
  let batcher = ofDatabase.get(shopId)
  if (batcher === undefined) {
    batcher = new ShopBatcher(db.ledgerPool)
    ofDatabase.set(shopId, batcher)
  }
  return batcher
}

class ShopBatcher {
  private waiting: Waiting[] = []
  /** Work orders of batches in flight: their next commands wait, which keeps them in the order of arrival. */
  private readonly busy = new Set<string>()
  private idleLanes = LANES
  private scheduled = false
  private readonly routings = new RoutingCache()
  private readonly pool: Pool

  constructor(pool: Pool) {
    this.pool = pool
  }

  submit<A>(request: LedgerRequest<A>): Promise<Told<A>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({
        request: request as LedgerRequest<unknown>,
        attempts: 0,
        resolve: resolve as Waiting['resolve'],
        reject,
      })
      this.schedule()
    })
  }

  /** A batch starts in the same turn of the event loop: an idle shop's scan waits for nothing. */
  private schedule(): void {
    if (this.scheduled || this.idleLanes === 0 || this.waiting.length === 0) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      this.startBatches()
    })
  }

  private startBatches(): void {
    while (this.idleLanes > 0) {
      const batch = this.nextBatch(this.share())
      if (batch.length === 0) return
      this.idleLanes -= 1
      const held = batch.flatMap(({ request }) => request.workOrderIds)
      for (const id of held) this.busy.add(id)
      void this.carryOut(batch).finally(() => {
        for (const id of held) this.busy.delete(id)
        this.idleLanes += 1
        this.schedule()
      })
    }
  }

  private share(): number {
    const { length } = this.waiting
    const share = length > SHARE_ABOVE ? Math.ceil(length / this.idleLanes) : length
    return Math.min(share, BATCH_MAX)
  }

  /** Takes the first requests in order of arrival whose work orders are free, and leaves the others where they stand. */
  private nextBatch(size: number): Waiting[] {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    const blocked = new Set<string>()
    const taken = new Set<string>()
    for (const each of this.waiting) {
      const { workOrderIds, needs } = each.request
      const alone = (needs.past?.length ?? 0) > 0
      const free = workOrderIds.every((id) => !this.busy.has(id) && !blocked.has(id) && !(alone && taken.has(id)))
      if (!free || batch.length >= size) {
        left.push(each)
        for (const id of workOrderIds) blocked.add(id)
        continue
      }
      batch.push(each)
      for (const id of workOrderIds) (alone ? blocked : taken).add(id)
    }
    this.waiting = left
    return batch
  }

  /** A batch that fails for one of its requests is no batch: each is carried out alone, so that one harms nobody else. */
  private async carryOut(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.attempt(batch)
    } catch (error) {
      if (batch.length > 1 && !isTransient(error)) {
        for (const each of batch) await this.carryOut([each])
      } else await this.retry(batch, error)
    }
  }

  private async attempt(batch: readonly Waiting[]): Promise<void> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    let done: { verdicts: Verdict[]; rang: boolean }
    try {
      done = await runBatch(
        client,
        this.routings,
        batch.map(({ request }) => request),
      )
    } catch (error) {
      // A connection whose statements are not all prepared would fail every batch after this one.
      if (isTransient(error) || !isReady(client)) broken = error as Error
      throw error
    } finally {
      client.release(broken)
    }
    for (const [index, verdict] of done.verdicts.entries()) {
      const { resolve, reject } = batch[index] as Waiting
      if ('told' in verdict) resolve(verdict.told)
      else reject(verdict.refused)
    }
    const [first] = batch
    // What happened is told first; a bell that fails is a bug of the bell, not of the batch.
    if (done.rang && first !== undefined) queueMicrotask(() => first.request.ctx.ring(first.request.ctx.actor.shopId))
  }

  /** The same ids again: what had committed before the connection broke is answered by its receipt. */
  private async retry(batch: readonly Waiting[], error: unknown): Promise<void> {
    const pause = RETRY_PAUSES_MS[batch[0]?.attempts ?? 0]
    if (!isTransient(error) || pause === undefined) {
      for (const each of batch) each.reject(error)
      return
    }
    for (const each of batch) each.attempts += 1
    await new Promise((resolve) => setTimeout(resolve, pause))
    await this.carryOut(batch)
  }
}
