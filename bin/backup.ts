import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { backUp } from '#db/backup/back-up.ts'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { reachDatabase } from './support/open-database.ts'
import { runProgram } from './support/program.ts'
import { filesFolder, readSettings } from './support/settings.ts'

// `npm run backup -- FILE`: database and stored files in one file; the shop may go on working.
await runProgram(async () => {
  const name = process.argv[2]
  if (!name || name.startsWith('-')) throw new CannotStart('Name the file to write: npm run backup -- FILE')
  const settings = readSettings()
  // npm runs this in the repository; the name is meant from where the person stands.
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), name)
  const database = await reachDatabase(settings, { info: console.log, warn: console.warn })
  try {
    const done = await backUp({ databaseUrl: database.url, filesDir: filesFolder(settings), file, now: new Date() })
    const rows = Object.values(done.rows).reduce((sum, count) => sum + count, 0)
    const size = (statSync(file).size / 2 ** 20).toFixed(1)
    console.log(`Backed up ${rows} rows and ${done.files} files into ${file} (${size} MB).`)
  } finally {
    await database.stop()
  }
})
