import type { FastifyInstance } from 'fastify'
import type { TestClient } from './app.ts'

export interface TestFrame {
  seq: number
  event: { type: string } & Record<string, unknown>
}

export interface LiveLine {
  /** The next frames, so many; waits for them. */
  frames(count: number): Promise<TestFrame[]>
  /** Settles once the server follows the shop for this line. */
  ready(): Promise<void>
  closed: Promise<{ code: number; reason: string }>
  close(): void
}

/** A screen's live line. Rejects with the status when the door stays shut. */
export async function liveLine(
  app: FastifyInstance,
  client: TestClient,
  since?: number,
  headers: Record<string, string> = {},
): Promise<LiveLine> {
  const url = `/api/v1/live${since === undefined ? '' : `?since=${since}`}`
  const waiting: TestFrame[] = []
  let news = Promise.withResolvers<void>()
  const closing = Promise.withResolvers<{ code: number; reason: string }>()
  const socket = await app.injectWS(
    url,
    { headers: { ...(client.cookie === null ? {} : { cookie: client.cookie }), ...headers } },
    {
      // Listening before it opens: the first frames come with the handshake.
      onInit: (opening) => {
        opening.on('message', (text: Buffer) => {
          waiting.push(JSON.parse(text.toString()) as TestFrame)
          news.resolve()
        })
        opening.on('close', (code: number, reason: Buffer) => closing.resolve({ code, reason: reason.toString() }))
      },
    },
  )
  return {
    frames: async (count) => {
      while (waiting.length < count) {
        await news.promise
        news = Promise.withResolvers<void>()
      }
      return waiting.splice(0, count)
    },
    ready: () => new Promise((resolve) => setTimeout(resolve, 50)),
    closed: closing.promise,
    close: () => socket.terminate(),
  }
}
