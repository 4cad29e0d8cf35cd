import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { restore } from '#db/backup/restore.ts'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { openDatabase } from './support/open-database.ts'
import { runProgram } from './support/program.ts'
import { filesFolder, readSettings } from './support/settings.ts'

// `npm run restore -- FILE`: brings a backup back into an empty database; `--replace` throws away what is there.
await runProgram(async () => {
  const words = process.argv.slice(2)
  const name = words.find((word) => !word.startsWith('-'))
  if (!name) throw new CannotStart('Name the file to read: npm run restore -- FILE [--replace]')
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), name)
  if (!existsSync(file)) throw new CannotStart(`There is no file ${file}.`)
  const settings = readSettings()
  const database = await openDatabase(settings, { info: console.log, warn: console.warn })
  try {
    const replace = words.includes('--replace')
    const done = await restore({ databaseUrl: database.url, filesDir: filesFolder(settings), file, replace })
    const rows = Object.values(done.rows).reduce((sum, count) => sum + count, 0)
    console.log(`Restored ${rows} rows and ${done.files} files. npm run verify proves the ledger.`)
  } finally {
    await database.stop()
  }
})
