import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { scan } from '#commands/scan.ts'
import { connect } from '#db/connect.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { lockWorkOrders, writeLedger } from '#db/stores/ledger/statements.ts'
import { freshDatabase } from '../support/database.ts'
import { aLedgerShop } from '../support/ledger-shop.ts'

// Negative controls: the guards are taken out one after the other. What is left must hold, and once nothing is left the
// checker must see it. A harness that never fails proves nothing.

const database = await freshDatabase()

/** Two processes on one work order; answers how many scans were acknowledged. */
async function race(stations: number): Promise<{ acknowledged: number; stored: number }> {
  const shop = await aLedgerShop(database.app)
  const workOrder = await shop.workOrder({ target: 100_000 })
  const other = connect({ databaseUrl: database.url, applicationName: 'second process' })
  const contexts = [shop.planner, { ...shop.planner, db: other }]
  const acts = Array.from({ length: stations }, async (_, index) => {
    let acknowledged = 0
    for (let turn = 0; turn < 12; turn += 1) {
      const ctx = contexts[index % 2] ?? shop.planner
      const input = { commandId: uuidv7(), code: `W${workOrder.number}`, station: 'S0' }
      // A lost race may end in an error of the database; that is an answer to nobody.
      const told = await scan(ctx, { ...input, action: 'complete', quantity: 1 }).catch(() => null)
      if (told !== null) acknowledged += 1
    }
    return acknowledged
  })
  const acknowledged = (await Promise.all(acts)).reduce((sum, each) => sum + each, 0)
  await other.end()
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  const { rows } = await admin.query<{ count: string }>(
    `select count(*) from movements where shop_id = $1 and type = 'complete'`,
    [shop.shopId],
  )
  await admin.end()
  return { acknowledged, stored: Number(rows[0]?.count) }
}

test('without the lock the ordinals and the version still keep the ledger right', async () => {
  change(lockWorkOrders, 'for no key update of w', '')
  const { acknowledged, stored } = await race(16)
  expect(stored).toBe(acknowledged)
  expect(acknowledged).toBeGreaterThan(0)
  expect(await verifyLedger(database.app)).toMatchObject({ firstLie: null })
})

test('without the ordinals, the version and the count of rows as well the checker sees the ledger lie', async () => {
  change(writeLedger, "expect_rows((select count(*) from changed), $51::bigint, 'balances')", '$51::bigint')
  change(writeLedger, "expect_rows((select count(*) from headed), $52::bigint, 'work orders')", '$52::bigint')
  change(writeLedger, 'and w.version is not distinct from given.version_before', '')
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query('alter table movements drop constraint movements_shop_id_work_order_id_ordinal_key')
  await admin.end()
  // The first process has its statements prepared from before; a new one takes the mutants.
  const mutant = connect({ databaseUrl: database.url, applicationName: 'mutant' })
  Object.assign(database.app, { ledgerPool: mutant.ledgerPool })
  let lie: string | null = null
  for (let attempt = 0; attempt < 5 && lie === null; attempt += 1) {
    await race(16)
    lie = (await verifyLedger(database.app)).firstLie
  }
  expect(lie).toMatch(/lies|shows|counts|follow|hash/)
  await mutant.end()
})

function change(statement: { text: string }, from: string, to: string): void {
  const text = statement.text.replace(from, to)
  expect(text).not.toBe(statement.text)
  Object.assign(statement, { text })
}
