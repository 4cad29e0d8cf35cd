import type { Static } from 'typebox'
import type { LiveFrame } from '#api/contract/live.ts'

export type Frame = Static<typeof LiveFrame>
export type LiveState = 'connecting' | 'live' | 'offline'

export interface LiveStatus {
  state: LiveState
  /** When the server was last heard: the time of the data that a cut-off screen shows. */
  heardAt: number | null
  /** When it tries again; null while it is connected or trying. */
  retryAt: number | null
}

/** How many frames stay at hand for a screen whose first answer was under way when they came. */
const framesKept = 1000
const firstRetryMs = 300
const longestRetryMs = 8000
/** The server closes with this when the session has ended. */
const signedOutCode = 4001
/** The server sends a heartbeat every 15 s; two missed ones mean that the line is dead, whatever the socket believes. */
const silenceMs = 35_000

/**
 * One websocket for all screens of a tab. Frames come in order and without gaps; after a cut it resumes with the last
 * number it saw. A frame that skips a number, or a `resync`, tells every listener to ask for everything again.
 */
export class LiveConnection {
  private socket: WebSocket | null = null
  private lastSeq: number
  private retries = 0
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private silenceTimer: ReturnType<typeof setTimeout> | undefined
  private stopped = true
  private status: LiveStatus = { state: 'connecting', heardAt: null, retryAt: null }
  private recent: Frame[] = []
  private readonly frameListeners = new Set<(frame: Frame) => void>()
  private readonly statusListeners = new Set<() => void>()
  private readonly url: (since: number) => string

  constructor(since: number, url = (last: number) => socketUrl(last)) {
    this.lastSeq = since
    this.url = url
  }

  start(): void {
    this.stopped = false
    addEventListener('online', this.retryNow)
    document.addEventListener('visibilitychange', this.retryNow)
    this.open()
  }

  stop(): void {
    this.stopped = true
    removeEventListener('online', this.retryNow)
    document.removeEventListener('visibilitychange', this.retryNow)
    clearTimeout(this.retryTimer)
    clearTimeout(this.silenceTimer)
    this.socket?.close()
    this.socket = null
  }

  onFrame(listener: (frame: Frame) => void): () => void {
    this.frameListeners.add(listener)
    return () => this.frameListeners.delete(listener)
  }

  onStatus = (listener: () => void): (() => void) => {
    this.statusListeners.add(listener)
    return () => this.statusListeners.delete(listener)
  }

  readonly currentStatus = (): LiveStatus => this.status

  /** The frames after `seq` that already came: for an answer that was read before them. */
  framesAfter(seq: number): Frame[] {
    return this.recent.filter((frame) => frame.seq > seq)
  }

  private open(): void {
    clearTimeout(this.retryTimer)
    const socket = new WebSocket(this.url(this.lastSeq))
    this.socket = socket
    socket.onopen = () => {
      this.retries = 0
      this.heard('live')
    }
    socket.onmessage = (message) => {
      if (socket !== this.socket) return
      this.heard('live')
      if (typeof message.data === 'string' && message.data.length > 0) this.take(JSON.parse(message.data) as Frame)
    }
    socket.onclose = (event) => {
      if (socket !== this.socket || this.stopped) return
      // Asking for anything again is answered with "sign in", and the shell takes it from there.
      if (event.code === signedOutCode) this.pass({ seq: this.lastSeq, event: { type: 'resync' } })
      this.socket = null
      clearTimeout(this.silenceTimer)
      const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** this.retries) * (0.75 + Math.random() / 2)
      this.tell({ ...this.status, state: 'offline', retryAt: Date.now() + wait })
      this.retries += 1
      this.retryTimer = setTimeout(() => this.open(), wait)
    }
  }

  private readonly retryNow = (): void => {
    if (this.stopped || this.socket !== null || document.visibilityState === 'hidden') return
    this.open()
  }

  private take(frame: Frame): void {
    if (frame.event.type === 'resync') {
      this.lastSeq = frame.seq
      this.recent = []
      this.pass(frame)
      return
    }
    if (frame.seq <= this.lastSeq) return
    if (frame.seq > this.lastSeq + 1) {
      // The server promises no gaps; whatever went wrong, the tables are the truth.
      this.lastSeq = frame.seq
      this.pass({ seq: frame.seq, event: { type: 'resync' } })
      return
    }
    this.lastSeq = frame.seq
    this.recent.push(frame)
    if (this.recent.length > framesKept) this.recent = this.recent.slice(-framesKept / 2)
    this.pass(frame)
  }

  private pass(frame: Frame): void {
    for (const listener of this.frameListeners) listener(frame)
  }

  private heard(state: LiveState): void {
    clearTimeout(this.silenceTimer)
    this.silenceTimer = setTimeout(() => this.socket?.close(), silenceMs)
    const now = Date.now()
    const fresh = this.status.state !== state || this.status.heardAt === null || now - this.status.heardAt > 1000
    if (fresh) this.tell({ state, heardAt: now, retryAt: null })
  }

  private tell(status: LiveStatus): void {
    this.status = status
    for (const listener of this.statusListeners) listener()
  }
}

function socketUrl(since: number): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  return `${scheme}://${location.host}/api/v1/live?since=${since}`
}
