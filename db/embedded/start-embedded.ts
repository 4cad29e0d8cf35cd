import { existsSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { ensureCluster, readCredentials } from './cluster.ts'
import { makePassage, type Place, placeFor } from './place.ts'
import {
  findRunning,
  openPostmaster,
  type Postmaster,
  type PostmasterPlan,
  signalQuietly,
  stopPostmaster,
} from './postmaster.ts'
import { isAlive } from './processes.ts'
import { ensureDatabase, type ServerAddress, serverUrl } from './routecard-database.ts'
import { runningProcess, takeRunningLock } from './running-lock.ts'

/** Where the launcher says what it does; a pino logger fits. */
export type LaunchLog = { info(sentence: string): void; warn(sentence: string): void }

export type EmbeddedDatabase = {
  /** The shop's database as its owner, who is no superuser. */
  url: string
  /** The server as its superuser: for tests and repairs, never for the program's own work. */
  adminUrl: string
  /** True where a server was found running on this data folder and taken over. */
  adopted: boolean
  /** Where the database's files are. */
  folder: string
  /** True where that is not inside the data folder, because the server's account may not enter it. */
  moved: boolean
  /** Ends the server and gives the data folder back. Nothing of it is left running. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  log: LaunchLog
  /** False for throw-away data: it survives the death of any process, not of the machine. */
  sync?: boolean
  /** True leaves the server running when the program ends without `stop`: for looking into a failed test's database. */
  outlive?: boolean
}

/**
 * Starts the PostgreSQL that came with the installation on a data folder, or takes over the one that an earlier,
 * killed program left running there, and restarts it when it dies. Throws CannotStart with one sentence where it
 * cannot, also when another program already runs on the folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  makePassage(options.dataDir)
  const lock = takeRunningLock(options.dataDir)
  try {
    const place = placeFor(options.dataDir)
    if (place.moved) options.log.info(movedSentence(options.dataDir, place))
    const binaries = findBinaries(place)
    const sync = options.sync ?? true
    const credentials = await ensureCluster(place, binaries, { sync })
    const postmaster = await openPostmaster({ place, binaries, sync, port: null })
    const address: ServerAddress = { port: postmaster.port, cluster: place.cluster, credentials }
    await ensureDatabase(address).catch(async (error: unknown) => {
      if (postmaster.child) await stopPostmaster(postmaster)
      throw error
    })
    const adopted = postmaster.child === null
    if (adopted) options.log.info(`The database was still running (process ${postmaster.pid}): it is used again.`)
    const watch = keepAlive(postmaster, { place, binaries, sync, port: postmaster.port }, options)
    return {
      url: serverUrl(address, 'routecard'),
      adminUrl: serverUrl(address, 'postgres'),
      adopted,
      folder: place.home,
      moved: place.moved,
      stop: async () => {
        await watch.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * For a command that runs beside the program: the database of a program that runs on the folder now, or else one started
 * for the time of the work. `stop` ends only what was started here.
 */
export async function reachEmbedded(options: EmbeddedOptions): Promise<Pick<EmbeddedDatabase, 'url' | 'stop'>> {
  if (!existsSync(options.dataDir) || runningProcess(options.dataDir) === null) return startEmbedded(options)
  const place = placeFor(options.dataDir)
  const running = await findRunning(place, Date.now() + REACH_TIMEOUT_MS)
  if (running === null) {
    throw new CannotStart(`Routecard is just starting or stopping on ${options.dataDir}: try again in a moment.`)
  }
  const address: ServerAddress = { port: running.port, cluster: place.cluster, credentials: readCredentials(place) }
  return { url: serverUrl(address, 'routecard'), stop: () => Promise.resolve() }
}

function movedSentence(dataDir: string, place: Place): string {
  return `The database's user ${place.account?.name ?? ''} may not enter ${dataDir}, so the database is kept in ${place.home}.`
}

const REACH_TIMEOUT_MS = 10_000
const WATCH_INTERVAL_MS = 200
const RESTART_PAUSE_MS = 1_000

/** Watches the server and starts it again on the same port when it dies; the program's pools reconnect by themselves. */
function keepAlive(first: Postmaster, plan: PostmasterPlan, options: EmbeddedOptions): { stop(): Promise<void> } {
  let current = first
  const ending = new AbortController()
  const lastAct = () => signalQuietly(current.pid, 'SIGINT')
  if (!options.outlive) process.once('exit', lastAct)

  const watching = (async () => {
    while (!ending.signal.aborted) {
      await delay(WATCH_INTERVAL_MS, null, { ref: false, signal: ending.signal }).catch(() => null)
      if (ending.signal.aborted || isAlive(current.pid)) continue
      options.log.warn('The database server died: it is being started again.')
      const again = await reopen(plan, options.log)
      if (again === null) continue
      current = again
      options.log.info('The database server is back.')
    }
  })()

  return {
    stop: async () => {
      ending.abort()
      await watching
      process.removeListener('exit', lastAct)
      await stopPostmaster(current)
    },
  }
}

async function reopen(plan: PostmasterPlan, log: LaunchLog): Promise<Postmaster | null> {
  try {
    return await openPostmaster(plan)
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    log.warn(error.message)
    await delay(RESTART_PAUSE_MS)
    return null
  }
}
