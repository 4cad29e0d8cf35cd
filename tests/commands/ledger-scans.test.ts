import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { scan } from '#commands/scan.ts'
import { freshDatabase } from '../support/database.ts'
import { aLedgerShop } from '../support/ledger-shop.ts'

const database = await freshDatabase()

test('a bare scan at a station that completes sends all pieces to the next step', async () => {
  const shop = await aLedgerShop(database.app)
  const workOrder = await shop.workOrder({ target: 10 })
  const operator = await shop.as('operator', 'S0')

  const answer = await scan(operator, { commandId: uuidv7(), code: `W${workOrder.number}`, station: 'S0' })

  expect(answer).toMatchObject({
    outcome: 'applied',
    workOrder: { id: workOrder.id, number: workOrder.number, status: 'released', quantities: { onFloor: 10, good: 0 } },
    step: '010',
    movements: [
      { type: 'complete', from: { step: '010', state: 'queued' }, to: { step: '020', state: 'queued' }, quantity: 10 },
    ],
    balances: [{ step: '020', operation: { name: 'Washing' }, state: 'queued', quantity: 10 }],
  })
})
