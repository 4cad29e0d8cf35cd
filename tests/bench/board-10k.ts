import { loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { ensureScreens } from '#bin/support/screens.ts'
import { withThrowAwayDatabase } from '#bin/support/throw-away-database.ts'
import { connect } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { startApiProcess } from '../support/bench-stage.ts'
import { aBoardShop, type BoardShop } from '../support/board-shop.ts'
import { findChromium } from '../support/chromium.ts'
import type { Bench, Figure } from '../support/figure.ts'
import { median, percentile } from '../support/pgbench.ts'

// A board of 10,000 cards in a real browser on the real API: how long until its cards stand there, how many frames are
// drawn while 50 changes a second arrive (against the same board at rest), and what it keeps in memory after a while.

const WORK_ORDERS = 5_000
const OPENINGS = Number(process.env.BENCH_REPETITIONS ?? 5)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10)
const EVENTS_PER_SECOND = 50

export const bench: Bench = async (say) => {
  if (await ensureScreens()) say('the screens were built')
  return withThrowAwayDatabase(async (database) => {
    await migrate({ databaseUrl: database.url })
    const db = connect({ databaseUrl: database.url, applicationName: 'bench' })
    // A process of its own: the one that drives the browser has enough to do.
    const api = await startApiProcess({ server: database })
    const browser = await chromium.launch(await findChromium())
    try {
      const shop = await aBoardShop(db, WORK_ORDERS)
      await gatherStatistics(database.url)
      const url = api.url.origin
      say(`${shop.cards} cards of ${WORK_ORDERS} work orders at ${url}`)
      return await measure({ browser, url, shop, say })
    } finally {
      await browser.close()
      await api.stop()
      await db.end()
    }
  })
}

interface Stage {
  browser: Browser
  url: string
  shop: BoardShop
  say: (sentence: string) => void
}

async function measure({ browser, url, shop, say }: Stage): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } })
  await signIn(context, url, shop)
  const openings: number[] = []
  const answers: number[] = []
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const { page, openMs } = await openBoard(context, url)
    openings.push(openMs)
    answers.push(await bareAnswer(page))
    await page.close()
  }
  const said = (values: number[]) => values.map((ms) => ms.toFixed(0)).join(', ')
  say(`opened in ${said(openings)} ms; its answer alone in ${said(answers)} ms; load ${loadavg()[0]?.toFixed(1)}`)
  const { page } = await openBoard(context, url)
  const inspector = await context.newCDPSession(page)
  const memoryBefore = await heapMegabytes(inspector)
  const atRest = await framesWhile(page, () => pause(SECONDS * 1000))
  const traffic = { sent: 0, lateMs: [] as number[] }
  const busy = await framesWhile(page, () => sendMoves(context, url, shop, traffic))
  const scrolling = await framesWhile(page, () =>
    Promise.all([sendMoves(context, url, shop, traffic), scrollOne(page, SECONDS)]),
  )
  await pause(4_500)
  const memoryAfter = await heapMegabytes(inspector)
  say(`${traffic.sent} moves, ${percentile(traffic.lateMs, 0.99).toFixed(0)} ms p99 to answer`)
  say(`longest frame at rest ${atRest.longestMs.toFixed(0)} ms, busy ${busy.longestMs.toFixed(0)} ms`)
  await context.close()
  const against = atRest.perSecond
  return [
    {
      name: 'board-10k',
      value: median(openings),
      unit: 'ms to open',
      against: median(answers),
      ratio: median(openings.map((ms, index) => ms / (answers[index] ?? ms))),
    },
    { name: 'board-10k-frames', value: busy.perSecond, unit: 'frames/s', against, ratio: busy.perSecond / against },
    {
      name: 'board-10k-scrolling',
      value: scrolling.perSecond,
      unit: 'frames/s',
      against,
      ratio: scrolling.perSecond / against,
    },
    {
      name: 'board-10k-memory',
      value: memoryAfter,
      unit: 'MB of heap',
      against: memoryBefore,
      ratio: memoryAfter / memoryBefore,
    },
  ]
}

