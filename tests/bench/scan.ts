import { loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { anyOf, oneScan, onStage, type Stage } from '../support/bench-stage.ts'
import type { Bench, Figure } from '../support/figure.ts'
import { median, percentile } from '../support/pgbench.ts'

// Scans at the command against `pgbench -N -M prepared` on the same server, interleaved: what is compared shares the
// machine, the disk and the minute. Ratios count; absolute figures are of this machine.

const REPETITIONS = Number(process.env.BENCH_REPETITIONS ?? 7)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)

export const bench: Bench = (say) =>
  onStage(say, 5_000, async (stage) => {
    await oneRound(stage)
    const rounds: Round[] = []
    for (let repetition = 1; repetition <= REPETITIONS; repetition += 1) {
      const round = await oneRound(stage)
      rounds.push(round)
      say(`round ${repetition} of ${REPETITIONS}, load ${loadavg()[0]?.toFixed(1)}: ${sentenceOf(round)}`)
    }
    return figures(rounds)
  })

interface Run {
  perSecond: number
  p50Ms: number
  p99Ms: number
  serverCpuMicros: number
  nodeCpuMicros: number
}

type Case = 'pgbench32' | 'pgbench1' | 'spread' | 'hot' | 'single'
type Round = Partial<Record<Case, Run>>

async function oneRound(stage: Stage): Promise<Round> {
  const { workOrders } = stage
  const cases: [Case, () => Promise<Run | null>][] = [
    ['pgbench32', () => againstPgbench(stage, 32)],
    ['pgbench1', () => againstPgbench(stage, 1)],
    ['spread', () => scanning(stage, 32, () => anyOf(workOrders))],
    ['hot', () => scanning(stage, 50, () => workOrders[0])],
    ['single', () => scanning(stage, 1, () => anyOf(workOrders))],
  ]
  const round: Round = {}
  for (const [name, run] of shuffled(cases)) {
    const result = await run()
    if (result !== null) round[name] = result
  }
  return round
}

async function againstPgbench({ pgbench, serverCpu }: Stage, clients: number): Promise<Run | null> {
  if (pgbench === null) return null
  const before = serverCpu()
  const { transactionsPerSecond, p50Ms, p99Ms } = await pgbench.run({ clients, seconds: SECONDS })
  const serverCpuMicros = ((serverCpu() - before) * 1e6) / (transactionsPerSecond * SECONDS)
  return { perSecond: transactionsPerSecond, p50Ms, p99Ms, serverCpuMicros, nodeCpuMicros: 0 }
}

/** Callers that each send the next scan when the one before was acknowledged. */
async function scanning(stage: Stage, callers: number, choose: () => { number: string } | undefined): Promise<Run> {
  const latencies: number[] = []
  const cpuBefore = stage.serverCpu()
  const nodeBefore = process.cpuUsage()
  const begin = performance.now()
  const end = begin + SECONDS * 1000
  const caller = async () => {
    while (performance.now() < end) {
      const sent = performance.now()
      await oneScan(stage, choose())
      latencies.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const node = process.cpuUsage(nodeBefore)
  return {
    perSecond: latencies.length / ((performance.now() - begin) / 1000),
    p50Ms: median(latencies),
    p99Ms: percentile(latencies, 0.99),
    serverCpuMicros: ((stage.serverCpu() - cpuBefore) * 1e6) / latencies.length,
    nodeCpuMicros: (node.user + node.system) / latencies.length,
  }
}

function figures(rounds: readonly Round[]): Figure[] {
  const cpu = (run: Run) => run.serverCpuMicros
  const perSecond = (run: Run) => run.perSecond
  return [
    figure(rounds, 'scan-batched-spread', 'scans/s', ['spread', 'pgbench32'], perSecond),
    figure(rounds, 'scan-batched-spread-cpu', 'µs of server CPU', ['spread', 'pgbench32'], cpu),
    figure(rounds, 'scan-batched-hot', 'scans/s', ['hot', 'pgbench32'], perSecond),
    figure(rounds, 'scan-batched-hot-cpu', 'µs of server CPU', ['hot', 'pgbench32'], cpu),
    figure(rounds, 'scan-single', 'ms p50', ['single', 'pgbench1'], (run) => run.p50Ms),
    alone('scan-batched-spread-p99', 'ms', rounds, (round) => round.spread?.p99Ms),
    alone('scan-batched-hot-p99', 'ms', rounds, (round) => round.hot?.p99Ms),
    alone('scan-batched-spread-node-cpu', 'µs of Node CPU', rounds, (round) => round.spread?.nodeCpuMicros),
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

function alone(
  name: string,
  unit: string,
  rounds: readonly Round[],
  read: (round: Round) => number | undefined,
): Figure {
  const values = rounds.flatMap((round) => read(round) ?? [])
  return { name, value: median(values), unit, against: null, ratio: null }
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
