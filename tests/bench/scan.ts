import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { scan } from '#commands/scan.ts'
import { ask, connect } from '#db/connect.ts'
import { type EmbeddedDatabase, startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { manyWorkOrders } from '../support/bench-shop.ts'
import type { Bench, Figure } from '../support/figure.ts'
import { aLedgerShop, type LedgerShop } from '../support/ledger-shop.ts'
import { median, openPgbench, type Pgbench, percentile } from '../support/pgbench.ts'
import { serverCpuSeconds } from '../support/server-cpu.ts'

// Scans at the command against `pgbench -N -M prepared` on the same server, interleaved: what is compared shares the
// machine, the disk and the minute. Ratios count; absolute figures are of this machine.

const REPETITIONS = Number(process.env.BENCH_REPETITIONS ?? 7)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const WORK_ORDERS = 5_000

export const bench: Bench = async (say) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'routecard-bench-'))
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, log: { info: () => {}, warn: say } })
  try {
    await migrate({ databaseUrl: server.url })
    return await measure(server, say)
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
    if (server.moved) rmSync(server.folder, { recursive: true, force: true })
  }
}

interface Stage {
  server: EmbeddedDatabase
  shop: LedgerShop
  workOrders: { id: string; number: string }[]
  pgbench: Pgbench | null
}

async function measure(server: EmbeddedDatabase, say: (sentence: string) => void): Promise<Figure[]> {
  const db = connect({ databaseUrl: server.url, applicationName: 'bench' })
  try {
    const shop = await aLedgerShop(db, { operations: ['Print', 'Clean', 'Cure', 'Sand', 'Paint', 'Inspect'] })
    const workOrders = await manyWorkOrders(shop, WORK_ORDERS)
    const pgbench = await openPgbench(server.adminUrl, 10)
    if (pgbench === null) say('there is no pgbench on this machine (package postgresql-15): the figures stand alone')
    const stage = { server, shop, workOrders, pgbench }
    await warmUp(stage)
    const rounds: Round[] = []
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      const round = await oneRound(stage)
      rounds.push(round)
      say(`round ${repetition + 1} of ${REPETITIONS}, load ${loadavg()[0]?.toFixed(1)}: ${sentenceOf(round)}`)
    }
    await compareWithAcknowledgements(stage)
    return figures(rounds)
  } finally {
    await db.end()
  }
}

interface Run {
  perSecond: number
  p50Ms: number
  p99Ms: number
  serverCpuMicros: number
  nodeCpuMicros: number
}

type Case = 'pgbench32' | 'pgbench1' | 'spread' | 'hot' | 'single'
type Round = Partial<Record<Case, Run>>

let acknowledged = 0

async function oneRound(stage: Stage): Promise<Round> {
  const cases: [Case, () => Promise<Run | null>][] = [
    ['pgbench32', () => againstPgbench(stage, 32)],
    ['pgbench1', () => againstPgbench(stage, 1)],
    ['spread', () => scanning(stage, 32, () => stage.workOrders[Math.floor(Math.random() * WORK_ORDERS)])],
    ['hot', () => scanning(stage, 50, () => stage.workOrders[0])],
    ['single', () => scanning(stage, 1, () => stage.workOrders[Math.floor(Math.random() * WORK_ORDERS)])],
  ]
  const round: Round = {}
  for (const [name, run] of shuffled(cases)) {
    const result = await run()
    if (result !== null) round[name] = result
  }
  return round
}

async function againstPgbench({ pgbench, server }: Stage, clients: number): Promise<Run | null> {
  if (pgbench === null) return null
  const before = serverCpuSeconds(join(server.folder, 'cluster'))
  const { transactionsPerSecond, p50Ms, p99Ms } = await pgbench.run({ clients, seconds: SECONDS })
  const cpu = ((serverCpuSeconds(join(server.folder, 'cluster')) ?? Number.NaN) - (before ?? Number.NaN)) * 1e6
  const serverCpuMicros = cpu / (transactionsPerSecond * SECONDS)
  return { perSecond: transactionsPerSecond, p50Ms, p99Ms, serverCpuMicros, nodeCpuMicros: 0 }
}

