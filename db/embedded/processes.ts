import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** True while the process works; a dead one that nobody has reaped yet counts as gone. */
export function isAlive(pid: number): boolean {
  if (!answersSignals(pid)) return false
  return linuxStat(pid)?.state !== 'Z'
}

/**
 * A text that is equal for the same process and different for a later one with the same number, or null where the
 * process is gone or the system does not tell.
 */
export function birthOf(pid: number): string | null {
  if (process.platform === 'linux') return linuxStat(pid)?.startedTicks ?? null
  if (process.platform === 'win32') return null
  return psField(pid, 'lstart')
}

/** The words a process was started with, or null where they cannot be read. */
export function commandLineOf(pid: number): string | null {
  if (process.platform === 'linux') return readOrNull(`/proc/${pid}/cmdline`)
  if (process.platform === 'win32') return null
  return psField(pid, 'command')
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user is there, only not ours to signal.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function linuxStat(pid: number): { state: string; startedTicks: string } | null {
  const text = readOrNull(`/proc/${pid}/stat`)
  if (text === null) return null
  // The second field is the name in parentheses and may itself hold blanks: count from its end.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, startedTicks] = [fields[0], fields[19]]
  return state && startedTicks ? { state, startedTicks } : null
}

function psField(pid: number, field: string): string | null {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null // ps ends with an error when there is no such process
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // the process went away, or this system keeps no such file
  }
}
