import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { buildApp } from '#api/app.ts'
import type { ApiContext } from '#api/context.ts'
import { SessionBook } from '#api/guards/session-book.ts'
import { localBus } from '#db/bus.ts'
import { openFeed } from '#db/feed.ts'
import { openFileStore } from '#db/files.ts'
import { latestMigration } from '#db/migrate.ts'
import { partReader } from '#geometry/part-reader.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import type { FreshDatabase } from './database.ts'
import { TestClock } from './test-clock.ts'

export interface TestApp {
  app: FastifyInstance
  ctx: ApiContext
  /** Where uploads lie. */
  filesDir: string
  clock: TestClock
  /** Somebody without a cookie. */
  anybody: TestClient
  /** A browser of its own, signed in at a desk. */
  desk(email: string, password?: string): Promise<TestClient>
  /** A browser of its own, signed in by badge. */
  badge(badge: string, station: string, pin?: string): Promise<TestClient>
  program(key: string): TestClient
}

export interface Reply {
  status: number
  body: Record<string, unknown>
  headers: Record<string, unknown>
  text: string
}

export const testPassword = 'correct horse battery'
export const testPin = '4711'

/** The whole API over a test database, without a port. Call it at the top of a test file. */
export async function testApp(database: FreshDatabase): Promise<TestApp> {
  const clock = new TestClock()
  const folder = mkdtempSync(join(tmpdir(), 'routecard-files-'))
  const now = () => clock.now()
  const bus = localBus()
  const feed = openFeed(database.app, bus)
  const pricing = new PricingEngine({ processes: 1 })
  const ctx: ApiContext = {
    config: { publicUrl: 'http://localhost:3000', tls: null, maxUploadBytes: 2 * 1024 * 1024 },
    db: database.app,
    files: openFileStore(folder),
    sessions: new SessionBook(database.app, now),
    secret: 'a secret of at least thirty-two characters',
    now,
    ring: (shopId) => bus.publish(shopId),
    feed,
    pricing,
    parts: partReader,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    screensDir: null,
    latestMigration: latestMigration(),
  }
  const app = await buildApp(ctx)
  await app.ready()
  afterAll(async () => {
    await app.close()
    pricing.close()
    feed.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const client = () => new TestClient(app)
  return {
    app,
    ctx,
    filesDir: folder,
    clock,
    anybody: client(),
    desk: (email, password = testPassword) => client().signedInBy('/session', { email, password }),
    badge: (badge, station, pin) => client().signedInBy('/session/badge', { badge, station, pin }),
    program: (key) => new TestClient(app, { authorization: `Bearer ${key}` }),
  }
}

/** A browser or a program: it keeps its cookie. */
export class TestClient {
  readonly #app: FastifyInstance
  readonly #headers: Record<string, string>
  cookie: string | null = null
  /** What the storefront gave a guest. */
  basketCookie: string | null = null

  constructor(app: FastifyInstance, headers: Record<string, string> = {}) {
    this.#app = app
    this.#headers = headers
  }

  async signedInBy(url: string, body: object): Promise<this> {
    const reply = await this.post(url, body)
    if (reply.status !== 200) throw new Error(`not signed in: ${reply.text}`)
    return this
  }

  get = (url: string, headers: Record<string, string> = {}) => this.send('GET', url, undefined, headers)
  post = (url: string, body: object = {}, headers: Record<string, string> = {}) => this.send('POST', url, body, headers)
  patch = (url: string, body: object) => this.send('PATCH', url, body)
  put = (url: string, body: object) => this.send('PUT', url, body)
  delete = (url: string) => this.send('DELETE', url)

  #cookies(): { cookie?: string } {
    const all = [this.cookie, this.basketCookie].filter((each) => each !== null)
    return all.length > 0 ? { cookie: all.join('; ') } : {}
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object | string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await this.#app.inject({
      method,
      url: /^\/(api\/|healthz|readyz|metrics)/.test(url) ? url : `/api/v1${url}`,
      headers: { ...this.#headers, ...this.#cookies(), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    const kept = (name: string, before: string | null) => {
      const set = response.cookies.find((each) => each.name === name)
      return set ? (set.value === '' ? null : `${name}=${set.value}`) : before
    }
    this.cookie = kept('routecard_session', this.cookie)
    this.basketCookie = kept('routecard_basket', this.basketCookie)
    return {
      status: response.statusCode,
      text: response.payload,
      headers: response.headers,
      body: parse(response.payload),
    }
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
