import pg from 'pg'
import { migrate } from '../migrate.ts'
import { writeRowTypes } from './row-types.ts'
import { dumpSchema } from './schema-dump.ts'

/** Migrates an empty database and reads from its catalogue the texts of `db/schema.sql` and `db/tables.ts`. */
export async function takeSnapshot(databaseUrl: string): Promise<{ schema: string; tables: string }> {
  await migrate({ databaseUrl })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return { schema: await dumpSchema(client), tables: await writeRowTypes(client) }
  } finally {
    await client.end()
  }
}
