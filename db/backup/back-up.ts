import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import {
  appliedMigrations,
  FILES_FOLDER,
  MANIFEST,
  type Manifest,
  ROWS_FOLDER,
  SUMMARY,
  type Summary,
  shopTables,
} from './manifest.ts'
import { tarEnd, tarEntry } from './tar.ts'

export type BackUpOptions = { databaseUrl: string; filesDir: string; file: string; now: Date }

/**
 * Writes one file (tar, gzip) with every row as it stood at one instant and every stored file; the shop goes on meanwhile.
 * The file appears under its name when it is whole. Answers what is in it.
 */
export async function backUp(options: BackUpOptions): Promise<Summary> {
  const client = new pg.Client({ connectionString: options.databaseUrl })
  await client.connect()
  const draft = `${options.file}.part`
  const summary: Summary = { rows: {}, files: 0 }
  try {
    await mkdir(dirname(options.file), { recursive: true })
    await client.query('begin isolation level repeatable read read only')
    const gzip = createGzip({ level: 4 })
    await pipeline(
      Readable.from(archive(client, options, summary)),
      gzip,
      createWriteStream(draft, { mode: 0o600, flush: true }),
    )
    await rename(draft, options.file)
    return summary
  } finally {
    await client.end()
    await rm(draft, { force: true })
  }
}

async function* archive(client: pg.Client, options: BackUpOptions, summary: Summary): AsyncGenerator<Buffer> {
  const manifest: Manifest = {
    product: 'routecard',
    format: 1,
    createdAt: options.now.toISOString(),
    migrations: await appliedMigrations(client),
  }
  yield* textEntry(MANIFEST, JSON.stringify(manifest, null, 2))
  // Rows first: a file that a row names was stored before the row, so it is there when its turn comes.
  for (const table of await shopTables(client)) yield* tableEntries(client, table, summary)
  for (const name of await storedFiles(options.filesDir)) {
    const path = join(options.filesDir, name)
    yield* tarEntry(`${FILES_FOLDER}/${name}`, (await stat(path)).size, createReadStream(path))
    summary.files++
  }
  yield* textEntry(SUMMARY, JSON.stringify(summary))
  yield tarEnd()
}

const textEntry = (name: string, text: string) => tarEntry(name, Buffer.byteLength(text), Buffer.from(text))

/** A table as parts of at most some thousand rows, a JSON object per line, as the database itself writes them. */
async function* tableEntries(
  client: pg.Client,
  table: { name: string; ofShop: boolean },
  summary: Summary,
): AsyncGenerator<Buffer> {
  summary.rows[table.name] = 0
  let part = 0
  for await (const lines of rowsOf(client, table)) {
    summary.rows[table.name] = (summary.rows[table.name] ?? 0) + lines.length
    yield* textEntry(`${ROWS_FOLDER}/${table.name}/${String(++part).padStart(6, '0')}.jsonl`, `${lines.join('\n')}\n`)
  }
}

const ROWS_PER_PART = 2_000

async function* rowsOf(client: pg.Client, table: { name: string; ofShop: boolean }): AsyncGenerator<string[]> {
  const quoted = pg.escapeIdentifier(table.name)
  if (!table.ofShop) return yield* fetchAll(client, `select to_json(t)::text as line from ${quoted} t`)
  // The walls between the shops hold for the owner too: rows are read shop by shop.
  const shops = await client.query<{ id: string }>('select shop_id as id from all_shops()')
  for (const shop of shops.rows) {
    await client.query(`select set_config('app.shop_id', $1, true)`, [shop.id])
    yield* fetchAll(
      client,
      `select to_json(t)::text as line from ${quoted} t where shop_id = ${pg.escapeLiteral(shop.id)}`,
    )
  }
}

async function* fetchAll(client: pg.Client, question: string): AsyncGenerator<string[]> {
  await client.query(`declare part no scroll cursor for ${question}`)
  for (;;) {
    const found = await client.query<{ line: string }>(`fetch ${ROWS_PER_PART} from part`)
    if (found.rows.length === 0) break
    yield found.rows.map((row) => row.line)
  }
  await client.query('close part')
}

/** Kept files lie two folders deep under their hash; what is only just coming in is not kept yet. */
async function storedFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name))
}
