import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { CannotStart } from './cannot-start.ts'

/** Who the database server runs as. `null` means: as the program itself. */
export type Account = { name: string; uid: number; gid: number } | null

/**
 * PostgreSQL refuses to run as root, so root lends it an account that is already there: the owner of the data where
 * there are some, else `postgres`, else `nobody`. No account is ever created.
 */
export function accountForServer(existingCluster: string | null): Account {
  if (process.getuid?.() !== 0) return null
  const accounts = readAccounts()
  const owner = existingCluster === null ? undefined : statSync(existingCluster)
  if (owner && owner.uid !== 0) {
    const known = accounts.find((account) => account.uid === owner.uid)
    return { name: known?.name ?? String(owner.uid), uid: owner.uid, gid: owner.gid }
  }
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const account = accounts.find((candidate) => candidate.name === name)
    if (account) return account
  }
  throw new CannotStart(
    'PostgreSQL does not run as root and this system has neither a postgres nor a nobody user: start Routecard as an ordinary user, or set DATABASE_URL.',
  )
}

/** Asks the system itself, as that account, whether it may enter the folder: modes, groups and access lists all count. */
export function canEnter(account: Account, folder: string): boolean {
  return probe(account, 'cd "$1"', folder)
}

/** Whether the account may run that program. */
export function canRun(account: Account, program: string): boolean {
  return probe(account, 'test -r "$1" && test -x "$1"', program)
}

/** What `spawn` needs to run a child as the account. */
export function asAccount(account: Account): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid }
}

function probe(account: Account, test: string, path: string): boolean {
  if (account === null) return true
  const answer = spawnSync('/bin/sh', ['-c', test, 'sh', path], { cwd: '/', stdio: 'ignore', ...asAccount(account) })
  if (answer.error) {
    throw new CannotStart(
      `PostgreSQL does not run as root and this program may not change to the user ${account.name}: start Routecard as an ordinary user, or set DATABASE_URL.`,
    )
  }
  return answer.status === 0
}

function readAccounts(): NonNullable<Account>[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) =>
      // Some systems write -2 for the largest number.
      name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : [],
    )
}