/** What the server does by itself a minute after so many rows came; a shop grows more slowly than this one. */
async function gatherStatistics(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('analyze')
  await client.end()
}

async function signIn(context: BrowserContext, url: string, { email, password }: BoardShop): Promise<void> {
  const answer = await context.request.post(`${url}/api/v1/session`, { data: { email, password } })
  if (!answer.ok()) throw new Error(`The planner could not sign in: ${await answer.text()}`)
}

/** From the address to the frame after the first cards were drawn. */
async function openBoard(context: BrowserContext, url: string): Promise<{ page: Page; openMs: number }> {
  const page = await context.newPage()
  await page.goto(`${url}/board`)
  await page.waitForSelector('[data-card]')
  const openMs = await page.evaluate<number>(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame((at) => done(at))))',
  )
  return { page, openMs }
}

/** What any screen would wait for: the same answer, fetched and read by the same browser, and nothing drawn of it. */
function bareAnswer(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const begin = performance.now()
    await (await fetch('/api/v1/boards/floor')).json()
    return performance.now() - begin
  })()`)
}

interface Frames {
  perSecond: number
  longestMs: number
}

// What runs in the page is text: the benchmark itself knows no window. Each count has its own list, so that one that
// ends does not go on in the next.
const countFrames = `(() => {
  const seen = (window.seenFrames = [])
  const next = (at) => {
    seen.push(at)
    if (window.seenFrames === seen) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
})()`

async function framesWhile(page: Page, work: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(countFrames)
  await work()
  const times = await page.evaluate<number[]>(
    '(() => { const seen = window.seenFrames; window.seenFrames = null; return seen })()',
  )
  const [first = 0] = times
  const seconds = ((times.at(-1) ?? first) - first) / 1000
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  return { perSecond: (times.length - 1) / seconds, longestMs: Math.max(...gaps) }
}

/** Pieces move on, of another work order each time, at an even pace whatever the answers take. */
async function sendMoves(
  context: BrowserContext,
  url: string,
  { workOrderIds }: BoardShop,
  traffic: { sent: number; lateMs: number[] },
): Promise<void> {
  const begin = performance.now()
  const answers: Promise<unknown>[] = []
  for (let count = 0; count < SECONDS * EVENTS_PER_SECOND; count += 1) {
    await pause(begin + (count * 1000) / EVENTS_PER_SECOND - performance.now())
    const index = (traffic.sent * 17) % workOrderIds.length
    const from = String(10 + 10 * ((index + 3) % 8)).padStart(3, '0')
    const to = from === '080' ? '070' : String(Number(from) + 10).padStart(3, '0')
    const move = {
      workOrderId: workOrderIds[index],
      from: { step: from, state: 'queued' },
      to: { step: to, state: 'queued' },
      quantity: 1,
      reason: 'Moved on',
    }
    const sent = performance.now()
    traffic.sent += 1
    answers.push(
      context.request
        .post(`${url}/api/v1/moves`, { data: { commandId: uuidv7(), moves: [move] } })
        .then(async (answer) => {
          if (!answer.ok()) throw new Error(`A move was refused: ${await answer.text()}`)
          traffic.lateMs.push(performance.now() - sent)
        }),
    )
  }
  await Promise.all(answers)
}

/** A column runs down and up again, as fast as a hand would. */
async function scrollOne(page: Page, seconds: number): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const list = document.querySelector('[data-list]')
    const end = performance.now() + ${seconds * 1000}
    let by = 40
    const next = () => {
      list.scrollTop += by
      if (list.scrollTop <= 0 || list.scrollTop > 12000) by = -by
      if (performance.now() < end) requestAnimationFrame(next)
      else done()
    }
    next()
  })`)
}

async function heapMegabytes(inspector: CDPSession): Promise<number> {
  await inspector.send('HeapProfiler.enable')
  await inspector.send('HeapProfiler.collectGarbage')
  const { usedSize } = await inspector.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
