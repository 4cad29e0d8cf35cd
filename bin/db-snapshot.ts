import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeSnapshot } from '#db/snapshot/take-snapshot.ts'
import { root } from './support/root.ts'
import { withThrowAwayDatabase } from './support/throw-away-database.ts'

// `npm run db:snapshot`: from the migrations, written anew: db/schema.sql for the reviewer, db/tables.ts for the compiler.
await withThrowAwayDatabase(async ({ url }) => {
  const { schema, tables } = await takeSnapshot(url)
  writeFileSync(join(root, 'db/schema.sql'), schema)
  writeFileSync(join(root, 'db/tables.ts'), tables)
})
