import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { atDesk, type Desk } from '#tests/support/sales-answers.ts'
import { salesThings } from '#tests/support/sales-samples.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

// Quotes and orders that belong together.

const database = await freshDatabase()
const { desk } = await testApp(database)
let shop: TestShop
let make: Factory
let sales: Desk

beforeAll(async () => {
  shop = await aShop(database.app)
  make = new Factory(shop, await desk(shop.people.owner.email))
  sales = atDesk(await desk(shop.people.sales.email))
})

test('a project gathers quotes and the orders they became, and a quote leaves the project it was in', async () => {
  const [series, other] = [await make.project(), await make.project()]
  const order = await salesThings.order(make)
  const draft = await salesThings.quote(make)
  const { body: ordered } = await sales.get(`/orders/${order.id}`)
  const quoteId = (ordered as unknown as { quote: { id: string } }).quote.id
  for (const id of [quoteId, draft.id]) {
    expect((await sales.post(`/projects/${series.id}/quotes`, { quoteId: id })).status).toBe(200)
  }
  const { body } = await sales.get(`/projects/${series.id}`)
  expect(body).toMatchObject({
    customer: { id: shop.customerId },
    quotes: [
      { id: draft.id, status: 'draft', order: null },
      { id: quoteId, status: 'accepted', total: '50.00', order: { id: order.id, number: order.number } },
    ],
  })
  expect((await sales.get(`/quotes/${draft.id}`)).body).toMatchObject({ project: { id: series.id } })
  await sales.post(`/projects/${other.id}/quotes`, { quoteId: draft.id })
  expect((await sales.get(`/projects/${series.id}`)).body).toMatchObject({ quotes: [{ id: quoteId }] })
  await sales.post(`/projects/${series.id}/quotes/remove`, { quoteId })
  const again = await sales.post(`/projects/${series.id}/quotes/remove`, { quoteId })
  expect(again).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

test('files lie with a project under the names they were given, and only files of the shop', async () => {
  const project = await make.project()
  const client = await desk(shop.people.sales.email)
  const content = Buffer.from('%PDF-1.4 drawing')
  const drawing = await upload(client, '/message-files', { commandId: uuidv7() }, 'drawing.pdf', content)
  const hash = String(drawing.body.hash)
  const files = [{ hash, name: 'Drawing <rev C>.pdf' }]
  const told = await sales.patch(`/projects/${project.id}`, { version: project.version, files })
  expect(told.body, told.text).toMatchObject({ files: [{ hash, name: 'Drawing <rev C>.pdf', sizeBytes: 16 }] })
  const read = await client.get(`/projects/${project.id}/files/${hash}`)
  expect(read.text).toBe('%PDF-1.4 drawing')
  expect(read.headers['content-disposition']).toContain('attachment')
  const strange = [{ hash: 'f'.repeat(64), name: 'nobody’s.pdf' }]
  expect((await sales.patch(`/projects/${project.id}`, { files: strange })).status).toBe(404)
})

test('closed projects leave the list and come back; two people on one hear of each other', async () => {
  const project = await make.project()
  const closed = await sales.patch(`/projects/${project.id}`, { version: project.version, closed: true })
  expect(closed.body).toMatchObject({ closedAt: expect.any(String) })
  const name = String(project.name)
  const found = async (more: string) =>
    ((await sales.get(`/projects?q=${encodeURIComponent(name)}${more}`)).body as unknown as { items: object[] }).items
  expect(await found('')).toEqual([])
  expect(await found('&closed=true')).toMatchObject([{ id: project.id, quotes: 0, orders: 0, files: 0 }])
  const stale = await sales.patch(`/projects/${project.id}`, { version: project.version, name: 'Mine' })
  expect(stale).toMatchObject({ status: 409, body: { code: 'stale' } })
  expect((await sales.patch(`/projects/${project.id}`, { closed: false })).body).toMatchObject({ closedAt: null })
})
