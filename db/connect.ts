import { CamelCasePlugin, Kysely, PostgresDialect, type QueryExecutorProvider, sql, type Transaction } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import pg from 'pg'
import type { DB } from './tables.ts'

/** What a question may use: no insert, update or delete in its type, and a read-only transaction under it. */
export type Reader = ReadonlyKysely<DB> & QueryExecutorProvider

/** What a store demands: only `inShop` makes one. */
export type Tx = Transaction<DB>

export interface Database {
  pool: pg.Pool
  /** The ledger's own few connections, so that a scan never waits behind somebody's long question. */
  ledgerPool: pg.Pool
  kysely: Kysely<DB>
  end(): Promise<void>
}

export interface ConnectOptions {
  databaseUrl: string
  applicationName: string
  /** Connections at most, beside the ledger's own. */
  max?: number
  /** Connections of the ledger at most: two batches of a shop run at once. */
  ledgerMax?: number
  statementTimeoutMs?: number
}

// int8 fits a JavaScript number here (counters); dates stay the strings they are, they have no time zone.
const types = new pg.TypeOverrides()
types.setTypeParser(20, Number)
types.setTypeParser(1082, (text: string) => text)

/** A pool whose sessions act as `routecard_app`: they own nothing, and row-level security binds them. */
export function connect(options: ConnectOptions): Database {
  const pool = openPool(options, options.max ?? 10)
  const ledgerPool = openPool(options, options.ledgerMax ?? 4)
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return {
    pool,
    ledgerPool,
    kysely,
    end: async () => {
      await Promise.all([kysely.destroy(), ledgerPool.end()])
    },
  }
}

function openPool(options: ConnectOptions, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    application_name: options.applicationName,
    max,
    connectionTimeoutMillis: 10_000,
    types,
    options: [
      '-c role=routecard_app',
      `-c statement_timeout=${options.statementTimeoutMs ?? 15_000}`,
      '-c idle_in_transaction_session_timeout=10000',
      '-c lock_timeout=5000',
      '-c TimeZone=UTC',
    ].join(' '),
  })
  // A broken connection is replaced by the pool, and its query fails by itself; without listeners it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Asks questions of one shop in one consistent snapshot. */
export function ask<T>(db: Database, shopId: string, question: (reader: Reader) => Promise<T>): Promise<T> {
  return db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('app.shop_id', ${shopId}, true)`.execute(tx)
      return question(tx as unknown as Reader)
    })
}

/** Opens a writing transaction for one shop. Only commands call this; see `commands/run-command.ts`. */
export function inShop<T>(db: Database, shopId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('app.shop_id', ${shopId}, true)`.execute(tx)
    return work(tx)
  })
}

/** Lets a command ask the questions of `db/reads` inside its own transaction. */
export function reading(tx: Tx): Reader {
  return tx as unknown as Reader
}
