import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Feed } from '#db/feed.ts'
import type { Caller, SessionBook } from '../guards/session-book.ts'
import type { LiveSocket } from './live-socket.ts'

/** Why a socket was closed, for the program at the other end. */
export const closeCodes = { stopping: 1001, signedOut: 4001, tooSlow: 4008 } as const

interface Limits {
  /** A line that is silent this long gets a heartbeat, and its session is looked at again. */
  heartbeatMs: number
  /** Bytes that may wait for a reader before it is waited for. */
  waitingBytesMax: number
  /** How long a reader is waited for before it is cut off. */
  patienceMs: number
}

const usual: Limits = { heartbeatMs: 15_000, waitingBytesMax: 1024 * 1024, patienceMs: 5_000 }

/** From here on the screens of a shop get their frames in small bundles of time. */
const manyScreens = 100
const bundleMs = 30

interface Line {
  socket: LiveSocket
  caller: Caller
  abort: AbortController
  lastSeq: number
  quietSince: number
  alive: boolean
}

/** All live sockets of this process. Each follows the feed by its own cursor; the text of a frame is made once for all. */
export class LiveSockets {
  readonly #lines = new Set<Line>()
  readonly #perShop = new Map<string, number>()
  readonly #feed: Feed
  readonly #sessions: SessionBook
  readonly #log: Logger
  readonly #limits: Limits
  readonly #heartbeat: NodeJS.Timeout
  readonly #stopListening: () => void
  #stopped = false

  constructor(parts: { feed: Feed; sessions: SessionBook; log: Logger; limits?: Partial<Limits> }) {
    this.#feed = parts.feed
    this.#sessions = parts.sessions
    this.#log = parts.log
    this.#limits = { ...usual, ...parts.limits }
    this.#heartbeat = setInterval(() => void this.#beat(), this.#limits.heartbeatMs)
    this.#heartbeat.unref()
    this.#stopListening = parts.sessions.onEnd((ended) => void this.#sessionEnded(ended))
  }

  /** Follows the shop's events on this socket until one of both goes away. `since` left out: from now on. */
  async follow(socket: LiveSocket, caller: Caller, since: number | undefined): Promise<void> {
    const line: Line = { socket, caller, abort: new AbortController(), lastSeq: 0, quietSince: Date.now(), alive: true }
    this.#join(line)
    // A screen that comes back while the process ends is sent on at once.
    if (this.#stopped) this.#end(line, closeCodes.stopping, 'the server stops; come back')
    socket.on('close', () => line.abort.abort())
    socket.on('error', () => line.abort.abort())
    socket.on('pong', () => {
      line.alive = true
    })
    try {
      line.lastSeq = since ?? (await this.#feed.lastSeq(caller.shop.id))
      await this.#run(line)
    } catch (error) {
      this.#log.error({ err: error, shop: caller.shop.id }, 'A live line broke')
      socket.close(1011, 'the stream broke; come back with the last seq')
    } finally {
      line.abort.abort()
      this.#leave(line)
    }
  }

  /** Tells every socket that this process stops; they come back to another one. */
  stop(): void {
    this.#stopped = true
    clearInterval(this.#heartbeat)
    this.#stopListening()
    for (const line of this.#lines) this.#end(line, closeCodes.stopping, 'the server stops; come back')
  }

  get size(): number {
    return this.#lines.size
  }

  async #run(line: Line): Promise<void> {
    const shopId = line.caller.shop.id
    const { signal } = line.abort
    while (!signal.aborted) {
      for await (const page of this.#feed.events(shopId, line.lastSeq, signal)) {
        if (page === 'resync') {
          line.lastSeq = await this.#feed.lastSeq(shopId)
          this.#send(line, `{"seq":${line.lastSeq},"event":{"type":"resync"}}`)
          break
        }
        for (const event of page) this.#send(line, event.frame)
        line.lastSeq = page.at(-1)?.seq ?? line.lastSeq
        if (!(await this.#keepsUp(line))) return
        if ((this.#perShop.get(shopId) ?? 0) > manyScreens) await pause(bundleMs)
      }
    }
  }

  #send(line: Line, text: string): void {
    if (line.socket.readyState !== line.socket.OPEN) return
    line.quietSince = Date.now()
    line.socket.send(text)
  }

  /** Waits a while for a reader that lags; then cuts it off, by name. It comes back with its last number. */
  async #keepsUp(line: Line): Promise<boolean> {
    const { waitingBytesMax, patienceMs } = this.#limits
    const until = Date.now() + patienceMs
    while (line.socket.bufferedAmount > waitingBytesMax && line.socket.readyState === line.socket.OPEN) {
      if (Date.now() > until) {
        const { name } = line.caller.actor
        this.#log.warn(
          { shop: line.caller.shop.id, name, lastSeq: line.lastSeq },
          `${name} reads the live line too slowly`,
        )
        this.#end(line, closeCodes.tooSlow, 'too slow; come back with the last seq')
        return false
      }
      await pause(20)
    }
    return true
  }

  async #beat(): Promise<void> {
    const now = Date.now()
    for (const line of this.#lines) {
      if (!line.alive) {
        line.socket.terminate()
        continue
      }
      line.alive = false
      line.socket.ping()
      if (now - line.quietSince >= this.#limits.heartbeatMs) {
        this.#send(line, `{"seq":${line.lastSeq},"event":{"type":"heartbeat"}}`)
      }
    }
    await this.#confirm([...this.#lines])
  }

  async #sessionEnded(ended: { tokenHash: Buffer } | 'somebody'): Promise<void> {
    if (ended === 'somebody') return this.#confirm([...this.#lines])
    for (const line of this.#lines) {
      if (line.caller.tokenHash.equals(ended.tokenHash)) this.#end(line, closeCodes.signedOut, 'signed out')
    }
  }

  /** Closes the lines whose sessions are over. A database that does not answer just now ends nobody's line. */
  async #confirm(lines: readonly Line[]): Promise<void> {
    for (const line of lines) {
      const open = await this.#sessions.isOpen(line.caller).catch(() => true)
      if (!open) this.#end(line, closeCodes.signedOut, 'signed out')
    }
  }

  #end(line: Line, code: number, reason: string): void {
    line.socket.close(code, reason)
    line.abort.abort()
    // A reader that does not even take the closing is let go without it.
    setTimeout(() => line.socket.terminate(), 2_000).unref()
  }

  #join(line: Line): void {
    this.#lines.add(line)
    const shopId = line.caller.shop.id
    this.#perShop.set(shopId, (this.#perShop.get(shopId) ?? 0) + 1)
  }

  #leave(line: Line): void {
    this.#lines.delete(line)
    const shopId = line.caller.shop.id
    const left = (this.#perShop.get(shopId) ?? 1) - 1
    if (left > 0) this.#perShop.set(shopId, left)
    else this.#perShop.delete(shopId)
  }
}
