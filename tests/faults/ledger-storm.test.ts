import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect as connectSocket, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandContext } from '#commands/context.ts'
import { scan } from '#commands/scan.ts'
import { connect, type Database } from '#db/connect.ts'
import { type EmbeddedDatabase, startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { Refused } from '#domain/decision.ts'
import { aLedgerShop, type LedgerShop } from '../support/ledger-shop.ts'

// Goal: whatever dies under a storm of scans, every scan that was acknowledged is in the ledger exactly once, and the
// whole history holds. Method: a server of its own that really writes to the disk; stations that send each scan until it
// is answered, with the same id.

const dataDir = mkdtempSync(join(tmpdir(), 'routecard-fault-'))
chmodSync(dataDir, 0o711)
let server: EmbeddedDatabase

beforeAll(async () => {
  server = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } })
  await migrate({ databaseUrl: server.url })
}, 60_000)

afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
  if (server.moved) rmSync(server.folder, { recursive: true, force: true })
}, 30_000)

interface Acknowledged {
  commandId: string
  movementId: string
  at: number
}

/** Stations that scan until told to stop; each scan is sent again, with the same id, until there is an answer. */
function storm(ctx: CommandContext, workOrders: readonly { number: string }[], stations: number) {
  const acknowledged: Acknowledged[] = []
  let running = true
  const station = async () => {
    while (running) {
      const workOrder = workOrders[Math.floor(Math.random() * workOrders.length)]
      const commandId = uuidv7()
      const input = {
        commandId,
        code: `W${workOrder?.number}`,
        station: 'S0',
        action: 'complete',
        quantity: 1,
      } as const
      for (;;) {
        try {
          const { movements } = await scan(ctx, input)
          acknowledged.push({ commandId, movementId: movements[0]?.id ?? '', at: Date.now() })
          break
        } catch (error) {
          if (error instanceof Refused) throw error
          await delay(20)
        }
      }
    }
  }
  const done = Promise.all(Array.from({ length: stations }, station))
  return {
    acknowledged,
    stop: async () => {
      running = false
      await done
    },
  }
}

/** Every acknowledged scan is there once, nothing else is, and the history holds. */
async function expectExactlyOnce(shop: LedgerShop, db: Database, acknowledged: readonly Acknowledged[]) {
  const client = new pg.Client({ connectionString: server.adminUrl.replace(/\/[^/]*$/, `/${databaseName()}`) })
  await client.connect()
  const { rows } = await client.query<{ id: string; command_id: string }>(
    `select id, command_id from movements where shop_id = $1 and type = 'complete'`,
    [shop.shopId],
  )
  await client.end()
  const stored = new Map(rows.map((row) => [row.command_id, row.id]))
  expect(stored.size).toBe(rows.length)
  expect(acknowledged.filter(({ commandId, movementId }) => stored.get(commandId) !== movementId)).toEqual([])
  expect(stored.size).toBe(acknowledged.length)
  expect(await verifyLedger(db)).toMatchObject({ firstLie: null })
}

const databaseName = () => new URL(server.url).pathname.slice(1)

async function aShopUnderStorm(db: Database) {
  const shop = await aLedgerShop(db)
  const workOrders = []
  for (let count = 0; count < 12; count += 1) workOrders.push(await shop.workOrder({ target: 500_000 }))
  return { shop, workOrders }
}

test('kill -9 of every database process, three times in a storm, loses and doubles nothing', async () => {
  const db = connect({ databaseUrl: server.url, applicationName: 'storm' })
  const { shop, workOrders } = await aShopUnderStorm(db)
  const { acknowledged, stop } = storm(shop.planner, workOrders, 16)
  const recoveries: number[] = []
  for (let kill = 0; kill < 3; kill += 1) {
    await delay(700)
    expect(acknowledged.length).toBeGreaterThan(0)
    killServer()
    const killedAt = Date.now()
    const before = acknowledged.length
    while (!acknowledged.slice(before).some(({ at }) => at > killedAt + 20)) {
      await delay(10)
      if (Date.now() - killedAt > 20_000) throw new Error('No scan was accepted within 20 s after the kill.')
    }
    recoveries.push(Date.now() - killedAt)
  }
  await delay(300)
  await stop()
  console.log(`First accepted scan after the kill: ${recoveries.join(', ')} ms; ${acknowledged.length} scans`)
  await expectExactlyOnce(shop, db, acknowledged)
  await db.end()
}, 90_000)

test('backends that are ended one after the other lose and double nothing', async () => {
  const db = connect({ databaseUrl: server.url, applicationName: 'victims' })
  const { shop, workOrders } = await aShopUnderStorm(db)
  const { acknowledged, stop } = storm(shop.planner, workOrders, 16)
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  for (let round = 0; round < 12; round += 1) {
    await delay(80)
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victims' order by random() limit 2`,
    )
  }
  await admin.end()
  await stop()
  await expectExactlyOnce(shop, db, acknowledged)
  await db.end()
}, 60_000)

test('a network that breaks between the request and the answer loses and doubles nothing', async () => {
  const network = await brittleNetwork(new URL(server.url))
  const db = connect({ databaseUrl: network.url, applicationName: 'brittle' })
  const { shop, workOrders } = await aShopUnderStorm(db)
  network.breaks(0.15)
  const { acknowledged, stop } = storm(shop.planner, workOrders, 16)
  await delay(2_500)
  network.breaks(0)
  await stop()
  expect(network.broken()).toBeGreaterThan(5)
  await expectExactlyOnce(shop, db, acknowledged)
  await db.end()
  await network.close()
}, 60_000)

// The negative control: where the disk is not waited for, the same harness must see scans get lost.
test('the harness sees a database that acknowledges before it is safe', async () => {
  const db = connect({ databaseUrl: server.url, applicationName: 'careless' })
  const { shop, workOrders } = await aShopUnderStorm(db)
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  await admin.query('alter system set synchronous_commit = off')
  await admin.query(`alter system set wal_writer_delay = '10s'`)
  await admin.query(`alter system set wal_writer_flush_after = '1GB'`)
  await admin.query('select pg_reload_conf()')
  await admin.end()
  await delay(200)
  const { acknowledged, stop } = storm(shop.planner, workOrders, 16)
  await delay(500)
  killServer()
  const before = acknowledged.length
  while (acknowledged.length < before + 40) await delay(20)
  await stop()
  await expect(expectExactlyOnce(shop, db, acknowledged)).rejects.toThrow()
  await db.end()
}, 60_000)

/** kill -9 of the postmaster and all its children at once. */
function killServer(): void {
  const postmaster =
    readFileSync(join(server.folder, 'cluster', 'postmaster.pid'), 'utf8')
      .split('\n')[0]
      ?.trim() ?? ''
  const children = readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === postmaster
    } catch {
      return false
    }
  })
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It was gone already.
    }
  }
}

/** A way to the server that breaks connections at random, mostly after a request went through and before its answer. */
async function brittleNetwork(target: URL) {
  let share = 0
  let broken = 0
  const sockets = new Set<Socket>()
  const proxy: Server = createServer((client) => {
    const upstream = connectSocket(Number(target.port), target.hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
        sockets.delete(socket)
      })
    }
    client.on('data', (chunk) => upstream.write(chunk))
    upstream.on('data', (chunk) => {
      if (Math.random() >= share) client.write(chunk)
      else {
        broken += 1
        client.destroy()
      }
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  const address = proxy.address()
  url.port = String(typeof address === 'object' ? address?.port : '')
  return {
    url: url.href,
    breaks: (part: number) => {
      share = part
    },
    broken: () => broken,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
