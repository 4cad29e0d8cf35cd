import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'

const database = await freshDatabase()

test('a test file works in a migrated database of its own, as the role the program works as', async () => {
  const found = await sql<{
    role: string
    name: string
  }>`select current_user as role, current_database() as name`.execute(database.app.kysely)
  expect(found.rows[0]?.role).toBe('routecard_app')
  expect(found.rows[0]?.name).toMatch(/^t_fresh_database_/)
  const migrations = await sql`select number from schema_migrations`.execute(database.app.kysely)
  expect(migrations.rows.length).toBeGreaterThan(0)
})
