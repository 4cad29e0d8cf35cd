import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const program = ['/usr/lib/postgresql/15/bin/pgbench', '/usr/lib/postgresql/16/bin/pgbench', '/usr/bin/pgbench'].find(
  (path) => existsSync(path),
)

export interface PgbenchRun {
  transactionsPerSecond: number
  p50Ms: number
  p99Ms: number
}

/** PostgreSQL's own yardstick on the same server: an update, a select and an insert in one transaction, prepared. */
export interface Pgbench {
  run(asked: { clients: number; seconds: number }): Promise<PgbenchRun>
}

/** Fills a database of its own for pgbench; null where the machine has no pgbench. */
export async function openPgbench(adminUrl: string, scale: number): Promise<Pgbench | null> {
  if (program === undefined) return null
  const url = new URL(adminUrl)
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('create database pgbench')
  await client.end()
  url.pathname = '/pgbench'
  await call(program, ['--initialize', '--quiet', '--scale', String(scale), url.href])
  return { run: (asked) => run(program, url.href, asked) }
}

async function run(path: string, url: string, asked: { clients: number; seconds: number }): Promise<PgbenchRun> {
  const folder = mkdtempSync(join(tmpdir(), 'routecard-pgbench-'))
  try {
    const { clients, seconds } = asked
    const told = await call(path, [
      ...['--skip-some-updates', '--no-vacuum', '--protocol', 'prepared', '--client', String(clients)],
      ...[
        '--jobs',
        clients > 1 ? '2' : '1',
        '--time',
        String(seconds),
        '--log',
        '--log-prefix',
        join(folder, 'log'),
        url,
      ],
    ])
    const transactionsPerSecond = Number(/tps = ([0-9.]+)/.exec(told)?.[1])
    const latencies = readdirSync(folder).flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => Number(line.split(' ')[2]) / 1000),
    )
    return { transactionsPerSecond, p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

function call(path: string, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complained = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.stderr.on('data', (chunk) => {
      complained += chunk
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`pgbench ended with ${code}: ${complained}`)),
    )
  })
}
