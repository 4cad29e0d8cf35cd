import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '#db/backup/back-up.ts'
import { restore } from '#db/backup/restore.ts'
import { migrate } from '#db/migrate.ts'
import { takeSnapshot } from '#db/snapshot/take-snapshot.ts'
import { emptyDatabase, freshDatabase } from '#tests/support/database.ts'

// One database is filled behind the walls, with two shops and every kind of column; the others take its backup back.

const full = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'routecard-backup-'))
const file = join(folder, 'shop.backup')
const filesDir = join(folder, 'files')
const model = Buffer.from('solid part\nendsolid part\n'.repeat(10_000))
const hash = createHash('sha256').update(model).digest('hex')
const placed = (root: string) => join(root, hash.slice(0, 2), hash.slice(2, 4), hash)
const [shopA, shopB, id] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`)

beforeAll(async () => {
  await as(full.adminUrl, async (client) => {
    for (const shop of [shopA, shopB]) {
      await client.query(
        `insert into shops (shop_id, name, working_days) values ('${shop}', 'Søren & "Söhne" \\ 工場', '{1,3}')`,
      )
      await client.query(
        `insert into customers (shop_id, id, number, name) values ('${shop}', '${id}', 9007199254740993, E'two\\nlines\\ttab')`,
      )
      await client.query(
        `insert into receipts values ('${shop}', '${id}', 'scan', '\\x00ff10', 200, '{"quantity": 1.50, "text": "\\u2028"}', null, '2026-03-29 01:30:00.123456+00')`,
      )
      await client.query(
        `insert into files (shop_id, hash, name, media_type, size_bytes) values ('${shop}', '${hash}', 'part.stl', 'model/stl', 1)`,
      )
      await client.query(`insert into part_designs (shop_id, id, name) values ('${shop}', '${id}', 'Bracket')`)
      await client.query(
        `insert into part_revisions (shop_id, id, part_design_id, number, file_hash) values ('${shop}', '${id}', '${id}', 1, '${hash}')`,
      )
      // A specification and its template name each other.
      await client.query(
        `insert into part_specifications (shop_id, id, part_revision_id, name) values ('${shop}', '${id}', '${id}', 'Bracket, black')`,
      )
      await client.query(
        `insert into routing_templates (shop_id, id, family_id, template_version, part_specification_id, name) values ('${shop}', '${id}', '${id}', 1, '${id}', 'Usual')`,
      )
      await client.query(
        `update part_specifications set default_routing_template_id = '${id}' where shop_id = '${shop}'`,
      )
    }
  })
  mkdirSync(dirname(placed(filesDir)), { recursive: true })
  writeFileSync(placed(filesDir), model)
  mkdirSync(join(filesDir, 'incoming'))
  writeFileSync(join(filesDir, 'incoming/half'), 'not kept yet')
  const done = await backUp({ databaseUrl: full.url, filesDir, file, now: new Date('2026-11-21T12:00:00Z') })
  expect(done).toMatchObject({ files: 1, rows: { shops: 2, receipts: 2, movements: 0 } })
})

let target: Awaited<ReturnType<typeof emptyDatabase>>
let restoredFiles: string

beforeEach(async () => {
  await target?.drop()
  target = await emptyDatabase()
  await migrate({ databaseUrl: target.url })
  restoredFiles = mkdtempSync(join(folder, 'restored-'))
})

afterAll(async () => {
  await target.drop()
  rmSync(folder, { recursive: true })
})

const bringBack = (given: { file?: string; replace?: boolean } = {}) =>
  restore({ databaseUrl: target.url, filesDir: restoredFiles, file, replace: false, ...given })

async function as<A>(url: string, work: (client: pg.Client) => Promise<A>): Promise<A> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every row of every table as the database writes it, seen past the walls. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const admin = new URL(full.adminUrl)
  admin.pathname = new URL(url).pathname
  return as(admin.href, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migrations' order by 1`,
    )
    const found: Record<string, string[]> = {}
    for (const { name } of tables.rows) {
      const rows = await client.query<{ line: string }>(`select t::text as line from ${name} t order by 1`)
      found[name] = rows.rows.map((row) => row.line)
    }
    return found
  })
}

test('a backup brings every row of every shop and every file back, to the last digit', async () => {
  await bringBack()
  const [before, after] = [await contents(full.url), await contents(target.url)]
  expect(before.shops).toHaveLength(2)
  expect(after).toEqual(before)
  expect(readFileSync(placed(restoredFiles))).toEqual(model)
  expect(existsSync(join(restoredFiles, 'incoming/half'))).toBe(false)
})

