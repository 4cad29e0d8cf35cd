import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { startApi } from '#api/server.ts'
import { partReader } from '#geometry/part-reader.ts'

// An API process for benchmarks: it says where it answers, and ends when its input does.

const filesDir = mkdtempSync(join(tmpdir(), 'routecard-bench-files-'))
const api = await startApi({
  parts: partReader,
  config: {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    tls: null,
    maxUploadBytes: 1024 * 1024,
    sessionSecret: 'the secret of a benchmark, long enough',
  },
  databaseUrl: process.env.DATABASE_URL ?? '',
  filesDir,
  log: pino({ level: 'silent' }),
})
console.log(api.url)
process.stdin.resume()
process.stdin.on('end', async () => {
  await api.stop()
  rmSync(filesDir, { recursive: true, force: true })
  process.exit(0)
})
