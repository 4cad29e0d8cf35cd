import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replaceScrap } from '#commands/replace-scrap.ts'
import { reverse } from '#commands/reverse.ts'
import { scan } from '#commands/scan.ts'
import { inShop } from '#db/connect.ts'
import { invariants } from '#db/reads/invariants.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { ledgerStatements, lockWorkOrders } from '#db/stores/ledger/statements.ts'
import { freshDatabase } from '../support/database.ts'
import { aLedgerShop } from '../support/ledger-shop.ts'

// The checker is only worth what it catches: every kind of lie is told to it once.

const database = await freshDatabase()
const shop = await aLedgerShop(database.app)
const ctx = shop.planner
const admin = new pg.Client({ connectionString: database.adminUrl })
let workOrder: { id: string; number: string }

beforeAll(async () => {
  await admin.connect()
  workOrder = await shop.workOrder({ target: 20 })
  const at = (station: string, more: object) =>
    scan(ctx, { commandId: uuidv7(), code: `W${workOrder.number}`, station, ...more })
  await at('S0', { action: 'complete', quantity: 12 })
  const { movements } = await at('S0', { action: 'scrap', quantity: 3, reason: 'Warped' })
  const replacement = { workOrderId: workOrder.id, movementId: movements[0]?.id ?? '', quantity: 2 }
  await replaceScrap(ctx, { commandId: uuidv7(), ...replacement })
  const done = await at('S1', { action: 'complete', quantity: 5 })
  await reverse(ctx, { commandId: uuidv7(), movementId: done.movements[0]?.id ?? '' })
})

afterAll(() => admin.end())

const check = async () => (await verifyLedger(database.app)).firstLie

test('an honest ledger is found to hold', async () => {
  expect(await check()).toBeNull()
})

test('the application’s own role can change and delete nothing of the record', async () => {
  for (const table of ['movements', 'receipts', 'events', 'audit_entries']) {
    for (const act of [`update ${table} set shop_id = shop_id`, `delete from ${table}`, `truncate ${table}`]) {
      const attempt = inShop(database.app, shop.shopId, async (tx) => {
        const { CompiledQuery } = await import('kysely')
        await tx.executeQuery(CompiledQuery.raw(act))
      })
      await expect(attempt, act).rejects.toThrow(/permission denied/)
    }
    // And the owner of the tables is stopped by the trigger.
    await expect(admin.query(`truncate ${table}`)).rejects.toThrow(/append-only/)
  }
})

describe('a lie is found and named', () => {
  const lies: [string, string, RegExp][] = [
    [
      'a balance with a piece too many',
      `update balances set quantity = quantity + 1 where step = '020' and state = 'queued'`,
      /shows 13 pieces queued at 020, and its movements say 12/,
    ],
    [
      'a balance that is gone',
      `delete from balances where step = '020' and state = 'queued'`,
      /shows no balance for 020\|queued/,
    ],
    [
      'a balance out of nowhere',
      `insert into balances (shop_id, work_order_id, step, state, quantity, since) select shop_id, work_order_id, '', 'shipped', 4, now() from balances limit 1`,
      /shows 4 pieces shipped/,
    ],
    [
      'a movement of more pieces',
      `update movements set quantity = quantity + 1 where ordinal = 2`,
      /number 2\) was changed: its hash/,
    ],
    [
      'a movement with another person',
      `update movements set actor_id = null where ordinal = 3`,
      /number 3\) was changed/,
    ],
    [
      'a movement at another time',
      `update movements set at = at + interval '1 second' where ordinal = 2`,
      /number 2\) was changed/,
    ],
    [
      'a movement that is gone',
      `delete from movements where ordinal = 2`,
      /number 3\) lies: it is number 3 after number 1/,
    ],
    ['the last movement gone', `delete from movements where ordinal = 6`, /shows|counts 6 movements, and 5 are there/],
    [
      'a movement out of nowhere',
      `insert into movements select shop_id, gen_random_uuid(), work_order_id, 7, type, from_step, from_state, from_build_id, to_step, to_state, to_build_id, quantity, command_id, names, rework_generation, reason_id, reason, actor_id, station_id, at, scanned_at, previous_hash, hash from movements where ordinal = 2`,
      /number 7\) lies: it takes 12 pieces from queued at 010, where 7 are/,
    ],
    [
      'another head of the chain',
      `update work_orders set last_hash = sha256('x')`,
      /does not end in the hash of its last movement/,
    ],
    [
      'a counter of the entries',
      `update work_orders set replaced = replaced + 1`,
      /says that 3 pieces were replaced, and its movements say 2/,
    ],
    ['a receipt that is gone', `delete from receipts where command = 'scan'`, /receipts for movements/],
    ['an event that is gone', `delete from events where seq = 3`, /events dense/],
    ['an event counter that ran ahead', `update event_counters set last_seq = last_seq + 1`, /events dense/],
  ]

  test.each(lies)('%s', async (_name, lie, found) => {
    // In a transaction of the superuser that is taken back afterwards; triggers do not fire for a replica.
    await admin.query('begin')
    await admin.query('set local session_replication_role = replica')
    await admin.query(lie)
    await admin.query('commit')
    try {
      expect(await check()).toMatch(found)
    } finally {
      await restore()
    }
    expect(await check()).toBeNull()
  })
})

const tables = ['movements', 'balances', 'work_orders', 'receipts', 'events', 'event_counters']

beforeAll(async () => {
  for (const table of tables) await admin.query(`create table kept_${table} as table ${table}`)
})

async function restore(): Promise<void> {
  await admin.query('begin')
  await admin.query('set local session_replication_role = replica')
  for (const table of tables) {
    await admin.query(`delete from ${table}`)
    await admin.query(`insert into ${table} table kept_${table}`)
  }
  await admin.query('commit')
}

test('each rule of db/invariants holds for an honest shop, and each is a query that runs', async () => {
  for (const { name, text } of invariants()) {
    const { rows } = await admin.query(text)
    expect(rows, name).toEqual([])
  }
})

test('every statement of the ledger asks for the shop, and the lock is a statement of its own', () => {
  const own = ['ledger_begin', 'ledger_commit', 'ledger_set_shop', 'ledger_plan_by_place']
  for (const { name, text } of ledgerStatements) {
    if (!own.includes(name)) expect(text, name).toContain('$1::uuid')
  }
  expect(lockWorkOrders.text).toContain('order by w.id\n    for no key update of w')
  expect(lockWorkOrders.text).not.toContain('balances')
})
