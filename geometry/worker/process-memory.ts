import { readFileSync } from 'node:fs'

const PAGE_BYTES = 4096

/** How much memory a process holds, in bytes; 0 where the system does not say (only Linux does). */
export function memoryOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES
  } catch {
    return 0
  }
}

const TICKS_PER_SECOND = 100

/** How much computing time a process has used, in milliseconds; null where the system does not say (only Linux does). */
export function cpuMsOf(pid: number): number | null {
  try {
    // After the name, which may hold anything: state is the first field, user and system time the 12th and 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
  } catch {
    return null
  }
}
