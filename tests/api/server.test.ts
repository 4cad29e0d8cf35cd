import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { type RunningApi, startApi } from '#api/server.ts'
import { partReader } from '#geometry/part-reader.ts'
import { testPassword } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { aShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const filesDir = mkdtempSync(join(tmpdir(), 'routecard-files-'))
const running: RunningApi[] = []
afterAll(async () => {
  await Promise.all(running.map((api) => api.stop()))
  rmSync(filesDir, { recursive: true, force: true })
})

async function start(): Promise<RunningApi> {
  const api = await startApi({
    parts: partReader,
    config: {
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://localhost',
      tls: null,
      maxUploadBytes: 1024 * 1024,
      sessionSecret: 'a secret of at least thirty-two characters',
    },
    databaseUrl: database.url,
    filesDir,
    log: pino({ level: 'silent' }),
  })
  running.push(api)
  return api
}

async function signIn(api: RunningApi, email: string): Promise<string> {
  const reply = await fetch(`${api.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: testPassword }),
  })
  return String(reply.headers.get('set-cookie')).split(';')[0] ?? ''
}

/** A live line of a browser: what it hears, and how it ends. */
async function listen(api: RunningApi, cookie: string) {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/api/v1/live`, { headers: { cookie } } as never)
  const heard: { event: { type: string } }[] = []
  let news = Promise.withResolvers<void>()
  socket.addEventListener('message', (message) => {
    heard.push(JSON.parse(String(message.data)))
    news.resolve()
  })
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', (end) => resolve(end.code)))
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  return {
    closed,
    next: async () => {
      while (heard.length === 0) {
        await news.promise
        news = Promise.withResolvers<void>()
      }
      return heard.shift()
    },
  }
}

test('two processes serve one shop: what is done at one is seen at the other, and a session opens both', async () => {
  const shop = await aShop(database.app)
  const [one, two] = [await start(), await start()]
  const cookie = await signIn(one, shop.people.owner.email)
  const line = await listen(two, cookie)
  const made = await fetch(`${one.url}/api/v1/operations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ commandId: uuidv7(), name: 'Sawing' }),
  })
  expect(made.status).toBe(201)
  expect(await line.next()).toMatchObject({ event: { type: 'operation.changed' } })
})

test('a process that stops says so to its live lines, finishes and is gone', async () => {
  const shop = await aShop(database.app)
  const api = await start()
  const cookie = await signIn(api, shop.people.planner.email)
  const line = await listen(api, cookie)
  const began = Date.now()
  running.splice(running.indexOf(api), 1)
  await api.stop()
  expect(await line.closed).toBe(1001)
  expect(Date.now() - began).toBeLessThan(5_000)
  await expect(fetch(`${api.url}/healthz`)).rejects.toThrow()
})

test('a browser that keeps lines in reserve does not hold a process that ends', async () => {
  const api = await start()
  const { port } = new URL(api.url)
  const silent = connect(Number(port), '127.0.0.1')
  const halfAsked = connect(Number(port), '127.0.0.1', () => halfAsked.write('GET /healthz HTTP/1.1\r\n'))
  const gone = Promise.all([silent, halfAsked].map((line) => new Promise((resolve) => line.once('close', resolve))))
  await fetch(`${api.url}/healthz`)
  const began = Date.now()
  running.splice(running.indexOf(api), 1)
  await api.stop()
  expect(Date.now() - began).toBeLessThan(10_000)
  await gone
})

test('a port that is taken is said, and nothing is left running', async () => {
  const api = await start()
  const port = Number(new URL(api.url).port)
  const second = startApi({
    parts: partReader,
    config: {
      host: '127.0.0.1',
      port,
      publicUrl: 'http://localhost',
      tls: null,
      maxUploadBytes: 1024,
      sessionSecret: null,
    },
    databaseUrl: database.url,
    filesDir,
    log: pino({ level: 'silent' }),
  })
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('the page that describes the API is served, under the same content policy', async () => {
  const api = await start()
  const page = await fetch(`${api.url}/api/docs/`)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(await page.text()).not.toMatch(/<script>[^<]/)
  const described = (await (await fetch(`${api.url}/api/v1/openapi.json`)).json()) as { openapi: string; paths: object }
  expect(described.openapi).toBe('3.1.0')
  expect(Object.keys(described.paths)).toContain('/api/v1/scans')
})
