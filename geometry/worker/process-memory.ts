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
