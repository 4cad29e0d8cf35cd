import { loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { v7 as uuidv7 } from 'uuid'
import { type ApiProcess, anyOf, apiKey, onStage, type Stage, startApiProcess } from '../support/bench-stage.ts'
import type { Bench, Figure } from '../support/figure.ts'
import { HttpLine } from '../support/http-line.ts'
import { median } from '../support/pgbench.ts'
import { openScreens } from '../support/screens.ts'

// Scans through HTTP, with the key looked up and the body validated, against the same pgbench; and what live boards that
// follow every scan take from it.

const REPETITIONS = Number(process.env.BENCH_REPETITIONS ?? 5)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const BOARDS = 3

interface Round {
  pgbench: number | null
  spread: number
  hot: number
  withBoards: number
}

export const bench: Bench = (say) =>
  onStage(say, 2_000, async (stage) => {
    const key = await apiKey(stage)
    const api = await startApiProcess(stage)
    try {
      await posting({ stage, api, key }, () => anyOf(stage.workOrders))
      const rounds: Round[] = []
      for (let repetition = 1; repetition <= REPETITIONS; repetition += 1) {
        const round = await oneRound({ stage, api, key })
        rounds.push(round)
        say(`round ${repetition} of ${REPETITIONS}, load ${loadavg()[0]?.toFixed(1)}: ${JSON.stringify(round)}`)
      }
      return figures(rounds)
    } finally {
      await api.stop()
    }
  })

interface Doors {
  stage: Stage
  api: ApiProcess
  key: string
}

async function oneRound(doors: Doors): Promise<Round> {
  const { stage, api, key } = doors
  const round: Round = { pgbench: null, spread: 0, hot: 0, withBoards: 0 }
  if (stage.pgbench !== null) {
    round.pgbench = (await stage.pgbench.run({ clients: 32, seconds: SECONDS })).transactionsPerSecond
  }
  round.hot = await posting(doors, () => stage.workOrders[0])
  round.spread = await posting(doors, () => anyOf(stage.workOrders))
  const boards = await openScreens(api.url, key, BOARDS)
  round.withBoards = await posting(doors, () => anyOf(stage.workOrders))
  boards.close()
  return round
}

/** Scans per second over 32 lines that each post the next scan when the one before was answered. */
async function posting({ stage, api, key }: Doors, choose: () => { number: string } | undefined): Promise<number> {
  const lines = await Promise.all(Array.from({ length: 32 }, () => HttpLine.open(api.url, '/api/v1/scans', key)))
  const begin = performance.now()
  const end = begin + SECONDS * 1000
  let count = 0
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() < end) {
        const code = `3W${choose()?.number}+010`
        const body = { commandId: uuidv7(), code, station: 'S0', action: 'complete', quantity: 1 }
        const status = await line.post(JSON.stringify(body))
        if (status !== 200) throw new Error(`A scan was answered with ${status}.`)
        count += 1
      }
      line.close()
    }),
  )
  stage.acknowledged += count
  return count / ((performance.now() - begin) / 1000)
}

function figures(rounds: readonly Round[]): Figure[] {
  const pgbench = rounds.flatMap((round) => round.pgbench ?? [])
  const against = (name: string, read: (round: Round) => number): Figure => {
    const value = median(rounds.map(read))
    if (pgbench.length === 0) return { name, value, unit: 'scans/s', against: null, ratio: null }
    const ratio = median(rounds.map((round) => read(round) / (round.pgbench ?? Number.NaN)))
    return { name, value, unit: 'scans/s', against: median(pgbench), ratio }
  }
  return [
    against('scan-http', (round) => round.spread),
    against('scan-http-hot', (round) => round.hot),
    {
      name: 'boards-cost',
      value: median(rounds.map((round) => round.withBoards)),
      unit: 'scans/s',
      against: median(rounds.map((round) => round.spread)),
      ratio: median(rounds.map((round) => round.withBoards / round.spread)),
    },
  ]
}
