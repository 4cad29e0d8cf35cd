import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory, tinyPng } from '#tests/support/factory.ts'
import { recordSampleMeasurements } from '#tests/support/measured-part.ts'
import { salesThings } from '#tests/support/sales-samples.ts'
import { sellingIn } from '#tests/support/sales-shop.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

// Whose a part is: its customer and the shop see it, look at it, remark on it and price it; for everybody else it is not there.

const database = await freshDatabase()
const world = await testApp(database)
const { desk, anybody } = world
const who: Record<string, TestClient> = { nobody: anybody }
let shop: TestShop
let make: Factory
let goods: Awaited<ReturnType<typeof sellingIn>>
let revisionId: string
let designId: string
let commentId: string
const content = Buffer.concat([tinyPng, Buffer.from(uuidv7())])

const sendPart = (by: TestClient) =>
  upload(by, '/parts', { commandId: uuidv7(), units: 'MILLIMETERS' }, 'ring.stl', content)

beforeAll(async () => {
  shop = await aShop(database.app)
  make = new Factory(shop, await desk(shop.people.owner.email))
  goods = await sellingIn(database, make)
  for (const role of ['owner', 'planner', 'sales', 'operator', 'customer'] as const)
    who[role] = await desk(shop.people[role].email)
  const other = await make.made('/customers', { name: make.name('Moreau') })
  const [email, password] = ['other@example.test', 'correct horse battery']
  await make.made('/people', { name: 'Claire', role: 'customer', email, password, customerId: other.id })
  who['another customer'] = await desk(email, password)

  const sent = await sendPart(who.customer ?? anybody)
  expect(sent.status, sent.text).toBe(201)
  revisionId = (sent.body.partRevision as { id: string }).id
  await recordSampleMeasurements(shop.as('owner'), revisionId)
  const { body } = await make.owner.get(`/part-revisions/${revisionId}`)
  designId = (body.design as { id: string }).id
  commentId = (await make.made(`/part-revisions/${revisionId}/comments`, { text: 'Thin here.', shared: true })).id
})

const staff = ['owner', 'planner', 'sales']
const everybody = [...staff, 'operator', 'customer', 'another customer', 'nobody']
const readers = [...staff, 'operator', 'customer']
const writers = [...staff, 'customer']
type Door = [name: string, method: 'GET' | 'POST' | 'PATCH', url: () => string, body: object | null, may: string[]]

const doors: Door[] = [
  ['the facts', 'GET', () => `/part-revisions/${revisionId}`, null, readers],
  ['what speaks against making it', 'GET', () => `/part-revisions/${revisionId}/warnings`, null, readers],
  ['the file', 'GET', () => `/part-revisions/${revisionId}/file`, null, readers],
  ['what is like it', 'GET', () => `/part-revisions/${revisionId}/similar`, null, readers],
  ['its page', 'GET', () => `/part-designs/${designId}`, null, readers],
  ['the remarks', 'GET', () => `/part-revisions/${revisionId}/comments`, null, readers],
  [
    'a remark of their own',
    'POST',
    () => `/part-revisions/${revisionId}/comments`,
    { text: 'Mind the edge.' },
    writers,
  ],
  ['its uses', 'GET', () => `/part-designs/${designId}/uses`, null, [...staff, 'operator']],
  ['what is recognised', 'GET', () => '/part-recognitions', null, [...staff, 'operator']],
  [
    'the numbers that the customer calls parts by',
    'GET',
    () => `/customers/${shop.customerId}/references`,
    null,
    writers,
  ],
  ['its units', 'PATCH', () => `/part-revisions/${revisionId}`, { units: 'MILLIMETERS' }, writers],
]

describe.each(everybody)('%s', (name) => {
  test.each(doors)('and %s', async (_, method, url, body, may) => {
    const sent = body === null ? undefined : { commandId: uuidv7(), ...body }
    const reply = await who[name]?.send(method, url(), sent)
    if (may.includes(name)) expect(reply?.status, reply?.text).toBeLessThan(300)
    else expect([401, 403, 404], reply?.text).toContain(reply?.status)
  })
})

