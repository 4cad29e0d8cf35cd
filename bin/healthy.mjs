// Whether this container is well, asked by its health check: `healthy.mjs` asks the server, `healthy.mjs jobs` the worker.
import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const HEARTBEAT_AGE_MAX_MS = 30_000

async function serverIsWell() {
  const scheme = process.env.TLS_CERT ? 'https' : 'http'
  // The certificate names the shop's address, not this one.
  if (scheme === 'https') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  const url = `${scheme}://127.0.0.1:${process.env.PORT || 3000}/healthz`
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_500) })
  return answer.ok
}

function workerIsWell() {
  const beat = statSync(join(tmpdir(), 'routecard-jobs.heartbeat')).mtimeMs
  return Date.now() - beat < HEARTBEAT_AGE_MAX_MS
}

try {
  const well = process.argv[2] === 'jobs' ? workerIsWell() : await serverIsWell()
  process.exitCode = well ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
