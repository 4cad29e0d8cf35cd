import type { Logger } from 'pino'
import type { Config } from '#api/config.ts'
import type { CommandContext } from '#commands/context.ts'
import type { Database } from '#db/connect.ts'
import type { Feed } from '#db/feed.ts'
import type { FileStore } from '#db/files.ts'
import type { PartReader } from '#domain/parts/part-reader.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import type { SessionBook } from './guards/session-book.ts'

/** Everything the doors share, wired once in `server.ts`. */
export interface ApiContext {
  config: Pick<Config, 'publicUrl' | 'tls' | 'maxUploadBytes'>
  db: Database
  files: FileStore
  sessions: SessionBook
  /** Makes API keys that a repeated command can show again; at least 32 characters. */
  secret: string
  now: () => Date
  ring: CommandContext['ring']
  /** Follows the events of a shop. */
  feed: Feed
  /** Checks and runs the shops' equations, in processes of its own. */
  pricing: PricingEngine
  /** Looks into part files, in processes of its own. */
  parts: PartReader
  log: Logger
  /** Folder of the built screens; null where they are served by somebody else. */
  screensDir: string | null
  /** The newest migration this program knows: what a ready database has reached. */
  latestMigration: number
}
