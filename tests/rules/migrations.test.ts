import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { takeSnapshot } from '#db/snapshot/take-snapshot.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const db = join(import.meta.dirname, '../../db')
const folder = join(db, 'migrations')
const names = readdirSync(folder).sort()
const empty = await emptyDatabase()
afterAll(() => empty.drop())

const wayOut = 'run npm run db:snapshot and commit what it writes'

test('the migrations, from zero, make the schema that was reviewed', async () => {
  const made = await takeSnapshot(empty.url)
  expect(made.schema, `db/schema.sql differs: ${wayOut}`).toBe(readFileSync(join(db, 'schema.sql'), 'utf8'))
  expect(made.tables, `db/tables.ts differs: ${wayOut}`).toBe(readFileSync(join(db, 'tables.ts'), 'utf8'))
})

test('migrating a database that is up to date changes nothing', async () => {
  const before = await takeSnapshot(empty.url)
  await expect(migrate({ databaseUrl: empty.url })).resolves.toEqual({ applied: [], latest: names.length })
  await expect(takeSnapshot(empty.url)).resolves.toEqual(before)
})

test('the files count up from 0001 without a gap, each under a name that says what it brings', () => {
  expect(names.map((name) => name.slice(0, 4))).toEqual(names.map((_, index) => String(index + 1).padStart(4, '0')))
  for (const name of names) expect(name).toMatch(/^\d{4}_[a-z][a-z0-9_]+\.sql$/)
})

test('a migration leaves its transaction to the program, so that it happens whole or not at all', () => {
  for (const name of names) {
    const statements = readFileSync(join(folder, name), 'utf8').replaceAll(/\$\$[\s\S]*?\$\$|--.*$/gm, '')
    expect(statements, name).not.toMatch(/^\s*(begin|commit|rollback|start transaction)\b/im)
  }
})
