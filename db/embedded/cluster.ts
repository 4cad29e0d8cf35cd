import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import type { Place } from './place.ts'

/** The passwords of the two log-ins: `postgres` rules the server, `routecard` owns the shop's database and no more. */
export type Credentials = { postgres: string; routecard: string }

/** Makes the cluster where there is none yet, and reads its credentials. `sync: false` is for throw-away data only. */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  options: { sync: boolean },
): Promise<Credentials> {
  sweepUnfinished(place.home)
  if (!existsSync(place.cluster)) await makeCluster(place, binaries, options)
  else refuseOtherMajor(place.cluster, binaries)
  return readCredentials(place)
}

async function makeCluster(place: Place, binaries: Binaries, options: { sync: boolean }): Promise<void> {
  const credentials: Credentials = { postgres: randomPassword(), routecard: randomPassword() }
  writeFileSync(credentialsPath(place), JSON.stringify(credentials), { mode: 0o600 })
  // Made under another name and renamed when whole: a start that is killed half-way leaves no cluster that looks done.
  const draft = mkdtempSync(join(place.home, 'cluster.new-'))
  const passwordFile = `${draft}.password`
  writeFileSync(passwordFile, credentials.postgres, { mode: 0o600 })
  give(draft, place.account)
  give(passwordFile, place.account)
  try {
    await promisify(execFile)(binaries.initdb, initdbArguments(draft, passwordFile, options), {
      cwd: place.home,
      env: serverEnvironment(),
      ...asAccount(place.account),
    })
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw new CannotStart(`The database could not be made in ${place.home}: ${lastLine(error)}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, place.cluster)
}

function initdbArguments(folder: string, passwordFile: string, options: { sync: boolean }): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorted the same on every system, whatever its own locales are.
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(options.sync ? [] : ['--no-sync']),
  ]
}

/** Nothing of the program's own environment reaches the server: a stray PG… variable would change what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LANG: 'C', LC_ALL: 'C', TZ: 'UTC' }
}

/** The passwords of a cluster that is there. */
export function readCredentials(place: Place): Credentials {
  const path = credentialsPath(place)
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value === 'object' && value && 'postgres' in value && 'routecard' in value) {
      return { postgres: String(value.postgres), routecard: String(value.routecard) }
    }
  } catch {
    // Falls through to the sentence: whether it is gone or unreadable, the remedy is the same.
  }
  throw new CannotStart(
    `The file ${path} with the database's passwords is missing or damaged: put it back from a copy.`,
  )
}

const credentialsPath = (place: Place) => join(place.home, 'credentials.json')

const randomPassword = () => randomBytes(24).toString('base64url')

function give(path: string, account: Account): void {
  if (account) chownSync(path, account.uid, account.gid)
}

function sweepUnfinished(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith('cluster.new-')) rmSync(join(home, name), { recursive: true, force: true })
  }
}

function refuseOtherMajor(cluster: string, binaries: Binaries): void {
  const stored = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const brought = binaries.version.split('.')[0]
  if (stored === brought) return
  throw new CannotStart(
    `The database in ${cluster} is of PostgreSQL ${stored} and this Routecard brings ${brought}: back it up with the version that made it, then restore the file here into an empty DATA_DIR.`,
  )
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return said.split('\n').at(-1) || (error instanceof Error ? error.message : String(error))
}
