import { startApi } from '#api/server.ts'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { partReader } from '#geometry/part-reader.ts'
import { makeLog } from './support/log.ts'
import { openDatabase } from './support/open-database.ts'
import { runProgram } from './support/program.ts'
import { Running } from './support/running.ts'
import { ensureScreens } from './support/screens.ts'
import { filesFolder, readSettings, withSessionSecret } from './support/settings.ts'

// One node of several: the API and the screens, against a database that others share.
await runProgram(async () => {
  const settings = readSettings()
  if (!settings.databaseUrl) throw new CannotStart('Set DATABASE_URL: only npm start brings a database along.')
  const log = makeLog(settings, { quiet: false })
  const running = new Running((sentence) => log.info(sentence))
  await ensureScreens()
  const database = await openDatabase(settings, log)
  const place = { databaseUrl: database.url, filesDir: filesFolder(settings) }
  const api = await startApi({ ...place, parts: partReader, config: withSessionSecret(settings), log })
  running.add('The server', api)
  running.started()
  log.info(`Serving ${api.url}`)
})
