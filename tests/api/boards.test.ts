import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { FloorBoard } from '#api/contract/boards.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { aShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { desk } = await testApp(database)

test('the board is written as the contract says, with a card for every step that holds pieces', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email)
  const make = new Factory(shop, planner)
  const workOrder = await make.workOrder({ customerId: shop.customerId, due: '2031-01-01' })
  await make.scanned(workOrder, { report: { good: 4, scrap: [{ quantity: 1, reason: 'WARP' }] } })
  await make.scanned(workOrder, {
    code: `3W${String(workOrder.number)}+020`,
    station: 'S1',
    action: 'start',
    quantity: 2,
  })
  const { body } = await planner.get('/boards/floor')
  // This answer is written without its schema, so the schema is held to it here.
  expect([...Value.Errors(FloorBoard, body)]).toEqual([])
  expect(body).toMatchObject({
    cards: [
      { step: '010', quantities: { queued: 5, inProcess: 0, held: 0 }, customer: { name: 'Halvorsen Robotics' } },
      { step: '020', quantities: { queued: 2, inProcess: 2, held: 0 } },
    ],
    totals: { workOrders: 1, pieces: 9 },
  })
  const { body: session } = await planner.get('/session')
  expect(body.cursor).toBe(session.cursor)
})
