import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { addPieces } from '#commands/add-pieces.ts'
import type { CommandContext } from '#commands/context.ts'
import { submit } from '#commands/ledger-batch.ts'
import { movePieces } from '#commands/move-pieces.ts'
import { scan } from '#commands/scan.ts'
import { ask, connect } from '#db/connect.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { Refused } from '#domain/decision.ts'
import { freshDatabase } from '../support/database.ts'
import { aLedgerShop } from '../support/ledger-shop.ts'

const database = await freshDatabase()
const shop = await aLedgerShop(database.app)
const ctx = shop.planner

const one = (context: CommandContext, code: string, station: string, commandId = uuidv7()) =>
  scan(context, { commandId, code, station, action: 'complete', quantity: 1 })

/** How many were applied, and the codes of the refusals. */
async function outcomes(scans: Promise<unknown>[]) {
  const settled = await Promise.allSettled(scans)
  const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  for (const error of refused) if (!(error instanceof Refused)) throw error
  return {
    applied: settled.length - refused.length,
    refusals: new Set(refused.map((error) => (error as Refused).refusal.code)),
  }
}

test('of 40 scans at once of the last 4 pieces exactly 4 pass', async () => {
  const workOrder = await shop.workOrder({ target: 4 })
  const { applied, refusals } = await outcomes(Array.from({ length: 40 }, () => one(ctx, `W${workOrder.number}`, 'S0')))
  expect(applied).toBe(4)
  expect([...refusals]).toEqual(['already_done'])
})

test('the same from two processes', async () => {
  const workOrder = await shop.workOrder({ target: 4 })
  const other = connect({ databaseUrl: database.url, applicationName: 'second process' })
  try {
    const processes = [ctx, { ...ctx, db: other }]
    const scans = processes.flatMap((each) => Array.from({ length: 20 }, () => one(each, `W${workOrder.number}`, 'S0')))
    expect((await outcomes(scans)).applied).toBe(4)
  } finally {
    await other.end()
  }
})

test('50 stations on one work order, in two processes, neither deadlock nor lose a piece', async () => {
  const workOrder = await shop.workOrder({ target: 600 })
  const other = connect({ databaseUrl: database.url, applicationName: 'second process' })
  try {
    const stations = ['S0', 'S1', 'S2']
    const station = async (index: number) => {
      const context = index % 2 === 0 ? ctx : { ...ctx, db: other }
      let applied = 0
      for (let turn = 0; turn < 20; turn += 1) {
        const at = stations[(index + turn) % stations.length] as string
        applied += (await outcomes([one(context, `W${workOrder.number}`, at)])).applied
      }
      return applied
    }
    const applied = await Promise.all(Array.from({ length: 50 }, (_, index) => station(index)))
    const counted = await ask(shop.db, shop.shopId, (reader) =>
      reader
        .selectFrom('movements')
        .select((each) => each.fn.countAll<number>().as('count'))
        .where('workOrderId', '=', workOrder.id)
        .where('type', '=', 'complete')
        .executeTakeFirstOrThrow(),
    )
    expect(counted.count).toBe(applied.reduce((sum, each) => sum + each, 0))
  } finally {
    await other.end()
  }
})

test('moves of many work orders in opposite order do not lock each other out', async () => {
  const workOrders = await Promise.all(Array.from({ length: 6 }, () => shop.workOrder({ target: 40 })))
  const other = connect({ databaseUrl: database.url, applicationName: 'second process' })
  const moves = (ids: readonly { id: string }[]) =>
    ids.map(({ id }) => ({
      workOrderId: id,
      from: { step: '010', state: 'queued' as const },
      to: { step: '020', state: 'queued' as const },
      quantity: 1,
    }))
  try {
    const acts = Array.from({ length: 40 }, (_, index) => {
      const context = index % 2 === 0 ? ctx : { ...ctx, db: other }
      const ordered = index % 2 === 0 ? workOrders : workOrders.toReversed()
      return movePieces(context, { commandId: uuidv7(), moves: moves(ordered) })
    })
    expect((await outcomes(acts)).applied).toBe(40)
  } finally {
    await other.end()
  }
})

test('commands on one work order are carried out in the order in which they came', async () => {
  const workOrder = await shop.workOrder({ target: 30 })
  const answers = await Promise.all(Array.from({ length: 30 }, () => one(ctx, `W${workOrder.number}`, 'S0')))
  const versions = answers.map((each) => each.workOrder.version)
  expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  expect(new Set(versions).size).toBe(30)
})

test('a command that breaks the batch fails alone, and all others count', async () => {
  const workOrders = await Promise.all(Array.from({ length: 12 }, () => shop.workOrder({ target: 3 })))
  const [victim] = workOrders
  if (victim === undefined) throw new Error('no work order')
  const fine = () => Promise.all(workOrders.map((each) => one(ctx, `W${each.number}`, 'S0')))
  const poisoned = Promise.allSettled([
    // More pieces than the column can count: the database refuses the whole statement.
    addPieces(ctx, { commandId: uuidv7(), workOrderId: victim.id, quantity: 2_147_483_647 }),
    // A decision that is a bug.
    submit({
      ctx,
      command: 'bug',
      commandId: uuidv7(),
      contentHash: Buffer.alloc(32),
      workOrderIds: [victim.id],
      station: null,
      needs: {},
      decide: () => {
        throw new Error('a bug')
      },
      answer: () => null,
    }),
  ])
  const answers = await fine()
  expect(answers.map((each) => each.outcome)).toEqual(workOrders.map(() => 'applied'))
  expect((await poisoned).map((each) => each.status)).toEqual(['rejected', 'rejected'])
  expect((await fine()).length).toBe(12)
})

test('a work order that another transaction holds delays nobody else for long', async () => {
  const [held, free] = await Promise.all([shop.workOrder({ target: 3 }), shop.workOrder({ target: 3 })])
  const client = await database.app.pool.connect()
  await client.query('begin')
  await client.query(`select set_config('app.shop_id', $1, true)`, [shop.shopId])
  await client.query('select from work_orders where id = $1 for update', [held.id])
  const waiting = one(ctx, `W${held.number}`, 'S0')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await one(ctx, `W${free.number}`, 'S0')).outcome).toBe('applied')
  await client.query('rollback')
  client.release()
  expect((await waiting).outcome).toBe('applied')
})

test('after all of this the whole history holds', async () => {
  expect(await verifyLedger(database.app)).toMatchObject({ firstLie: null })
})
