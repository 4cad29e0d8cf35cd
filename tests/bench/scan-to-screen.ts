import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { lastSeq } from '#db/outbox.ts'
import { anyOf, apiKey, onStage, type Stage, startApiProcess } from '../support/bench-stage.ts'
import type { Bench, Figure } from '../support/figure.ts'
import { HttpLine } from '../support/http-line.ts'
import { percentile } from '../support/pgbench.ts'
import { openScreens } from '../support/screens.ts'

// From the moment a station sends a scan to one API process until the screens at another one show it; and whether every
// screen saw every event.

const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)

const loads = [
  { perSecond: 50, screens: 100 },
  { perSecond: 300, screens: 100 },
  { perSecond: 50, screens: 1000 },
]

export const bench: Bench = (say) =>
  onStage(say, 500, async (stage) => {
    const key = await apiKey(stage)
    const here = await startApiProcess(stage)
    const there = await startApiProcess(stage)
    try {
      const figures: Figure[] = []
      for (const load of loads) {
        const { latencies, unseen } = await follow(stage, { ...load, here: here.url, there: there.url, key })
        const name = `scan-to-screen-${load.perSecond}x${load.screens}`
        const figure = (what: string, value: number, unit: string) =>
          figures.push({ name: `${name}-${what}`, value, unit, against: null, ratio: null })
        figure('p50', percentile(latencies, 0.5), 'ms')
        figure('p99', percentile(latencies, 0.99), 'ms')
        figure('unseen', unseen, 'events')
        say(`${name}: ${latencies.length} sightings`)
      }
      return figures
    } finally {
      await here.stop()
      await there.stop()
    }
  })

interface Load {
  perSecond: number
  screens: number
  here: URL
  there: URL
  key: string
}

async function follow(stage: Stage, load: Load): Promise<{ latencies: number[]; unseen: number }> {
  const lines = await Promise.all(Array.from({ length: 16 }, () => HttpLine.open(load.here, '/api/v1/scans', load.key)))
  // One at a time over each line: a scan's events are the next numbers of the shop, so when it was sent is known by number.
  const screens = await openScreens(load.there, load.key, load.screens)
  const { shopId } = stage.shop
  const before = await lastSeq(stage.db, shopId)
  const sentAt: number[] = []
  const pending: Promise<unknown>[] = []
  const begin = performance.now()
  for (let count = 0; count < load.perSecond * SECONDS; count += 1) {
    const due = begin + (count * 1000) / load.perSecond
    const wait = due - performance.now()
    if (wait > 0) await delay(wait)
    const line = lines.pop()
    if (line === undefined) {
      // All lines are busy: this scan is sent when the next one is free, and its waiting counts.
      await Promise.race(pending)
      count -= 1
      continue
    }
    sentAt.push(performance.now())
    const body = { commandId: uuidv7(), code: `3W${anyOf(stage.workOrders)?.number}+010`, station: 'S0' }
    const sending = line.post(JSON.stringify({ ...body, action: 'complete', quantity: 1 })).then((status) => {
      if (status !== 200) throw new Error(`A scan was answered with ${status}.`)
      stage.acknowledged += 1
      lines.push(line)
      pending.splice(pending.indexOf(sending), 1)
    })
    pending.push(sending)
  }
  await Promise.all(pending)
  await delay(1_000)
  const last = await lastSeq(stage.db, shopId)
  screens.close()
  for (const line of lines) line.close()
  return sightings({ before, last, sentAt, seen: screens.seen })
}

interface Sighted {
  before: number
  last: number
  sentAt: readonly number[]
  seen: readonly Map<number, number>[]
}

/** The n-th event of the run is the n-th scan, but for scans that overtake each other by a moment. */
function sightings({ before, last, sentAt, seen }: Sighted): { latencies: number[]; unseen: number } {
  const latencies: number[] = []
  let unseen = 0
  for (const times of seen) {
    for (let number = before + 1; number <= last; number += 1) {
      const at = times.get(number)
      const sent = sentAt[number - before - 1]
      if (at === undefined) unseen += 1
      else if (sent !== undefined) latencies.push(at - sent)
    }
  }
  return { latencies, unseen }
}