test('another customer who sends the same file has a part of their own, and learns nothing of the first', async () => {
  const stranger = who['another customer'] ?? anybody
  const sent = await sendPart(stranger)
  expect(sent.status, sent.text).toBe(201)
  expect(sent.body.recognised).toEqual([])
  const own = (sent.body.partRevision as { id: string }).id
  expect(own).not.toBe(revisionId)
  await recordSampleMeasurements(shop.as('owner'), own)
  for (const url of [`/part-revisions/${own}`, `/part-revisions/${own}/similar`, '/part-designs']) {
    const reply = await stranger.get(url)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.text).not.toContain(revisionId)
    expect(reply.text).not.toContain(designId)
  }
  expect((await make.owner.get(`/part-revisions/${own}`)).text).toContain(revisionId)
})

test('a remark is changed and taken away by the shop and whoever made it, never by another customer', async () => {
  const change = () => ({ commandId: uuidv7(), text: 'Mine now' })
  for (const name of ['another customer', 'nobody', 'operator']) {
    const reply = await who[name]?.patch(`/part-comments/${commentId}`, change())
    expect([401, 403, 404], name).toContain(reply?.status)
  }
  const secret = await make.made(`/part-revisions/${revisionId}/comments`, { text: 'Charge more.', shared: false })
  const seen = await who.customer?.get(`/part-revisions/${revisionId}/comments`)
  expect(seen?.text).toContain('Thin here.')
  expect(seen?.text).not.toContain('Charge more.')
  expect([403, 404]).toContain((await who.customer?.patch(`/part-comments/${secret.id}`, change()))?.status)
})

test('a price is asked for one’s own parts, by one’s own terms and for what is offered, and without typed values', async () => {
  const line = { partRevisionId: revisionId, processId: shop.processId, materialId: goods.materialId, quantity: 3 }
  const price = (name: string, more: object = {}, body: object = {}) =>
    who[name]?.post('/prices', { lines: [{ ...line, ...more }], ...body })
  const own = await price('customer')
  expect(own?.status, own?.text).toBe(200)
  for (const secret of ['variables', 'reviewReasons', 'processPrice']) expect(own?.text).not.toContain(secret)
  expect((await price('another customer'))?.status).toBe(404)
  expect((await price('customer', { variables: { 'Price per cm³': 0.01 } }))?.status).toBe(403)
  const foreign = await price('another customer', {}, { customerOrganisationId: shop.customerId })
  expect(foreign?.status).toBe(403)
  const hidden = await make.made('/processes', { name: make.name('Hidden'), internal: true })
  expect((await price('customer', { processId: hidden.id, materialId: null }))?.status).toBe(404)
  const { calculationId } = own?.body ?? {}
  expect((await who.customer?.get(`/prices/${calculationId}`))?.status).toBe(403)
  expect((await price('operator'))?.status).toBe(403)
})

test('what was agreed with a customer is nothing for operators: prices of a part’s uses, its list and its assemblies', async () => {
  const order = await salesThings.order(make)
  const { body } = await make.owner.get(`/orders/${order.id}`)
  const [line] = body.requisitions as { partRevision: { id: string }; partSpecificationId: string }[]
  const revision = await make.owner.get(`/part-revisions/${line?.partRevision.id}`)
  const part = (revision.body.design as { id: string }).id
  const parts = [{ partSpecificationId: line?.partSpecificationId, quantity: 2 }]
  const assembly = await make.made('/assemblies', { name: make.name('Gripper'), unitPrice: '77.7', parts })
  const { key } = (await make.made('/api-keys', { name: make.name('ERP'), scopes: ['read'] })) as unknown as {
    key: string
  }
  const program = world.program(key)
  const lone = await world.badge(shop.people.owner.badge, 'S0')
  for (const url of [`/part-designs/${part}/uses`, `/assemblies/${assembly.id}`, '/assemblies']) {
    for (const [reader, sees] of [
      [who.sales, true],
      [program, true],
      [who.operator, false],
      [lone, false],
    ] as const) {
      const reply = await reader?.get(url)
      expect(reply?.status, reply?.text).toBe(200)
      expect(/"unitPrice":"/.test(reply?.text ?? ''), url).toBe(sees)
    }
  }
})

test('paper that goes with a parcel is its customer’s and the shop’s', async () => {
  const shipment = await salesThings.shipment(make)
  const { body } = await make.owner.get('/orders?tab=all')
  const order = (body.items as { id: string; shipped: number }[]).find((each) => each.shipped > 0)
  const url = `/orders/${order?.id}/shipments/${shipment.id}/packing-slip.pdf`
  expect((await who.customer?.get(url))?.status).toBe(200)
  for (const name of ['another customer', 'nobody']) expect([401, 404]).toContain((await who[name]?.get(url))?.status)
})
