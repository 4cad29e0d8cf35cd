import { CannotStart } from '#db/embedded/cannot-start.ts'
import { startJobs } from '#jobs/worker.ts'
import { startHeartbeat } from './support/heartbeat.ts'
import { makeLog } from './support/log.ts'
import { openDatabase } from './support/open-database.ts'
import { runProgram } from './support/program.ts'
import { Running } from './support/running.ts'
import { filesFolder, mailSettings, readSettings } from './support/settings.ts'

// One worker of several: the background jobs, against a database that others share.
await runProgram(async () => {
  const settings = readSettings()
  if (!settings.databaseUrl) throw new CannotStart('Set DATABASE_URL: only npm start brings a database along.')
  const log = makeLog(settings, { quiet: false })
  const running = new Running((sentence) => log.info(sentence))
  const database = await openDatabase(settings, log)
  running.add(
    'The background jobs',
    await startJobs({
      databaseUrl: database.url,
      filesDir: filesFolder(settings),
      mail: mailSettings(settings),
      log,
    }),
  )
  running.add('The heartbeat', startHeartbeat(database.url))
  running.started()
  log.info('Working')
})
