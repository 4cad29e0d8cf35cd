import { kill, memoryUsage, pid, ppid } from 'node:process'
import { workerData } from 'node:worker_threads'
import { sandboxLimits } from './limits.ts'

/**
 * A thread of the child that watches while an equation runs, because the equation's thread cannot: when the memory
 * of the process passes the limit, or the parent is gone, it ends the process. Between dispatches it sleeps.
 */
const running = new Int32Array(workerData as SharedArrayBuffer)
const parent = ppid

for (;;) {
  Atomics.wait(running, 0, 0)
  Atomics.wait(running, 0, 1, sandboxLimits.guardIntervalMs)
  const tooLarge = memoryUsage.rss() > sandboxLimits.childResidentMb * 1024 * 1024
  if (tooLarge || process.ppid !== parent) kill(pid, 'SIGKILL')
}
