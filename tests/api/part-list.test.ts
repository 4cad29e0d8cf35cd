import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { recordSampleMeasurements } from '#tests/support/measured-part.ts'
import { atDesk } from '#tests/support/sales-answers.ts'
import { sellingIn } from '#tests/support/sales-shop.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { badge, desk } = await testApp(database)
let shop: TestShop
let thin: string
let sold: string
let materialId: string

beforeAll(async () => {
  shop = await aShop(database.app)
  const make = new Factory(shop, await desk(shop.people.owner.email))
  const goods = await sellingIn(database, make)
  materialId = goods.materialId
  const sales = atDesk(await desk(shop.people.sales.email))
  const quote = (await sales.post('/quotes', { customerId: shop.customerId })).body
  await sales.post(`/quotes/${quote.id}/lines`, {
    ...{ partRevisionId: goods.partRevisionId, processId: shop.processId, materialId, quantity: 5 },
  })
  const planner = await desk(shop.people.planner.email)
  const { body } = await planner.get(`/part-specifications/${goods.partSpecificationId}`)
  sold = (body.partRevision as { design: { name: string } }).design.name
  const revision = await make.revision()
  await recordSampleMeasurements(shop.as('owner'), revision.id, [], { minWallThickness: 0.4 })
  thin = (revision.design as { name: string }).name
})

async function namesFor(query: string, who: 'owner' | 'sales' = 'owner'): Promise<string[]> {
  const { body, status, text } = await (await desk(shop.people[who].email)).get(`/part-designs?limit=500&${query}`)
  expect(status, text).toBe(200)
  return (body.items as { name: string }[]).map(({ name }) => name)
}

describe('the list of parts', () => {
  test('is narrowed to thin walls, to a material, to what is being made', async () => {
    expect(await namesFor('thinnerThan=0.5')).toEqual([thin])
    expect(await namesFor('thinnerThan=0.4')).toEqual([])
    expect(await namesFor(`materialId=${materialId}`)).toEqual([sold])
    expect(await namesFor('inProduction=true')).not.toContain(thin)
    expect(await namesFor('inProduction=false')).toContain(thin)
  })

  test('is exported as it is filtered, with sizes and prices as numbers', async () => {
    const sales = await desk(shop.people.sales.email)
    const csv = await sales.get('/part-designs.csv?thinnerThan=0.5')
    expect(csv).toMatchObject({ status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' } })
    const [head = '', ...rows] = csv.text.trim().split('\r\n')
    expect(head).toContain('Part,Revision,Customer')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain(`,30,20,10,6000,2200,0.4,`)
    const all = (await sales.get('/part-designs.csv')).text
    expect(all.split('\r\n').find((row) => row.startsWith(sold))).toMatch(/,20,\d{4}-\d\d-\d\d$/)
    expect((await sales.get('/part-designs.xlsx')).status).toBe(200)
  })

  test('tells operators no prices, and hands them no table with prices', async () => {
    const operator = await badge(shop.people.operator.badge, shop.stations[0]?.id ?? '')
    const { body } = await operator.get('/part-designs?limit=500')
    expect((body.items as { lastUnitPrice: string | null }[]).map((each) => each.lastUnitPrice)).not.toContain('20.00')
    expect((await operator.get('/part-designs.csv')).status).toBe(403)
  })
})
