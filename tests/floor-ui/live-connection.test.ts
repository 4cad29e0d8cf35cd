import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Frame, LiveConnection } from '#floor-ui/live/connection.ts'

/** A socket whose other end the test plays. */
class PlayedSocket {
  static all: PlayedSocket[] = []
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly url: string

  constructor(url: string) {
    this.url = url
    PlayedSocket.all.push(this)
  }

  send(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  close(code = 1006) {
    this.onclose?.({ code })
  }
}

const ranked = (seq: number) => ({ seq, event: { type: 'board.ranked' } })
const last = () => PlayedSocket.all.at(-1) as PlayedSocket

let connection: LiveConnection
let heard: Frame[]

beforeEach(() => {
  vi.useFakeTimers()
  PlayedSocket.all = []
  vi.stubGlobal('WebSocket', PlayedSocket)
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  heard = []
  connection = new LiveConnection(7, (since) => `live?since=${since}`)
  connection.onFrame((frame) => heard.push(frame))
  connection.start()
  last().onopen?.()
})

afterEach(() => {
  connection.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('it begins after what the first answer knew, and passes frames on in their order', () => {
  expect(last().url).toBe('live?since=7')
  last().send(ranked(8))
  last().send(ranked(9))
  expect(heard.map((frame) => frame.seq)).toEqual([8, 9])
  expect(connection.currentStatus().state).toBe('live')
})

test('a frame that comes twice counts once', () => {
  last().send(ranked(8))
  last().send(ranked(8))
  expect(heard).toHaveLength(1)
})

test('a heartbeat with the last number is no news, but the line is alive', () => {
  last().send({ seq: 7, event: { type: 'heartbeat' } })
  expect(heard).toEqual([])
  expect(connection.currentStatus().heardAt).not.toBeNull()
})

test('after a cut it comes back with the last number it saw, and says meanwhile that it is cut off', async () => {
  last().send(ranked(8))
  last().close()
  const status = connection.currentStatus()
  expect(status.state).toBe('offline')
  expect(status.retryAt).toBeGreaterThan(Date.now())
  await vi.advanceTimersByTimeAsync(1000)
  expect(PlayedSocket.all).toHaveLength(2)
  expect(last().url).toBe('live?since=8')
  last().onopen?.()
  expect(connection.currentStatus()).toMatchObject({ state: 'live', retryAt: null })
})

test('when the session has ended every screen asks again, and so hears that it has to sign in', () => {
  last().close(4001)
  expect(heard.map((frame) => frame.event.type)).toEqual(['resync'])
  last().close(1006)
  expect(heard).toHaveLength(1)
})

test('it waits longer after every failure, up to some seconds', async () => {
  for (let failure = 0; failure < 12; failure += 1) {
    last().close()
    const wait = (connection.currentStatus().retryAt ?? 0) - Date.now()
    expect(wait).toBeLessThanOrEqual(10_000)
    if (failure === 11) expect(wait).toBeGreaterThan(5000)
    await vi.advanceTimersByTimeAsync(wait + 1)
  }
  expect(PlayedSocket.all).toHaveLength(13)
})

test('a skipped number makes every screen ask for everything again', () => {
  last().send(ranked(10))
  expect(heard).toEqual([{ seq: 10, event: { type: 'resync' } }])
  last().send(ranked(11))
  expect(heard.at(-1)).toEqual(ranked(11))
})

test('a cursor too old for the server starts anew from its number', () => {
  last().send({ seq: 900, event: { type: 'resync' } })
  last().send(ranked(901))
  expect(heard.map((frame) => frame.event.type)).toEqual(['resync', 'board.ranked'])
})

test('a line that is silent for too long is dead, whatever the socket believes', async () => {
  await vi.advanceTimersByTimeAsync(36_000)
  expect(PlayedSocket.all.length).toBeGreaterThan(1)
})

test('frames that came while an answer was under way are still at hand', () => {
  last().send(ranked(8))
  last().send(ranked(9))
  expect(connection.framesAfter(8).map((frame) => frame.seq)).toEqual([9])
})
