import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, accountForServer, canEnter } from './account.ts'
import { CannotStart } from './cannot-start.ts'

/**
 * Where the server's files live and who it runs as. `home` holds the cluster beside what the program keeps about it;
 * `moved` says that the data folder could not be used and the system's state folder is used instead.
 */
export type Place = { home: string; cluster: string; account: Account; moved: boolean }

// Enterable by everybody, listable by nobody else: the server's account must pass through, no more.
const PASSAGE_MODE = 0o711

/** Chooses and makes the home of the database of a data folder that is there. Throws CannotStart where no place can be used. */
export function placeFor(dataDir: string): Place {
  const folder = realpathSync(dataDir)
  const note = join(folder, 'database-location')
  if (existsSync(note)) return placeIn(readFileSync(note, 'utf8').trim(), true)

  const home = join(folder, 'postgres')
  const existed = existsSync(home)
  const place = placeIn(home, false)
  if (canEnter(place.account, home)) return place
  if (existsSync(place.cluster)) {
    throw new CannotStart(
      `The database's user ${place.account?.name} can no longer enter ${home}: give it access to every folder above, or start Routecard as before.`,
    )
  }
  if (!existed) rmSync(home, { recursive: true })
  const elsewhere = stateFolder(folder)
  writeFileSync(note, `${elsewhere}\n`)
  return placeIn(elsewhere, true)
}

/**
 * A folder of the system's state, its own for every data folder ever made: who deletes the data folder to begin anew
 * does not meet the old shop again.
 */
function stateFolder(dataDir: string): string {
  const base = process.platform === 'linux' ? '/var/lib/routecard' : '/usr/local/var/routecard'
  const id = createHash('sha256').update(dataDir).update(randomBytes(16)).digest('hex').slice(0, 12)
  return join(base, id)
}

function placeIn(home: string, moved: boolean): Place {
  makePassage(home)
  const cluster = join(home, 'cluster')
  const found = existsSync(cluster)
  const account = accountForServer(found ? cluster : null)
  if (found && process.getuid && account === null && statSync(cluster).uid !== process.getuid()) {
    throw new CannotStart(
      `The database in ${cluster} belongs to another user of this system: start Routecard as the user who started it first.`,
    )
  }
  return { home, cluster, account, moved }
}

/** Like `mkdir -p`, but the parents it makes stay enterable whatever the umask: a 0700 parent locks the server out. */
export function makePassage(folder: string): void {
  try {
    const first = mkdirSync(folder, { recursive: true })
    if (first === undefined || process.platform === 'win32') return
    for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, PASSAGE_MODE)
  } catch (error) {
    throw new CannotStart(`The folder ${folder} cannot be made: ${error instanceof Error ? error.message : error}`)
  }
}
