import { randomBytes } from 'node:crypto'
import pg from 'pg'

/**
 * The bell between a commit and the screens. It says only that a shop has new events; what they are stands in the table.
 * A bell that is not heard costs a screen at most the feed's safety interval.
 */
export interface Bus {
  /** Rings for a shop after a commit. Never throws, never waits. */
  publish(shopId: string): void
  /** Calls back for every shop that rang here or in another process; answers the way to stop. */
  subscribe(listener: (shopId: string) => void): () => void
  close(): Promise<void>
}

/** The bell of a single process. */
export function localBus(): Bus {
  const listeners = new Set<(shopId: string) => void>()
  return {
    publish: (shopId) => {
      for (const listener of listeners) listener(shopId)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => listeners.clear(),
  }
}

export interface PostgresBusOptions {
  /** A direct connection: LISTEN does not pass a pooler in transaction mode. */
  databaseUrl: string
  applicationName?: string
}

const CHANNEL = 'routecard_bell'
/** A notification carries less than 8,000 bytes. */
const SHOPS_PER_NOTE = 180
const RECONNECT_PAUSE_MS = 500

/**
 * The bell of many processes on one database: local listeners at once, the others by NOTIFY on a connection of its own.
 * Never inside the transaction that moved the pieces: that would take a lock of the whole cluster through its flush
 * (a third of the throughput was measured). Rings that come while one is under way go out together.
 */
export function postgresBus(options: PostgresBusOptions): Bus {
  return new PostgresBus(options)
}

class PostgresBus implements Bus {
  private readonly local = localBus()
  /** Marks our own notes, which need no second ring. */
  private readonly origin = randomBytes(6).toString('hex')
  private readonly pending = new Set<string>()
  private client: pg.Client | null = null
  private sending = false
  private closed = false
  private reconnecting: NodeJS.Timeout | null = null
  private readonly options: PostgresBusOptions

  constructor(options: PostgresBusOptions) {
    this.options = options
    void this.connect()
  }

  // Handed on as a function by who wires the process.
  readonly publish = (shopId: string): void => {
    this.local.publish(shopId)
    this.pending.add(shopId)
    void this.send()
  }

  subscribe(listener: (shopId: string) => void): () => void {
    return this.local.subscribe(listener)
  }

  async close(): Promise<void> {
    this.closed = true
    if (this.reconnecting !== null) clearTimeout(this.reconnecting)
    await this.local.close()
    const client = this.client
    this.client = null
    await client?.end().catch(() => undefined)
  }

  private async connect(): Promise<void> {
    this.reconnecting = null
    const client = new pg.Client({
      connectionString: this.options.databaseUrl,
      application_name: this.options.applicationName ?? 'routecard bell',
      connectionTimeoutMillis: 5_000,
      // A bell may be lost in a crash, so nobody waits for the disk.
      options: '-c role=routecard_app -c synchronous_commit=off',
      keepAlive: true,
    })
    client.on('error', () => this.lost(client))
    client.on('end', () => this.lost(client))
    client.on('notification', (note) => this.heard(note.payload ?? ''))
    this.client = client
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      void this.send()
    } catch {
      this.lost(client)
    }
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return
    this.client = null
    client.end().catch(() => undefined)
    if (!this.closed) this.reconnecting = setTimeout(() => void this.connect(), RECONNECT_PAUSE_MS)
  }

  private heard(payload: string): void {
    const [origin, shops = ''] = payload.split(':')
    if (origin === this.origin) return
    for (const shopId of shops.split(',')) this.local.publish(shopId)
  }

  private async send(): Promise<void> {
    if (this.sending) return
    this.sending = true
    try {
      while (this.pending.size > 0 && this.client !== null) {
        const shops = [...this.pending].slice(0, SHOPS_PER_NOTE)
        for (const shopId of shops) this.pending.delete(shopId)
        await this.client.query('select pg_notify($1, $2)', [CHANNEL, `${this.origin}:${shops.join(',')}`])
      }
    } catch {
      // The other processes hear of it from their safety reads; the connection is on its way back.
    } finally {
      this.sending = false
    }
  }
}
