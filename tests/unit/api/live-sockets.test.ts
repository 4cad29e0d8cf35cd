import { EventEmitter } from 'node:events'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Caller, SessionBook } from '#api/guards/session-book.ts'
import type { LiveSocket } from '#api/live/live-socket.ts'
import { LiveSockets } from '#api/live/live-sockets.ts'
import type { Feed, FeedEvent, FeedPage } from '#db/feed.ts'

// Sockets and a feed made by hand, so that a reader can be as slow, and a session as over, as the test wants.

class FakeSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  sent: string[] = []
  pings = 0
  closed: { code: number; reason: string } | null = null

  send(text: string): void {
    this.sent.push(text)
  }
  ping(): void {
    this.pings += 1
  }
  close(code: number, reason: string): void {
    this.closed ??= { code, reason }
    this.readyState = 3
    this.emit('close')
  }
  terminate(): void {
    this.close(1006, 'gone')
  }
  get seqs(): number[] {
    return this.sent.map((text) => (JSON.parse(text) as { seq: number }).seq)
  }
}

const event = (seq: number): FeedEvent => ({
  seq,
  type: 'settings.changed',
  frame: `{"seq":${seq},"event":{"type":"settings.changed"}}`,
})

/** Gives these pages, then waits for the reader to leave. */
function feedOf(...pages: FeedPage[]): Feed {
  return {
    lastSeq: async () => 7,
    close: () => undefined,
    events: async function* (_shopId, _since, signal) {
      while (pages.length > 0) yield pages.shift() as FeedPage
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    },
  }
}

const caller = {
  actor: { name: 'Ada' },
  shop: { id: 'shop' },
  tokenHash: Buffer.from('ada'),
} as unknown as Caller

function socketsOver(feed: Feed, options: { open?: boolean; limits?: object } = {}) {
  const sessions = { onEnd: () => () => undefined, isOpen: async () => options.open ?? true } as unknown as SessionBook
  return new LiveSockets({ feed, sessions, log: pino({ level: 'silent' }), limits: options.limits ?? {} })
}

const moment = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const asLiveSocket = (socket: FakeSocket) => socket as unknown as LiveSocket

test('a reader that does not keep up is cut off by name, with the number to come back with', async () => {
  const socket = new FakeSocket()
  const sockets = socketsOver(feedOf([event(1), event(2)], [event(3)]), {
    limits: { waitingBytesMax: 10, patienceMs: 60 },
  })
  socket.bufferedAmount = 11
  await sockets.follow(asLiveSocket(socket), caller, 0)
  expect(socket.closed).toEqual({ code: 4008, reason: 'too slow; come back with the last seq' })
  expect(socket.seqs).toEqual([1, 2])
  expect(sockets.size).toBe(0)
  sockets.stop()
})

test('a reader that lags for a moment loses nothing', async () => {
  const socket = new FakeSocket()
  const sockets = socketsOver(feedOf([event(1), event(2)], [event(3)]), {
    limits: { waitingBytesMax: 10, patienceMs: 1_000 },
  })
  socket.bufferedAmount = 11
  void sockets.follow(asLiveSocket(socket), caller, 0)
  await moment(50)
  expect(socket.seqs).toEqual([1, 2])
  socket.bufferedAmount = 0
  await moment(60)
  expect(socket.seqs).toEqual([1, 2, 3])
  sockets.stop()
})

test('a reader that has to start again is told once, and goes on from the number it was given', async () => {
  const socket = new FakeSocket()
  const sockets = socketsOver(feedOf('resync', [event(8)]))
  void sockets.follow(asLiveSocket(socket), caller, 99)
  await moment()
  expect(socket.sent).toEqual(['{"seq":7,"event":{"type":"resync"}}', event(8).frame])
  sockets.stop()
})

test('a quiet line hears a heartbeat that repeats its last number', async () => {
  const socket = new FakeSocket()
  const sockets = socketsOver(feedOf([event(5)]), { limits: { heartbeatMs: 30 } })
  void sockets.follow(asLiveSocket(socket), caller, 4)
  await moment(45)
  expect(socket.pings).toBeGreaterThan(0)
  socket.emit('pong')
  await moment(30)
  expect(socket.sent).toContain('{"seq":5,"event":{"type":"heartbeat"}}')
  sockets.stop()
})

test('a line that no longer answers is let go', async () => {
  const socket = new FakeSocket()
  const sockets = socketsOver(feedOf(), { limits: { heartbeatMs: 20 } })
  void sockets.follow(asLiveSocket(socket), caller, 0)
  await moment(80)
  expect(socket.closed?.code).toBe(1006)
  expect(sockets.size).toBe(0)
  sockets.stop()
})

test('a session that ended elsewhere closes its line at the next heartbeat', async () => {
  const socket = new FakeSocket()
  const sockets = socketsOver(feedOf(), { open: false, limits: { heartbeatMs: 20 } })
  void sockets.follow(asLiveSocket(socket), caller, 0)
  await moment(60)
  expect(socket.closed).toEqual({ code: 4001, reason: 'signed out' })
  sockets.stop()
})

test('when the server stops, every line is told to come back', async () => {
  const all = [new FakeSocket(), new FakeSocket()]
  const sockets = socketsOver(feedOf())
  for (const socket of all) void sockets.follow(asLiveSocket(socket), caller, 0)
  await moment()
  sockets.stop()
  await moment()
  expect(all.map((socket) => socket.closed?.code)).toEqual([1001, 1001])
  expect(sockets.size).toBe(0)
})
