import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { CannotStart } from './embedded/cannot-start.ts'
import { prepareQueue } from './queue.ts'

/** The role every query of the program works as: no owner, no superuser, bound by row-level security. */
export const APP_ROLE = 'routecard_app'

export type MigrateOptions = {
  /** The owner's connection string; a direct connection. */
  databaseUrl: string
  /** Where the numbered files are; the repository's own when left out. */
  folder?: string
  log?: { info(sentence: string): void }
}

export type Migrated = { applied: string[]; latest: number }

const MIGRATIONS = join(import.meta.dirname, 'migrations')
// Any number that is ours alone; two starting servers wait for each other on it.
const LOCK_KEY = 7_283_642_001
const OLDEST_SERVER = 15

/**
 * Brings the database to the newest numbered file, each file in a transaction of its own.
 * Throws CannotStart with one sentence when the server is too old, an applied file was changed, the database is newer
 * than the program, or a file fails (nothing of that file stays then).
 */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const files = readMigrations(options.folder ?? MIGRATIONS)
  const client = new pg.Client({ connectionString: options.databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect().catch((error: Error) => {
    throw new CannotStart(`The database cannot be reached: ${error.message || error}.`)
  })
  client.on('notice', () => {})
  try {
    await prepare(client)
    refuseSurprises(files, await readApplied(client))
    const applied: string[] = []
    for (const file of files) {
      if (!(await applyOnce(client, file))) continue
      applied.push(file.name)
      options.log?.info(`Migrated: ${file.name}`)
    }
    // The queue of the jobs keeps its own tables; commands of the newest file may already ask for jobs.
    if (options.folder === undefined) await prepareQueue(options.databaseUrl)
    return { applied, latest: files.at(-1)?.number ?? 0 }
  } finally {
    await client.end()
  }
}

/** The number of the newest file that comes with the program: what a ready server's database must have reached. */
export function latestMigration(folder: string = MIGRATIONS): number {
  return readMigrations(folder).at(-1)?.number ?? 0
}

export type MigrationFile = { number: number; name: string; text: string; checksum: string }

/** The numbered files in their order. */
export function readMigrations(folder: string = MIGRATIONS): MigrationFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name, index) => {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1])
    if (number !== index + 1) {
      throw new CannotStart(`The migration ${name} should be number ${index + 1}: the files count up without a gap.`)
    }
    // A checkout on Windows may turn the line ends; that is no change.
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { number, name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

async function prepare(client: pg.Client): Promise<void> {
  const version = await client.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as major`,
  )
  const major = version.rows[0]?.major ?? 0
  if (major < OLDEST_SERVER) {
    throw new CannotStart(`The database server is PostgreSQL ${major}; Routecard needs ${OLDEST_SERVER} or newer.`)
  }
  await inTransaction(client, async () => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY])
    await ensureAppRole(client)
    await ensureRecord(client)
  })
}

/** The table that remembers which files were applied. */
async function ensureRecord(client: pg.Client): Promise<void> {
  await client.query(`
    create table if not exists schema_migrations (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`)
  await client.query(`grant select on schema_migrations to ${APP_ROLE}`)
}

/** Applies files in the caller's transaction: all of them stay or none. The caller holds no other server back. */
export async function applyWithin(client: pg.Client, files: readonly MigrationFile[]): Promise<void> {
  await ensureRecord(client)
  for (const { number, name, text, checksum } of files) {
    await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query(text)
  }
}

/** Makes the role where it is missing and proves that this log-in can work as it. */
async function ensureAppRole(client: pg.Client): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [APP_ROLE])
  try {
    await client.query('savepoint role')
    if (found.rowCount === 0) await client.query(`create role ${APP_ROLE} nologin nosuperuser nobypassrls`)
    await client.query(`grant ${APP_ROLE} to current_user`)
  } catch {
    // An administrator may have made and granted it beforehand; the proof below decides.
    await client.query('rollback to savepoint role')
  }
  try {
    await client.query(`set local role ${APP_ROLE}`)
    await client.query('reset role')
  } catch (error) {
    throw new CannotStart(
      `The database's log-in can neither make nor use the role ${APP_ROLE}: an administrator must run "create role ${APP_ROLE}; grant ${APP_ROLE} to <log-in>" (${sentenceOf(error)}).`,
    )
  }
}

type Applied = { number: number; name: string; checksum: string }

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const found = await client.query<Applied>('select number, name, checksum from schema_migrations order by number')
  return found.rows
}

function refuseSurprises(files: MigrationFile[], applied: Applied[]): void {
  const newest = files.at(-1)?.number ?? 0
  const ahead = applied.find((row) => row.number > newest)
  if (ahead) {
    throw new CannotStart(
      `The database was migrated by a newer Routecard (${ahead.name}) and this one knows files up to number ${newest}: start the newer one.`,
    )
  }
  for (const row of applied) {
    const file = files[row.number - 1]
    if (file && file.checksum !== row.checksum) {
      throw new CannotStart(
        `The migration ${file.name} is not the text that this database was made with: put the old text back and write the change as a new file.`,
      )
    }
  }
}

/** True when this call applied it; false when it was there already, also when another server did it just now. */
async function applyOnce(client: pg.Client, file: MigrationFile): Promise<boolean> {
  try {
    return await inTransaction(client, async () => {
      await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY])
      const booked = await client.query(
        'insert into schema_migrations (number, name, checksum) values ($1, $2, $3) on conflict do nothing',
        [file.number, file.name, file.checksum],
      )
      if (booked.rowCount === 0) return false
      await client.query('set local statement_timeout = 0')
      await client.query(file.text)
      return true
    })
  } catch (error) {
    throw new CannotStart(`The migration ${file.name} failed${lineOf(file.text, error)}: ${sentenceOf(error)}.`)
  }
}

async function inTransaction<A>(client: pg.Client, work: () => Promise<A>): Promise<A> {
  await client.query('begin')
  try {
    const answer = await work()
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

function lineOf(text: string, error: unknown): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN
  return Number.isFinite(position) ? ` at line ${text.slice(0, position).split('\n').length}` : ''
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
