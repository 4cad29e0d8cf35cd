import { v7 as uuidv7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { scan } from '#commands/scan.ts'
import { type Bus, localBus, postgresBus } from '#db/bus.ts'
import { connect } from '#db/connect.ts'
import { type Feed, openFeed } from '#db/feed.ts'
import { freshDatabase } from '../support/database.ts'
import { aLedgerShop } from '../support/ledger-shop.ts'

const database = await freshDatabase()
const shop = await aLedgerShop(database.app)
const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

function feedOn(bus: Bus, db = database.app): Feed {
  const feed = openFeed(db, bus)
  closing.push(
    () => feed.close(),
    () => bus.close(),
  )
  return feed
}

/** Reads frames until so many came, and answers their numbers. */
async function read(feed: Feed, since: number, count: number): Promise<number[]> {
  const stop = new AbortController()
  const numbers: number[] = []
  for await (const page of feed.events(shop.shopId, since, stop.signal)) {
    if (page === 'resync') throw new Error('unexpected resync')
    for (const { seq, frame } of page) {
      expect(JSON.parse(frame)).toMatchObject({ seq, event: { type: expect.any(String) } })
      numbers.push(seq)
    }
    if (numbers.length >= count) break
  }
  stop.abort()
  return numbers
}

async function scans(count: number, ring: (shopId: string) => void) {
  const workOrder = await shop.workOrder({ target: count })
  const ctx = { ...shop.planner, ring }
  const one = () =>
    scan(ctx, { commandId: uuidv7(), code: `W${workOrder.number}`, station: 'S0', action: 'complete', quantity: 1 })
  await Promise.all(Array.from({ length: count }, one))
}

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

test('readers that join while many write see every event once, in order, without a gap', async () => {
  const bus = localBus()
  const feed = feedOn(bus)
  await scans(20, bus.publish)
  const start = await feed.lastSeq(shop.shopId)
  const writing = Promise.all(Array.from({ length: 8 }, () => scans(25, bus.publish)))
  const early = Array.from({ length: 5 }, (_, index) => read(feed, start - index, 150 + index))
  await new Promise((resolve) => setTimeout(resolve, 20))
  const late = Array.from({ length: 5 }, () => read(feed, 0, start + 150))
  await writing
  for (const [index, numbers] of (await Promise.all(early)).entries()) {
    expect(numbers).toEqual(upTo(start - index + 1, start - index + numbers.length))
  }
  for (const numbers of await Promise.all(late)) expect(numbers).toEqual(upTo(1, numbers.length))
})

test('a bell that was not heard is repaired within the safety interval', async () => {
  const feed = feedOn(localBus())
  const since = await feed.lastSeq(shop.shopId)
  const reading = read(feed, since, 5)
  await new Promise((resolve) => setTimeout(resolve, 30))
  await scans(5, () => undefined)
  const begin = Date.now()
  expect((await reading).length).toBeGreaterThanOrEqual(5)
  expect(Date.now() - begin).toBeLessThan(1_000)
})

test('a scan in one process rings in another one', async () => {
  const other = connect({ databaseUrl: database.url, applicationName: 'second process' })
  const here = postgresBus({ databaseUrl: database.url })
  const there = postgresBus({ databaseUrl: database.url })
  closing.push(
    () => other.end(),
    () => here.close(),
  )
  const heard = new Promise<string>((resolve) => there.subscribe(resolve))
  const feed = feedOn(there, other)
  const since = await feed.lastSeq(shop.shopId)
  const reading = read(feed, since, 3)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await scans(3, here.publish)
  expect(await heard).toBe(shop.shopId)
  expect((await reading).length).toBeGreaterThanOrEqual(3)
})

test('a cursor from the future, and one too far behind, start again from a snapshot', async () => {
  const feed = feedOn(localBus())
  const last = await feed.lastSeq(shop.shopId)
  const first = async (since: number, other = feed) => {
    for await (const page of other.events(shop.shopId, since, new AbortController().signal)) return page
    return 'ended'
  }
  expect(await first(last + 1)).toBe('resync')
  const short = openFeed(database.app, localBus(), { behindMax: 10 })
  closing.push(() => short.close())
  expect(await first(0, short)).toBe('resync')
  expect(await first(last - 5, short)).toHaveLength(5)
})

test('a reader that goes away ends its stream', async () => {
  const feed = feedOn(localBus())
  const stop = new AbortController()
  const since = await feed.lastSeq(shop.shopId)
  const ended = (async () => {
    for await (const _page of feed.events(shop.shopId, since, stop.signal)) throw new Error('nothing was to come')
    return 'ended'
  })()
  setTimeout(() => stop.abort(), 20)
  expect(await ended).toBe('ended')
})
