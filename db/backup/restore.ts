import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { CannotStart } from '../embedded/cannot-start.ts'
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
 * same counts. Throws CannotStart with one sentence where the file or the database does not fit.
 */
export async function restore(options: RestoreOptions): Promise<Summary> {
  const client = new pg.Client({ connectionString: options.databaseUrl })
  await client.connect()
  try {
    return await loadTables(client, options, (load) => takeIn(client, options, load))
  } catch (error) {
    if (error instanceof CannotStart) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new CannotStart(`The backup ${options.file} could not be restored and nothing was changed: ${reason}.`)
  } finally {
    await client.end()
  }
}

async function takeIn(client: pg.Client, options: RestoreOptions, load: TableLoad): Promise<Summary> {
  const source = createReadStream(options.file)
  const gunzip = source.pipe(createGunzip())
  source.once('error', (error) => gunzip.destroy(error))
  const found: Summary = { rows: {}, files: 0 }
  let stated: Summary | null = null
  let manifest: Manifest | null = null
  for await (const entry of readTar(gunzip)) {
    const [kind, table] = entry.name.split('/')
    if (entry.name === MANIFEST) {
      manifest = JSON.parse(await textOf(entry))
      await refuseForeign(client, options.file, manifest)
    } else if (manifest === null) throw new Error('it is not a backup of Routecard')
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

async function refuseForeign(client: pg.Client, file: string, manifest: Manifest | null): Promise<void> {
  if (manifest?.product !== 'routecard' || manifest.format !== 1)
    throw new Error('it is not a backup of this Routecard')
  const here = await appliedMigrations(client)
  if (JSON.stringify(manifest.migrations) === JSON.stringify(here)) return
  const [made, mine] = [manifest.migrations.at(-1)?.number ?? 0, here.at(-1)?.number ?? 0]
  throw new CannotStart(
    `The backup ${file} was made at migration ${made} and this database stands at ${mine}: restore it with the Routecard that made it, then start the newer one.`,
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
