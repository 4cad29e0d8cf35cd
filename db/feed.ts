import type { EventType } from '#domain/events.ts'
import type { Bus } from './bus.ts'
import type { Database } from './connect.ts'
import { askOnce } from './one-question.ts'
import type { Statement } from './pipeline.ts'

/** One event as the screens get it: the frame's text is built once, however many screens there are. */
export interface FeedEvent {
  seq: number
  type: EventType
  /** `{ "seq", "event": { "type", … } }` */
  frame: string
}

/** What a reader of the feed is given: the next events in order, or that it has to start again from a snapshot. */
export type FeedPage = readonly FeedEvent[] | 'resync'

export interface Feed {
  /** The number of the shop's last event. */
  lastSeq(shopId: string): Promise<number>
  /**
   * Yields pages of all events after `since`, in order, without a gap and once, first from the table and then as they
   * commit. A cursor from the future, or one that is too far behind to be worth following, gives 'resync' and ends it.
   * Ends when the signal aborts.
   */
  events(shopId: string, since: number, signal: AbortSignal): AsyncGenerator<FeedPage>
  close(): void
}

/** Repairs a bell that was not heard. */
const SAFETY_READ_MS = 250
const PAGE = 500
/** Events of a shop kept in memory for all its readers; who is further behind reads the table. */
const KEPT = 2_000

export interface FeedOptions {
  /** Further behind than this, a snapshot is cheaper than the way there. */
  behindMax?: number
}

/** The live stream of every shop: the table is the truth, the bell only wakes. */
export function openFeed(db: Database, bus: Bus, { behindMax = 20_000 }: FeedOptions = {}): Feed {
  const tails = new Map<string, ShopTail>()
  const unsubscribe = bus.subscribe((shopId) => tails.get(shopId)?.rung())
  const safety = setInterval(() => {
    for (const tail of tails.values()) tail.rung()
  }, SAFETY_READ_MS)
  safety.unref()
  const readers = new Map<string, number>()

  function join(shopId: string): ShopTail {
    const tail = tails.get(shopId) ?? new ShopTail(db, shopId)
    tails.set(shopId, tail)
    readers.set(shopId, (readers.get(shopId) ?? 0) + 1)
    return tail
  }

  function leave(shopId: string): void {
    const left = (readers.get(shopId) ?? 1) - 1
    if (left > 0) readers.set(shopId, left)
    else {
      readers.delete(shopId)
      tails.delete(shopId)
    }
  }

  async function* events(shopId: string, since: number, signal: AbortSignal): AsyncGenerator<FeedPage> {
    const tail = join(shopId)
    try {
      await tail.ready()
      if (since > tail.last) await tail.read()
      if (since > tail.last || tail.last - since > behindMax) {
        yield 'resync'
        return
      }
      let last = since
      while (!signal.aborted) {
        // Armed before reading, so that a commit in between is not missed.
        const woken = tail.wake(signal)
        const page = await tail.after(last)
        if (page.length === 0) await woken
        else {
          last = page.at(-1)?.seq ?? last
          yield page
        }
      }
    } finally {
      leave(shopId)
    }
  }

  return {
    lastSeq: (shopId) => readLastSeq(db, shopId),
    events,
    close: () => {
      clearInterval(safety)
      unsubscribe()
      for (const tail of tails.values()) tail.close()
    },
  }
}

/** The end of one shop's events, read once for all its readers. */
class ShopTail {
  last = 0
  private kept: FeedEvent[] = []
  private reading: Promise<void> | null = null
  private again = false
  private closed = false
  private opened: Promise<void> | null = null
  private bell = Promise.withResolvers<void>()
  private readonly db: Database
  private readonly shopId: string

  constructor(db: Database, shopId: string) {
    this.db = db
    this.shopId = shopId
  }

  /** Knows where the shop's events end. */
  ready(): Promise<void> {
    this.opened ??= readLastSeq(this.db, this.shopId).then(
      (last) => {
        this.last = last
      },
      (error: unknown) => {
        this.opened = null
        throw error
      },
    )
    return this.opened
  }

  /** The bell: reads what is new; rings that come meanwhile make one more reading. */
  rung(): void {
    if (this.opened === null || this.closed) return
    // A reading that fails is made good by the next safety read.
    void this.read().catch(() => undefined)
  }

  read(): Promise<void> {
    if (this.reading !== null) {
      this.again = true
      return this.reading
    }
    this.reading = this.readAll().finally(() => {
      this.reading = null
      // A ring between the last look and here.
      if (this.again) this.rung()
    })
    return this.reading
  }

  /** Settles at the next events, or when the reader goes away. It never rejects. */
  wake(signal: AbortSignal): Promise<void> {
    const { promise } = this.bell
    if (signal.aborted || this.closed) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done)
        resolve()
      }
      signal.addEventListener('abort', done, { once: true })
      void promise.then(done)
    })
  }

  /** The next page after a number: from memory where it reaches back that far, else from the table. */
  async after(last: number): Promise<readonly FeedEvent[]> {
    if (last >= this.last) return []
    const first = this.kept[0]?.seq ?? this.last + 1
    if (last + 1 >= first) return this.kept.slice(last + 1 - first, last + 1 - first + PAGE)
    return readAfter(this.db, this.shopId, last)
  }

  close(): void {
    this.closed = true
    this.bell.resolve()
  }

  private async readAll(): Promise<void> {
    await this.ready()
    do {
      this.again = false
      const page = await readAfter(this.db, this.shopId, this.last)
      const last = page.at(-1)
      if (last === undefined) continue
      this.kept.push(...page)
      if (this.kept.length > 2 * KEPT) this.kept = this.kept.slice(-KEPT)
      this.last = last.seq
      if (page.length === PAGE) this.again = true
      const { resolve } = this.bell
      this.bell = Promise.withResolvers<void>()
      resolve()
    } while (this.again)
  }
}

const selectAfter: Statement = {
  name: 'feed_after',
  text: `select seq, type, body from events where shop_id = $1::uuid and seq > $2::bigint order by seq limit $3::integer`,
}
const selectLast: Statement = {
  name: 'feed_last',
  text: 'select last_seq from event_counters where shop_id = $1::uuid',
}

async function readAfter(db: Database, shopId: string, since: number): Promise<FeedEvent[]> {
  const rows = await askOnce(db, shopId, selectAfter, [shopId, String(since), String(PAGE)])
  return rows.map(([seq, type, body]) => ({
    seq: Number(seq),
    type: type as EventType,
    frame: frameOf(Number(seq), type ?? '', body ?? '{}'),
  }))
}

async function readLastSeq(db: Database, shopId: string): Promise<number> {
  const rows = await askOnce(db, shopId, selectLast, [shopId])
  return Number(rows[0]?.[0] ?? 0)
}

/** The stored body goes into the frame as the text it is: nothing is parsed on the way to the screens. */
function frameOf(seq: number, type: string, body: string): string {
  const rest = body === '{}' ? '}' : `,${body.slice(1)}`
  return `{"seq":${seq},"event":{"type":"${type}"${rest}}`
}
