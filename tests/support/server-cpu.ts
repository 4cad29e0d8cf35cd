import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Ticks of the kernel's clock in a second, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

/**
 * CPU seconds that a PostgreSQL server has used so far: the postmaster, its living children and those that ended.
 * Independent of how much of the machine the neighbours left. null where there is no /proc.
 */
export function serverCpuSeconds(dataFolder: string): number | null {
  try {
    const postmaster = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]?.trim() ?? ''
    const own = ticksOf(postmaster)
    let ticks = own.self + own.ended
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid)) continue
      try {
        const child = ticksOf(pid)
        if (child.parent === postmaster) ticks += child.self
      } catch {
        // It ended between the listing and the look.
      }
    }
    return ticks / TICKS_PER_SECOND
  } catch {
    return null
  }
}

function ticksOf(pid: string): { parent: string; self: number; ended: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold spaces; the fields begin after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = (from: number) => Number(fields[from]) + Number(fields[from + 1])
  return { parent: fields[1] ?? '', self: ticks(11), ended: ticks(13) }
}
