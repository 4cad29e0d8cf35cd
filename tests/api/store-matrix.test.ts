import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { salesThings } from '#tests/support/sales-samples.ts'
import { anInvoice, anOrder, aSentQuote } from '#tests/support/sample-customer-commands.ts'
import { aShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

// Who may see what of a quote, an order, its messages and its paper: each role of the shop, the customer it is for, another
// customer, and nobody.

const database = await freshDatabase()
const { desk, anybody } = await testApp(database)
const who: Record<string, TestClient> = { nobody: anybody }
let make: Factory
let quoteId: string
let orderId: string
let invoiceId: string

beforeAll(async () => {
  const shop = await aShop(database.app)
  make = new Factory(shop, await desk(shop.people.owner.email))
  for (const role of ['owner', 'planner', 'sales', 'customer'] as const) who[role] = await desk(shop.people[role].email)
  const other = await make.made('/customers', { name: make.name('Moreau') })
  const email = 'other@example.test'
  const password = 'correct horse battery'
  await make.made('/people', { name: 'Claire', role: 'customer', email, password, customerId: other.id })
  who['another customer'] = await desk(email, password)
  quoteId = (await aSentQuote(make)).id
  orderId = (await anOrder(make)).id
  await purchaseOrderOn(orderId)
  invoiceId = await anInvoice(make)
  await make.made(`/quotes/${quoteId}/messages`, { text: 'Margin is thin.', staffOnly: true })
})

/** The paper that the customer sent, put on the order at the desk. */
async function purchaseOrderOn(id: string): Promise<void> {
  const paper = Buffer.from('%PDF-1.7 our order')
  const sent = await upload(make.owner, '/message-files', { commandId: uuidv7() }, 'AE-55120.pdf', paper)
  expect(sent.status, sent.text).toBe(201)
  const { version } = (await make.owner.get(`/orders/${id}`)).body
  const purchaseOrder = { number: 'AE-55120', fileHash: sent.body.hash }
  const put = await make.owner.patch(`/orders/${id}`, { commandId: uuidv7(), version, purchaseOrder })
  expect(put.body, put.text).toMatchObject({ purchaseOrder: { number: 'AE-55120', file: { name: 'AE-55120.pdf' } } })
}

const staff = ['owner', 'planner', 'sales']
const everybody = ['owner', 'planner', 'sales', 'customer', 'another customer', 'nobody']

const doors: [name: string, url: () => string, may: string[]][] = [
  ['a quote', () => `/quotes/${quoteId}`, [...staff, 'customer']],
  ['the paper of a quote', () => `/quotes/${quoteId}/quote.pdf`, [...staff, 'customer']],
  ['what was said about a quote', () => `/quotes/${quoteId}/messages`, [...staff, 'customer']],
  ['an order', () => `/orders/${orderId}`, [...staff, 'customer']],
  ['the confirmation of an order', () => `/orders/${orderId}/confirmation.pdf`, [...staff, 'customer']],
  ['the purchase order of an order', () => `/orders/${orderId}/purchase-order`, [...staff, 'customer']],
  ['the documents of an order', () => `/orders/${orderId}/documents`, [...staff, 'customer']],
  ['what was said about an order', () => `/orders/${orderId}/messages`, [...staff, 'customer']],
  ['an invoice', () => `/invoices/${invoiceId}/invoice.pdf`, [...staff, 'customer']],
  ['the mail that went out', () => '/mails', staff],
  ['the list of invoices', () => '/invoices', staff],
  ['the customers', () => '/customers', staff],
]

describe.each(everybody)('%s', (name) => {
  test.each(doors)('and %s', async (_, url, may) => {
    const reply = await who[name]?.get(url())
    if (may.includes(name)) expect(reply?.status, reply?.text).toBe(200)
    else expect([401, 403, 404], reply?.text).toContain(reply?.status)
  })
})

test('a customer hears nothing that is for the shop alone, and leaves no note for it', async () => {
  const said = await who.customer?.get(`/quotes/${quoteId}/messages`)
  expect(said?.body).toEqual({ items: [] })
  const staffs = await who.sales?.get(`/quotes/${quoteId}/messages`)
  expect(staffs?.text).toContain('Margin is thin.')
  const note = { commandId: uuidv7(), text: 'Secret', staffOnly: true }
  expect((await who.customer?.post(`/quotes/${quoteId}/messages`, note))?.status).toBe(403)
  const quote = await who.customer?.get(`/quotes/${quoteId}`)
  for (const secret of ['variables', 'internalNote', 'computedUnitPrice']) expect(quote?.text).not.toContain(secret)
})

test('a customer sees what was sent, not what the shop writes on since: on the page, in the list, on paper and by the link', async () => {
  const quote = await salesThings.sent(make)
  const { body: sent } = await make.owner.get(`/quotes/${quote.id}`)
  const url = String(sent.link).replace(/^.*(?=\/quote-links\/)/, '')
  const edit = { commandId: uuidv7(), version: sent.version, quantity: 77, name: 'Secret name' }
  const edited = await make.owner.patch(`/quotes/${quote.id}/lines/${quote.lineId}`, edit)
  expect(edited.body, edited.text).toMatchObject({ status: 'draft', revision: 2, totals: { total: '385.00' } })
  const seen = await who.customer?.get(`/quotes/${quote.id}`)
  const list = await who.customer?.get('/quotes?limit=500')
  const linked = await anybody.get(url)
  expect(list?.body.items).toContainEqual(
    expect.objectContaining({ id: quote.id, revision: 1, total: '50.00', lineCount: 1 }),
  )
  for (const reply of [seen, list, linked]) {
    expect(reply?.status, reply?.text).toBe(200)
    expect(reply?.text).not.toMatch(/385\.00|Secret name|"quantity":77/)
  }
  const accepted = await who.customer?.post(`/quotes/${quote.id}/accept`, { commandId: uuidv7(), revision: 2 })
  expect(accepted).toMatchObject({ status: 409, body: { code: 'quote_not_sent' } })
})

test('invoices are numbered without a gap, also when one was refused', async () => {
  const first = await anInvoice(make)
  expect((await make.owner.post(`/orders/${orderId}/invoices`, { commandId: uuidv7() })).status).toBe(201)
  const again = await make.owner.post(`/orders/${orderId}/invoices`, { commandId: uuidv7() })
  expect(again).toMatchObject({ status: 409, body: { code: 'invoice_exists' } })
  await anInvoice(make)
  const { body } = await make.owner.get('/invoices')
  const numbers = (body.items as { number: number; id: string }[]).map(({ number }) => number)
  expect(numbers).toEqual([4, 3, 2, 1])
  expect(JSON.stringify(body)).toContain(first)
})
