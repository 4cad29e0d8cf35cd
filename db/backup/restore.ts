import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { CannotStart } from '../embedded/cannot-start.ts'
import { type EarlierTables, fitOf } from './earlier-tables.ts'
import { loadTables, type TableLoad } from './load-tables.ts'
import {
  appliedMigrations,
  FILES_FOLDER,
  MANIFEST,
  type Manifest,
  ROWS_FOLDER,
  SUMMARY,
  type Summary,
} from './manifest.ts'
import { readTar, type TarEntry } from './tar.ts'

export type RestoreOptions = {
  /** The owner's connection string of a migrated database. */
  databaseUrl: string
  filesDir: string
  file: string
  /** True throws away what the database holds. */
  replace: boolean
}

/**
 * Brings a backup back, whole or not at all: the rows are committed when the archive was read to its end and says the
 * same counts. One that an earlier Routecard made is loaded into tables as they were then, and brought up. Throws CannotStart with one sentence where the file or the database does not fit.
 */
export async function restore(options: RestoreOptions): Promise<Summary> {
  const client = new pg.Client({ connectionString: options.databaseUrl })
  await client.connect()
  try {
    const earlier = await fitOrRefuse(client, options.file, await manifestOf(options.file))
    const done = await loadTables(client, { ...options, earlier }, (load) => takeIn(options, load))
    // Fresh rows have no statistics, and the first questions after a restore would be answered by bad plans.
    await client.query('analyze')
    return done
  } catch (error) {
    if (error instanceof CannotStart) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new CannotStart(`The backup ${options.file} could not be restored and nothing was changed: ${reason}.`)
  } finally {
    await client.end()
  }
}

async function takeIn(options: RestoreOptions, load: TableLoad): Promise<Summary> {
  const found: Summary = { rows: {}, files: 0 }
  let stated: Summary | null = null
  for await (const entry of entriesOf(options.file)) {
    const [kind, table] = entry.name.split('/')
    if (entry.name === MANIFEST) await textOf(entry)
    else if (entry.name === SUMMARY) stated = JSON.parse(await textOf(entry))
    else if (kind === ROWS_FOLDER && table) {
      found.rows[table] = (found.rows[table] ?? 0) + (await load.insert(table, await textOf(entry)))
    } else if (kind === FILES_FOLDER) {
      await keepFile(options.filesDir, entry)
      found.files++
    }
  }
  if (stated === null) throw new Error('the archive ends too early')
  refuseDifference(stated, found)
  return stated
}

function entriesOf(file: string): AsyncIterable<TarEntry> {
  const source = createReadStream(file)
  const gunzip = source.pipe(createGunzip())
  source.once('error', (error) => gunzip.destroy(error))
  return readTar(gunzip)
}

/** What the backup says of itself: its first entry. */
async function manifestOf(file: string): Promise<Manifest> {
  for await (const entry of entriesOf(file)) {
    if (entry.name !== MANIFEST) break
    const manifest = JSON.parse(await textOf(entry)) as Manifest | null
    if (manifest?.product === 'routecard' && manifest.format === 1) return manifest
    break
  }
  throw new Error('it is not a backup of this Routecard')
}

async function fitOrRefuse(client: pg.Client, file: string, manifest: Manifest): Promise<EarlierTables | null> {
  const fit = await fitOf(client, manifest.migrations)
  if (fit !== 'no') return fit
  const here = await appliedMigrations(client)
  const [made, mine] = [manifest.migrations.at(-1)?.number ?? 0, here.at(-1)?.number ?? 0]
  throw new CannotStart(
    `The backup ${file} was made at migration ${made} and this database stands at ${mine}: restore it with the Routecard that made it, or with a newer one.`,
  )
}

function refuseDifference(stated: Summary, found: Summary): void {
  if (stated.files !== found.files) throw new Error(`${stated.files} files were announced and ${found.files} came`)
  for (const [table, rows] of Object.entries(stated.rows)) {
    if (rows !== (found.rows[table] ?? 0))
      throw new Error(`${rows} rows of ${table} were announced, ${found.rows[table]} came`)
  }
}

/** Puts the file under its hash and refuses one whose content is another; one that is there already is left alone. */
async function keepFile(folder: string, entry: TarEntry): Promise<void> {
  const name = entry.name.slice(FILES_FOLDER.length + 1)
  if (!/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name))
    throw new Error(`it holds a file under a strange name: ${name}`)
  const target = join(folder, name)
  const isThere = await access(target).then(
    () => true,
    () => false,
  )
  if (isThere) return
  const draft = join(folder, 'incoming', randomUUID())
  await mkdir(dirname(draft), { recursive: true })
  const hash = createHash('sha256')
  const meter = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      hash.update(piece)
      done(null, piece)
    },
  })
  try {
    await pipeline(entry.content, meter, createWriteStream(draft, { mode: 0o640, flush: true }))
    if (hash.digest('hex') !== basename(name)) throw new Error(`the file ${name} is damaged`)
    await mkdir(dirname(target), { recursive: true })
    await rename(draft, target)
  } finally {
    await rm(draft, { force: true })
  }
}

async function textOf(entry: TarEntry): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of entry.content) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