/** Callers that each send the next scan when the one before was acknowledged. */
async function scanning(
  { shop, server }: Stage,
  callers: number,
  choose: () => { number: string } | undefined,
): Promise<Run> {
  const latencies: number[] = []
  const cpuBefore = serverCpuSeconds(join(server.folder, 'cluster'))
  const nodeBefore = process.cpuUsage()
  const begin = performance.now()
  const end = begin + SECONDS * 1000
  const caller = async () => {
    while (performance.now() < end) {
      const sent = performance.now()
      await oneScan(shop, choose())
      latencies.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  acknowledged += latencies.length
  const node = process.cpuUsage(nodeBefore)
  const cpu = (serverCpuSeconds(join(server.folder, 'cluster')) ?? Number.NaN) - (cpuBefore ?? Number.NaN)
  return {
    perSecond: latencies.length / ((performance.now() - begin) / 1000),
    p50Ms: median(latencies),
    p99Ms: percentile(latencies, 0.99),
    serverCpuMicros: (cpu * 1e6) / latencies.length,
    nodeCpuMicros: (node.user + node.system) / latencies.length,
  }
}

function oneScan(shop: LedgerShop, workOrder: { number: string } | undefined) {
  const code = `3W${workOrder?.number}+010`
  return scan(shop.planner, { commandId: uuidv7(), code, station: 'S0', action: 'complete', quantity: 1 })
}

/** The first run after a checkpoint writes whole pages: it is not counted. */
async function warmUp(stage: Stage): Promise<void> {
  const client = new pg.Client({ connectionString: stage.server.adminUrl })
  await client.connect()
  await client.query('checkpoint')
  await client.end()
  // A process looks every work order up once; that is not what is measured.
  await Promise.all(stage.workOrders.map((workOrder) => oneScan(stage.shop, workOrder)))
  acknowledged += stage.workOrders.length
  await oneRound(stage)
}

/** No throughput counts unless every scan that was acknowledged is in the ledger exactly once. */
async function compareWithAcknowledgements({ shop }: Stage): Promise<void> {
  const stored = await ask(shop.db, shop.shopId, (reader) =>
    reader
      .selectFrom('movements')
      .select((each) => each.fn.countAll<number>().as('count'))
      .where('type', '=', 'complete')
      .executeTakeFirstOrThrow(),
  )
  if (stored.count !== acknowledged) {
    throw new Error(`${acknowledged} scans were acknowledged and ${stored.count} are in the ledger.`)
  }
  const { firstLie } = await verifyLedger(shop.db)
  if (firstLie !== null) throw new Error(firstLie)
}

function figures(rounds: readonly Round[]): Figure[] {
  const pairs = [
    figure(rounds, 'scan-batched-spread', 'scans/s', ['spread', 'pgbench32'], (run) => run.perSecond),
    figure(
      rounds,
      'scan-batched-spread-cpu',
      'µs of server CPU',
      ['spread', 'pgbench32'],
      (run) => run.serverCpuMicros,
    ),
    figure(rounds, 'scan-batched-hot', 'scans/s', ['hot', 'pgbench32'], (run) => run.perSecond),
    figure(rounds, 'scan-batched-hot-cpu', 'µs of server CPU', ['hot', 'pgbench32'], (run) => run.serverCpuMicros),
    figure(rounds, 'scan-single', 'ms p50', ['single', 'pgbench1'], (run) => run.p50Ms),
  ]
  const alone = [
    ['scan-batched-spread-p99', 'ms', (round: Round) => round.spread?.p99Ms],
    ['scan-batched-hot-p99', 'ms', (round: Round) => round.hot?.p99Ms],
    ['scan-batched-spread-node-cpu', 'µs of Node CPU', (round: Round) => round.spread?.nodeCpuMicros],
  ] as const
  return [
    ...pairs,
    ...alone.map(([name, unit, read]) => {
      const values = rounds.flatMap((round) => read(round) ?? [])
      return { name, value: median(values), unit, against: null, ratio: null }
    }),
  ]
}

/** Medians, and the median of the ratios that were measured side by side. */
function figure(
  rounds: readonly Round[],
  name: string,
  unit: string,
  [measured, yardstick]: [Case, Case],
  read: (run: Run) => number,
): Figure {
  const values = rounds.flatMap((round) => (round[measured] ? [read(round[measured])] : []))
  const against = rounds.flatMap((round) => (round[yardstick] ? [read(round[yardstick])] : []))
  const ratios = values.flatMap((value, index) => (against[index] === undefined ? [] : [value / against[index]]))
  if (ratios.length === 0) return { name, value: median(values), unit, against: null, ratio: null }
  return { name, value: median(values), unit, against: median(against), ratio: median(ratios) }
}

function sentenceOf(round: Round): string {
  return Object.entries(round)
    .map(([name, run]) => {
      const cpu = `${run.serverCpuMicros.toFixed(0)}+${run.nodeCpuMicros.toFixed(0)} µs`
      return `${name} ${run.perSecond.toFixed(0)}/s (p50 ${run.p50Ms.toFixed(2)}, p99 ${run.p99Ms.toFixed(1)} ms, CPU ${cpu})`
    })
    .join(', ')
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
