import { Fault, Refused } from '../server/call.ts'

export interface Waiting {
  /** How often it was tried without an answer. */
  failures: number
}

const firstWaitMs = 400
const longestWaitMs = 4000

/**
 * Sends until the shop has answered, however long that takes: the command carries its id, so it counts once. Throws the
 * refusal; ends without an answer only when `signal` is aborted.
 */
export async function untilAnswered<T>(
  send: () => Promise<T>,
  signal: AbortSignal,
  onWaiting: (waiting: Waiting) => void,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await send()
    } catch (error) {
      if (signal.aborted || !isNoAnswer(error)) throw error
      onWaiting({ failures: failures + 1 })
      await pause(Math.min(longestWaitMs, firstWaitMs * 2 ** failures), signal)
    }
  }
}

/** Neither a yes nor a no: the line, the server, or too many at once. */
function isNoAnswer(error: unknown): boolean {
  return error instanceof Fault || (error instanceof Refused && error.code === 'slow_down')
}

/** Waits, or not when the network says that it is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      done()
      reject(signal.reason as Error)
    }
    const timer = setTimeout(done, ms)
    addEventListener('online', done)
    signal.addEventListener('abort', leave)
  })
}
