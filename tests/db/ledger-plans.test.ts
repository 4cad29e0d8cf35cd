import pg from 'pg'
import { expect, test } from 'vitest'
import { loadBalances, loadReceipts, lockWorkOrders, planSettings } from '#db/stores/ledger/statements.ts'
import { manyWorkOrders } from '#tests/support/bench-shop.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { aLedgerShop } from '#tests/support/ledger-shop.ts'

// A batch goes to the rows it names, however little the server knows of the shop when the plan is made: a plan that looked
// through all work orders of the shop was seen to stay, and to cost more with each of them.

const database = await freshDatabase()

test.each([
  ['locks work orders', lockWorkOrders, 'work_orders'],
  ['reads balances', loadBalances, 'balances'],
  ['looks for receipts', loadReceipts, 'receipts'],
])('the ledger %s by their keys, also in a shop nobody has counted', async (_what, { text }, table) => {
  const shop = await aLedgerShop(database.app, { operations: ['Print', 'Clean'] })
  const [one] = await manyWorkOrders(shop, 400)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    await client.query(planSettings)
    await client.query('begin')
    await client.query(`select set_config('app.shop_id', $1, true)`, [shop.shopId])
    await client.query(`prepare asked as ${text}`)
    const plan = await client.query(`explain execute asked('${shop.shopId}', '{${one?.id}}')`)
    const words = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(words).toContain(`Index Scan using ${table}_pkey on ${table}`)
    expect(words).toMatch(/Index Cond: \(\(shop_id = \$1\) AND \(\w+ = ANY \(\$2\)\)\)/u)
  } finally {
    await client.end()
  }
})
