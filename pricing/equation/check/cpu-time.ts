import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second, whatever the kernel's own beat. */
const msPerTick = 10

/** How long a process has been computing, in ms; null where the system does not say (it does on Linux). */
export function cpuTimeMs(pid: number | undefined): number | null {
  if (pid === undefined) return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in brackets and may hold spaces; what follows it is counted from field 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return Number.isFinite(ticks) ? ticks * msPerTick : null
  } catch {
    return null
  }
}
