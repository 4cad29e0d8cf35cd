import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { tinyPng } from '#tests/support/factory.ts'
import { measure } from '#tests/support/sales-shop.ts'
import { aStore } from '#tests/support/store-shop.ts'
import { upload } from '#tests/support/upload.ts'

// When a part leaves the shop, as the storefront says it beside each lead time that may be chosen.

const database = await freshDatabase()
const world = await testApp(database)

test('each choice of a lead time tells its own day, whatever is asked beside it', async () => {
  const store = await aStore(database, world)
  const leadTime = (name: string, buffer: number) => store.make.made('/lead-times', { name, buffer })
  const [express, standard, economy] = [
    await leadTime('Express', 2),
    await leadTime('Standard', 7),
    await leadTime('Economy', 12),
  ]
  const guest = await store.signedIn(store.buyer.email)
  const content = Buffer.concat([tinyPng, Buffer.from(uuidv7())])
  const fields = { commandId: uuidv7(), units: 'MILLIMETERS' }
  const sent = await upload(guest.client, '/store/parts', fields, 'gusset.stl', content)
  const partRevisionId = (sent.body.parts as { id: string }[])[0]?.id ?? ''
  await measure(database, store.shop.id, partRevisionId)
  const made = { processId: store.shop.processId, materialId: store.goods.materialId, partRevisionId, quantity: 5 }
  const daysOf = async (...leadTimes: { id: string }[]) => {
    const lines = leadTimes.map(({ id }) => ({ ...made, leadTimeId: id }))
    const { body } = await guest.send('POST', '/store/prices', { lines })
    return (body.lines as { leavesOn: string }[]).map((line) => line.leavesOn)
  }
  const together = await daysOf(express, standard, economy)
  const alone = [...(await daysOf(express)), ...(await daysOf(standard)), ...(await daysOf(economy))]
  expect(together).toEqual(alone)
  expect(together).toEqual([...new Set(together)].sort())
  expect(together).toHaveLength(3)
})