test('the walls, the rules and the append-only records stand afterwards as before', async () => {
  const before = await takeSnapshot(target.url)
  await bringBack()
  await expect(takeSnapshot(target.url)).resolves.toEqual(before)
  const told = as(target.url, async (client) => {
    await client.query(`select set_config('app.shop_id', $1, false)`, [shopA])
    await client.query('delete from receipts')
  })
  await expect(told).rejects.toThrow('receipts is append-only')
})

test('a database that holds a shop is left alone unless it is to be replaced', async () => {
  await bringBack()
  const held = await contents(target.url)
  await expect(bringBack()).rejects.toThrow('The database holds a shop already')
  expect(await contents(target.url)).toEqual(held)
  await bringBack({ replace: true })
  expect(await contents(target.url)).toEqual(held)
})

test('a backup that was cut short or damaged changes nothing', async () => {
  const archive = gunzipSync(readFileSync(file))
  const cut = join(folder, 'cut')
  writeFileSync(cut, gzipSync(archive.subarray(0, archive.length - 4096)))
  await expect(bringBack({ file: cut })).rejects.toThrow('could not be restored and nothing was changed')
  const damaged = join(folder, 'damaged')
  const at = archive.indexOf('endsolid part')
  writeFileSync(damaged, gzipSync(Buffer.concat([archive.subarray(0, at), Buffer.from('E'), archive.subarray(at + 1)])))
  await expect(bringBack({ file: damaged })).rejects.toThrow('is damaged')
  const other = join(folder, 'other')
  writeFileSync(other, 'something else')
  await expect(bringBack({ file: other })).rejects.toThrow('could not be restored')
  expect((await contents(target.url)).shops).toEqual([])
})

test('a backup of other migrations is refused with both numbers', async () => {
  await as(target.url, (client) => client.query(`insert into schema_migrations values (9999, '9999_newer.sql', 'x')`))
  await expect(bringBack()).rejects.toThrow(/was made at migration \d+ and this database stands at 9999/)
})

describe('a backup that an earlier Routecard made', () => {
  const migrations = join(import.meta.dirname, '../../db/migrations')
  const earlierFile = join(folder, 'earlier.backup')

  beforeAll(async () => {
    const earlierFolder = join(folder, 'earlier-migrations')
    const names = readdirSync(migrations).filter((name) => name.endsWith('.sql'))
    const newest = names.sort().at(-1)
    mkdirSync(earlierFolder)
    for (const name of names) if (name !== newest) copyFileSync(join(migrations, name), join(earlierFolder, name))
    const earlier = await emptyDatabase()
    await migrate({ databaseUrl: earlier.url, folder: earlierFolder })
    await as(earlier.url, async (client) => {
      await client.query(`select set_config('app.shop_id', $1, false)`, [shopA])
      await client.query(`insert into shops (shop_id, name) values ('${shopA}', 'Of last month')`)
    })
    await backUp({ databaseUrl: earlier.url, filesDir, file: earlierFile, now: new Date() })
    await earlier.drop()
  })

  test('comes back into today’s tables', async () => {
    const before = await takeSnapshot(target.url)
    await bringBack({ file: earlierFile })
    await expect(takeSnapshot(target.url)).resolves.toEqual(before)
    expect((await contents(target.url)).shops?.join()).toContain('Of last month')
    // Nothing is left to migrate, and the program's own role reaches the tables.
    await expect(migrate({ databaseUrl: target.url })).resolves.toMatchObject({ applied: [] })
    const seen = await as(target.url, async (client) => {
      await client.query('set role routecard_app')
      await client.query(`select set_config('app.shop_id', $1, false)`, [shopA])
      return client.query<{ name: string }>('select name from shops')
    })
    expect(seen.rows).toEqual([{ name: 'Of last month' }])
  })

  test('that is damaged leaves what was there, whole', async () => {
    await bringBack()
    const held = await contents(target.url)
    const archive = gunzipSync(readFileSync(earlierFile))
    const cut = join(folder, 'earlier-cut')
    writeFileSync(cut, gzipSync(archive.subarray(0, archive.length - 4096)))
    await expect(bringBack({ file: cut, replace: true })).rejects.toThrow('nothing was changed')
    expect(await contents(target.url)).toEqual(held)
  })
})

test('the file appears only when it is whole', async () => {
  const elsewhere = join(folder, 'never')
  const broken = join(folder, 'broken-files')
  mkdirSync(placed(broken), { recursive: true })
  await expect(backUp({ databaseUrl: full.url, filesDir: broken, file: elsewhere, now: new Date() })).rejects.toThrow()
  expect(existsSync(elsewhere)).toBe(false)
  expect(existsSync(`${elsewhere}.part`)).toBe(false)
})
