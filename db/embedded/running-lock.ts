import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { birthOf, isAlive } from './processes.ts'

/** Held by the program that runs on a data folder; `release` gives it back. */
export type RunningLock = { release(): void }

type Holder = { pid: number; birth: string | null }

/**
 * Takes the data folder, which is there already, for this process.
 * The lock is a file that names the process and when it was born, so one that was killed without a chance to tidy up
 * holds nothing. Throws CannotStart with one sentence while another one runs.
 */
export function takeRunningLock(dataDir: string): RunningLock {
  const path = lockPath(dataDir)
  for (let attempt = 0; attempt < 10; attempt++) {
    if (claim(path)) return { release: () => releaseOwn(path) }
    const text = readOrNull(path)
    if (text === null) continue
    const holder = parseHolder(text)
    if (holder && holds(holder)) throw alreadyRuns(dataDir, holder)
    removeStale(path, text)
  }
  throw new CannotStart(`The data folder ${dataDir} is being taken by several starts at once: start one of them again.`)
}

/** The number of the process that runs on this data folder now, or null. */
export function runningProcess(dataDir: string): number | null {
  const text = readOrNull(lockPath(dataDir))
  const holder = text === null ? null : parseHolder(text)
  return holder && holds(holder) ? holder.pid : null
}

const lockPath = (dataDir: string) => join(dataDir, 'running.lock')

function alreadyRuns(dataDir: string, holder: Holder): CannotStart {
  return new CannotStart(
    `Routecard already runs on the data folder ${dataDir} (process ${holder.pid}): stop it first, or give this one another DATA_DIR.`,
  )
}

/** A hard link appears whole or not at all: nobody ever reads half a lock. */
function claim(path: string): boolean {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Holder))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves the stale file aside before deleting, so that a lock another start has just taken is put back, not deleted. */
function removeStale(path: string, staleText: string): void {
  const aside = `${path}.stale-${process.pid}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== staleText) linkSync(aside, path)
  } catch {
    // Another start was quicker with the same file: the next attempt sees what it left.
  } finally {
    rmSync(aside, { force: true })
  }
}

function releaseOwn(path: string): void {
  const text = readOrNull(path)
  if (text !== null && parseHolder(text)?.pid === process.pid) rmSync(path, { force: true })
}

function holds(holder: Holder): boolean {
  return isAlive(holder.pid) && (holder.birth === null || birthOf(holder.pid) === holder.birth)
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null
    return { pid: value.pid, birth: 'birth' in value && typeof value.birth === 'string' ? value.birth : null }
  } catch {
    return null // a file that another program wrote, or that a full disk cut short
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
