import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const BEAT_MS = 5_000

/** While this process runs and reaches its database, touches the file that `bin/healthy.mjs jobs` looks at. */
export function startHeartbeat(databaseUrl: string): { stop(): Promise<void> } {
  const path = join(tmpdir(), 'routecard-jobs.heartbeat')
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: BEAT_MS })
  pool.on('error', () => undefined)
  const beat = () =>
    pool.query('select 1').then(
      () => writeFileSync(path, ''),
      () => undefined,
    )
  void beat()
  const timer = setInterval(beat, BEAT_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await pool.end()
    },
  }
}
