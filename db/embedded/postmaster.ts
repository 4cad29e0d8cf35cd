import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { serverEnvironment } from './cluster.ts'
import type { Place } from './place.ts'
import { commandLineOf, isAlive } from './processes.ts'
import { serverSettings } from './settings.ts'

/** A running server. `child` is null where it was found running and adopted. */
export type Postmaster = { pid: number; port: number; child: ChildProcess | null }

/** What is needed to start one. `port` null takes a free one. */
export type PostmasterPlan = { place: Place; binaries: Binaries; sync: boolean; port: number | null }

const START_TIMEOUT_MS = 60_000
const STOP_FAST_TIMEOUT_MS = 20_000
const STOP_HARD_TIMEOUT_MS = 10_000
const LOG_BYTES_MAX = 10 * 2 ** 20

/**
 * Finds the cluster's server running, or starts it, and waits until it takes connections.
 * Right after a server was killed, its lock file and shared memory outlive it for a moment: those starts are repeated.
 */
export async function openPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const found = await findRunning(plan.place, deadline)
    if (found) return found
    const outcome = await start(plan, deadline)
    if ('pid' in outcome) return outcome
    const passing = /lock file|shared memory|could not bind|Address already in use|being used by another/i
    if (!passing.test(outcome.said) || Date.now() > deadline) {
      throw new CannotStart(`The database in ${plan.place.cluster} did not start: ${lastComplaint(outcome.said)}`)
    }
    await delay(100)
  }
}

/** Ends the server: politely first (running transactions roll back), then hard. Nothing committed is lost either way. */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', STOP_FAST_TIMEOUT_MS],
    ['SIGQUIT', STOP_HARD_TIMEOUT_MS],
    ['SIGKILL', STOP_HARD_TIMEOUT_MS],
  ]
  for (const [signal, timeoutMs] of steps) {
    signalQuietly(postmaster.pid, signal)
    const deadline = Date.now() + timeoutMs
    while (Date.now() < deadline) {
      if (!isAlive(postmaster.pid)) return
      await delay(10)
    }
  }
}

/** The same as a last act of a process that has no time to wait. */
export function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It is gone already, which is what the signal was for.
  }
}

/** The server of this cluster that runs now, waiting while it still starts; a lock file of a stranger is removed. */
export async function findRunning(place: Place, deadline: number): Promise<Postmaster | null> {
  const path = join(place.cluster, 'postmaster.pid')
  for (;;) {
    const file = readPidFile(path)
    if (file === null || !isAlive(file.pid)) return null
    if (!isServerOf(file.pid, place.cluster)) {
      // After a reboot the number in the file may be anybody's; PostgreSQL itself would refuse to start for ever.
      rmSync(path, { force: true })
      return null
    }
    if (file.ready && file.port > 0) return { pid: file.pid, port: file.port, child: null }
    if (Date.now() > deadline) {
      throw new CannotStart(
        `A database server (process ${file.pid}) holds ${place.cluster} and does not become ready: end it and start again.`,
      )
    }
    await delay(20)
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  const command = commandLineOf(pid)
  return command === null || command.includes(cluster)
}

type PidFile = { pid: number; port: number; ready: boolean }

function readPidFile(path: string): PidFile | null {
  if (!existsSync(path)) return null
  // Lines: process, data folder, start time, port, socket folder, listen address, shared memory, status.
  const lines = readFileSync(path, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}

async function start(plan: PostmasterPlan, deadline: number): Promise<Postmaster | { said: string }> {
  const port = plan.port ?? (await freePort())
  const log = openLog(plan.place.home)
  const child = spawn(plan.binaries.postgres, postgresArguments(plan, port), {
    cwd: plan.place.cluster,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', log.descriptor],
    // In its own session: Ctrl-C of the terminal reaches the program alone, which ends the server in its own time.
    detached: true,
    ...asAccount(plan.place.account),
  })
  closeSync(log.descriptor)
  child.unref()
  let failure: string | null = null
  child.once('error', (error) => {
    failure = error.message
  })
  while (failure === null && child.exitCode === null && child.signalCode === null) {
    const file = readPidFile(join(plan.place.cluster, 'postmaster.pid'))
    if (file?.ready && file.pid === child.pid) return { pid: file.pid, port, child }
    if (Date.now() > deadline) {
      child.kill('SIGQUIT')
      throw new CannotStart(`The database in ${plan.place.cluster} did not become ready in time: see ${log.path}.`)
    }
    await delay(5)
  }
  return { said: failure ?? readFileSync(log.path, 'utf8').slice(log.offset) }
}

function postgresArguments(plan: PostmasterPlan, port: number): string[] {
  const settings = Object.entries(serverSettings(port, plan))
  return ['-D', plan.place.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function openLog(home: string): { path: string; descriptor: number; offset: number } {
  const path = join(home, 'postgres.log')
  if (existsSync(path) && statSync(path).size > LOG_BYTES_MAX) renameSync(path, `${path}.1`)
  const descriptor = openSync(path, 'a', 0o600)
  return { path, descriptor, offset: readFileSync(path, 'utf8').length }
}

function lastComplaint(said: string): string {
  const lines = said.split('\n').filter((line) => /FATAL|PANIC|ERROR/.test(line))
  return (lines.at(-1) ?? said.trim().split('\n').at(-1) ?? 'it said nothing').replace(
    /^.*?(FATAL|PANIC|ERROR):\s*/,
    '',
  )
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
