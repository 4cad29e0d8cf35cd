import { startApi } from '#api/server.ts'
import { runningProcess } from '#db/embedded/running-lock.ts'
import { partReader } from '#geometry/part-reader.ts'
import { startJobs } from '#jobs/worker.ts'
import { refuseTakenPort } from './free-port.ts'
import { makeLog } from './log.ts'
import { openDatabase } from './open-database.ts'
import { Interrupted, Running } from './running.ts'
import { ensureScreens } from './screens.ts'
import { filesFolder, mailSettings, readSettings, withSessionSecret } from './settings.ts'

export type ServeOptions = {
  /** Done once the database is migrated and before anybody is served. */
  prepare?: (database: { databaseUrl: string; filesDir: string }) => Promise<void>
  /** What is said under the address. */
  welcome: string[]
}

/** Starts everything in this process: database, migrations, screens, API and background jobs; says where it is served. */
export async function serveAll(options: ServeOptions): Promise<void> {
  const settings = readSettings()
  const log = makeLog(settings, { quiet: true })
  const say = (sentence: string) => console.log(sentence)
  const running = new Running(say)
  try {
    // A second start should hear of the first one, not of the port that the first one serves.
    if (settings.databaseUrl || runningProcess(settings.dataDir) === null) {
      await refuseTakenPort(settings.host, settings.port)
    }
    const screens = ensureScreens()
    screens.catch(() => undefined)
    const database = await openDatabase(settings, { info: say, warn: say })
    running.add('The database', database)
    const place = { databaseUrl: database.url, filesDir: filesFolder(settings) }
    await options.prepare?.(place)
    if (await screens) say('The screens were built.')
    running.goOn()

    running.add('The background jobs', await startJobs({ ...place, mail: mailSettings(settings), log }))
    const api = await startApi({ ...place, parts: partReader, config: withSessionSecret(settings), log })
    running.add('The server', api)
    running.started()
    say(`Served after ${(performance.now() / 1000).toFixed(1)} s.`)
    say(
      [
        '',
        `  Routecard: ${settings.port === 0 ? api.url : settings.publicUrl}`,
        ...options.welcome.map((line) => `  ${line}`),
        '',
        '  Ctrl-C stops it.',
        '',
      ].join('\n'),
    )
  } catch (error) {
    await running.stop()
    if (error instanceof Interrupted) process.exit(0)
    throw error
  }
}
