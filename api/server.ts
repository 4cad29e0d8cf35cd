import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '#api/config.ts'
import { postgresBus } from '#db/bus.ts'
import { connect } from '#db/connect.ts'
import { openFeed } from '#db/feed.ts'
import { openFileStore } from '#db/files.ts'
import { latestMigration } from '#db/migrate.ts'
import type { PartReader } from '#domain/parts/part-reader.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { buildApp } from './app.ts'
import { closeApp } from './close-app.ts'
import type { ApiContext } from './context.ts'
import { SessionBook } from './guards/session-book.ts'

export interface StartApi {
  config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'tls' | 'maxUploadBytes' | 'sessionSecret'>
  /** The owner's connection string; every query runs as the application's role. */
  databaseUrl: string
  /** Where uploaded files are kept. */
  filesDir: string
  /** Looks into part files. */
  parts: PartReader
  log: Logger
}

export interface RunningApi {
  /** Where it answers, without a slash at the end. */
  url: string
  /** Lets requests under way finish, tells the sockets, and closes. */
  stop(): Promise<void>
}

const screensFolder = join(import.meta.dirname, '..', 'floor-ui', 'dist')

/** Starts an API process on a migrated database. Any number of them may serve the same one. */
export async function startApi(options: StartApi): Promise<RunningApi> {
  const { config, log } = options
  const db = connect({ databaseUrl: options.databaseUrl, applicationName: 'routecard-api', max: 20 })
  const bus = postgresBus({ databaseUrl: options.databaseUrl })
  const feed = openFeed(db, bus)
  const pricing = startPricing(log)
  const now = () => new Date()
  const ctx: ApiContext = {
    config,
    db,
    files: openFileStore(options.filesDir),
    sessions: new SessionBook(db, now),
    secret: config.sessionSecret ?? randomBytes(32).toString('hex'),
    now,
    ring: (shopId) => bus.publish(shopId),
    feed,
    pricing,
    parts: options.parts,
    log,
    screensDir: existsSync(join(screensFolder, 'index.html')) ? screensFolder : null,
    latestMigration: latestMigration(),
  }
  const app = await buildApp(ctx)
  const stop = async () => {
    await closeApp(app)
    pricing.close()
    feed.close()
    await bus.close()
    await db.end()
  }
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await stop()
    throw error
  }
  const { port } = app.server.address() as AddressInfo
  const scheme = config.tls ? 'https' : 'http'
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return {
    url: `${scheme}://${host}:${port}`,
    stop,
  }
}

/** Warm, so that the first price need not wait; that its processes cannot start is told again to whoever needs them. */
function startPricing(log: Logger): PricingEngine {
  const pricing = new PricingEngine()
  void pricing.warm().catch((error: unknown) => log.warn({ err: error }, 'The check of equations did not start'))
  return pricing
}
