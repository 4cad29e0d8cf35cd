import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { emptyDatabase } from '#tests/support/database.ts'

let database: Awaited<ReturnType<typeof emptyDatabase>>
let folder: string

beforeEach(async () => {
  database = await emptyDatabase()
  folder = mkdtempSync(join(tmpdir(), 'routecard-migrations-'))
  write('0001_parts.sql', 'create table parts (id int primary key);')
})

afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = () => migrate({ databaseUrl: database.url, folder })

async function query<Row extends pg.QueryResultRow>(text: string, options?: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url, ...(options && { options }) })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

test('only the files that are new are applied', async () => {
  await expect(run()).resolves.toEqual({ applied: ['0001_parts.sql'], latest: 1 })
  write('0002_more.sql', 'alter table parts add name text;')
  await expect(run()).resolves.toEqual({ applied: ['0002_more.sql'], latest: 2 })
  await expect(run()).resolves.toEqual({ applied: [], latest: 2 })
})

test('two servers that start at once migrate once', async () => {
  write('0002_slow.sql', 'select pg_sleep(0.3); create table slow (id int);')
  const both = await Promise.all([run(), run()])
  expect(both.flatMap((done) => done.applied).sort()).toEqual(['0001_parts.sql', '0002_slow.sql'])
})

test('a file that fails leaves nothing of itself, and the sentence names the file and the line', async () => {
  write('0002_broken.sql', 'create table half (id int);\n\nselect nonsense;')
  await expect(run()).rejects.toThrow(
    'The migration 0002_broken.sql failed at line 3: column "nonsense" does not exist.',
  )
  expect(await query(`select to_regclass('half') as half`)).toEqual([{ half: null }])
  expect(await query('select number from schema_migrations')).toEqual([{ number: 1 }])
})

test('an applied file that was changed afterwards stops the start', async () => {
  await run()
  write('0001_parts.sql', 'create table parts (id bigint primary key);')
  await expect(run()).rejects.toThrow('0001_parts.sql is not the text that this database was made with')
})

test('other line ends are no change', async () => {
  write('0001_parts.sql', 'create table parts (\n id int\n);')
  await run()
  write('0001_parts.sql', 'create table parts (\r\n id int\r\n);')
  await expect(run()).resolves.toEqual({ applied: [], latest: 1 })
})

test('a database that a newer program migrated is left alone', async () => {
  write('0002_newer.sql', 'select 1;')
  await run()
  rmSync(join(folder, '0002_newer.sql'))
  await expect(run()).rejects.toThrow('migrated by a newer Routecard (0002_newer.sql)')
})

test('a gap in the numbers stops the start', async () => {
  write('0003_far.sql', 'select 1;')
  await expect(run()).rejects.toThrow('0003_far.sql should be number 2')
})

test('a database that does not answer is one sentence', async () => {
  const url = new URL(database.url)
  url.port = '1'
  await expect(migrate({ databaseUrl: url.href, folder })).rejects.toThrow(/^The database cannot be reached: .+\.$/)
})

test('the program can work as its own role, which rules nothing', async () => {
  await run()
  const rows = await query<{ role: string; can: boolean }>(
    `select current_user as role, rolsuper or rolbypassrls or rolcreaterole as can from pg_roles where rolname = current_user`,
    '-c role=routecard_app',
  )
  expect(rows).toEqual([{ role: 'routecard_app', can: false }])
})
