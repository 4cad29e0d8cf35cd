import pg from 'pg'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { inShop } from '#db/connect.ts'
import { enqueue, openQueue, prepareQueue } from '#db/queue.ts'
import { checkInvariants } from '#jobs/check-invariants.ts'
import type { JobContext } from '#jobs/define-job.ts'
import { endStaleSessions } from '#jobs/end-stale-sessions.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { anOutbox } from '#tests/support/outbox.ts'
import { aShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { clock, ctx, desk } = await testApp(database)
const admin = new pg.Client({ connectionString: database.adminUrl })
await admin.connect()
afterAll(() => admin.end())

const { mail } = anOutbox()
const log = pino({ level: 'silent' })
const jobContext = (): JobContext => ({ ...ctx, mail, log, signal: new AbortController().signal })
const run = (id = uuidv7()) => ({ id, payload: {}, last: false })

async function waiting(): Promise<unknown[]> {
  const found = await admin.query(`select data from pgboss.job where name = 'measure-part' order by created_on`)
  return found.rows.map((row) => row.data)
}

describe('a job that a command asks for', () => {
  test('exists exactly if the command happened', async () => {
    const shop = await aShop(database.app)
    const payload = { shopId: shop.id, partRevisionId: uuidv7() }
    const undone = inShop(database.app, shop.id, async (tx) => {
      await enqueue(tx, 'measure-part', payload)
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await waiting()).toEqual([])
    await inShop(database.app, shop.id, (tx) => enqueue(tx, 'measure-part', payload))
    expect(await waiting()).toEqual([payload])
  })

  test('is fetched by the queue as one of its own, with its limits', async () => {
    const boss = openQueue({ databaseUrl: database.url, max: 2 })
    await boss.start()
    try {
      const [job] = await boss.fetch('measure-part', { includeMetadata: true })
      expect(job).toMatchObject({ name: 'measure-part', retryLimit: 3, expireInSeconds: 1800, state: 'active' })
      await boss.complete('measure-part', job?.id ?? '')
      expect(await boss.fetch('measure-part')).toEqual([])
    } finally {
      await boss.stop({ graceful: false })
    }
  })

  test('cannot be read by the application, which only asks', async () => {
    await expect(database.app.pool.query('select * from pgboss.job')).rejects.toThrow(/permission denied/)
  })
})

test('the queue can be prepared at every start, also by several at once', async () => {
  await Promise.all([prepareQueue(database.url), prepareQueue(database.url)])
})

describe('at night', () => {
  test('a ledger that holds is left alone; one that lies stands in the audit record of its shop, once', async () => {
    const [shop, other] = [await aShop(database.app), await aShop(database.app)]
    const make = new Factory(shop, await desk(shop.people.owner.email))
    const workOrder = await make.workOrder()
    await checkInvariants.run(jobContext(), run())
    const broken = async (of: typeof shop) => {
      const found = await admin.query(
        `select subject from audit_entries where shop_id = $1 and act = 'record-broken-ledger'`,
        [of.id],
      )
      return found.rows.map((row) => row.subject)
    }
    expect(await broken(shop)).toEqual([])

    await admin.query('update balances set quantity = quantity + 1 where work_order_id = $1', [workOrder.id])
    const night = run()
    await checkInvariants.run(jobContext(), night)
    await checkInvariants.run(jobContext(), night)
    expect(await broken(shop)).toEqual([expect.stringContaining(String(workOrder.number))])
    expect(await broken(other)).toEqual([])
    await admin.query('update balances set quantity = quantity - 1 where work_order_id = $1', [workOrder.id])
  })

  test('sessions that nobody used are marked as ended, and only those', async () => {
    const shop = await aShop(database.app)
    const [stale, fresh] = [await desk(shop.people.owner.email), await desk(shop.people.planner.email)]
    clock.pass({ days: 13 })
    await fresh.get('/session')
    clock.pass({ days: 2 })
    await endStaleSessions.run(jobContext(), run())
    await endStaleSessions.run(jobContext(), run())
    const open = await admin.query(
      `select p.role from sessions s join people p on p.id = s.person_id where s.shop_id = $1 and s.ended_at is null`,
      [shop.id],
    )
    expect(open.rows).toEqual([{ role: 'planner' }])
    expect((await stale.get('/session')).status).toBe(401)
  })
})
