import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { sendMail } from '#jobs/send-mail.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { anOutbox } from '#tests/support/outbox.ts'
import { atDesk, type Desk, type Told } from '#tests/support/sales-answers.ts'
import { salesThings } from '#tests/support/sales-samples.ts'
import { asAdmin, type SalesShop, sellingIn } from '#tests/support/sales-shop.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'
import { rows } from '#tests/support/store-shop.ts'

// What people do at the same moment, twice, too late or with odd words while a shop sells: nothing is lost, nothing counts twice.

const database = await freshDatabase()
const { ctx, desk } = await testApp(database)
let shop: TestShop
let make: Factory
let sales: Desk
let planner: Desk
let goods: SalesShop

beforeAll(async () => {
  shop = await aShop(database.app)
  const owner = await desk(shop.people.owner.email)
  make = new Factory(shop, owner)
  sales = atDesk(await desk(shop.people.sales.email))
  planner = atDesk(await desk(shop.people.planner.email))
  goods = await sellingIn(database, make)
})

const twenty = Array.from({ length: 20 }, (_, at) => at)
const count = async (text: string, values: unknown[]) => Number((await rows(database, text, values))[0]?.count)

/** A draft of five priced pieces: 100.00. */
async function aQuote(more: object = {}): Promise<Told> {
  const { body } = await sales.post('/quotes', { customerId: shop.customerId, ...more })
  const line = { partRevisionId: goods.partRevisionId, processId: shop.processId, materialId: goods.materialId }
  const added = await sales.post(`/quotes/${body.id}/lines`, { ...line, quantity: 5 })
  expect(added.status, added.text).toBe(201)
  return added.body
}

describe('many at once', () => {
  test('twenty accept one quote, and there is one order', async () => {
    const quote = await salesThings.sent(make)
    const replies = await Promise.all(twenty.map(() => sales.post(`/quotes/${quote.id}/accept`, { revision: 1 })))
    expect(replies.map((reply) => reply.status)).toEqual(twenty.map(() => 200))
    expect(new Set(replies.map((reply) => reply.body.order.number)).size).toBe(1)
    expect(await count('select count(*) from orders where quote_id = $1', [quote.id])).toBe(1)
  })

  test('one accepts while another edits: what is ordered is what was accepted, or the edit won and the accept is told', async () => {
    for (let round = 0; round < 5; round += 1) {
      const quote = await aQuote()
      await sales.post(`/quotes/${quote.id}/send`, { email: null })
      const [accepted, edited] = await Promise.all([
        sales.post(`/quotes/${quote.id}/accept`, { revision: 1 }),
        sales.post(`/quotes/${quote.id}/lines`, { expense: { name: 'Fixture', amount: '900' } }),
      ])
      const outcome = accepted.status === 200 ? 'ordered' : 'edited'
      if (outcome === 'ordered') {
        expect(edited).toMatchObject({ status: 409, body: { code: 'quote_not_open' } })
        expect((await sales.get(`/orders/${accepted.body.order.id}`)).body.totals.subtotal).toBe('100.00')
      } else {
        expect(accepted).toMatchObject({ status: 409, body: { code: 'revision_superseded' } })
        expect(edited.status).toBe(201)
      }
    }
  })

  test('twenty write a line on one quote, and all are on it', async () => {
    const { body: quote } = await sales.post('/quotes', { customerId: shop.customerId })
    const line = { partRevisionId: goods.partRevisionId, processId: shop.processId, materialId: goods.materialId }
    const replies = await Promise.all(
      twenty.map((at) => sales.post(`/quotes/${quote.id}/lines`, { ...line, quantity: at + 1 })),
    )
    expect(replies.map((reply) => reply.status)).toEqual(twenty.map(() => 201))
    const { body } = await sales.get(`/quotes/${quote.id}`)
    expect(body.lines.map((each) => each.quantity).sort((a, b) => a - b)).toEqual(twenty.map((at) => at + 1))
    expect(body.totals.subtotal).toBe('4200.00')
  })

  test('twenty schedule one line, and it is in production once', async () => {
    const order = await salesThings.order(make)
    const wanted = { rows: [{ requisitionId: order.requisitionId, quantity: 10, routing: { automatic: true } }] }
    const replies = await Promise.all(twenty.map(() => planner.post(`/orders/${order.id}/schedule`, wanted)))
    expect(replies.map((reply) => reply.status)).toEqual(twenty.map(() => 200))
    expect(replies.flatMap((reply) => reply.body.workOrders)).toHaveLength(1)
    const made = await rows(database, 'select id from work_orders where requisition_id = $1', [order.requisitionId])
    expect(made).toHaveLength(1)
  })

  test('ten enter the status that schedules, and it is in production once', async () => {
    const order = await salesThings.order(make)
    const { body } = await sales.get('/order-statuses')
    const statusId = body.items.find((each) => each.name === 'In production')?.id
    const replies = await Promise.all(
      twenty.slice(10).map(() => sales.post(`/orders/${order.id}/status`, { statusId })),
    )
    expect(replies.map((reply) => reply.status)).toEqual(twenty.slice(10).map(() => 200))
    expect(await count('select count(*) from work_orders where requisition_id = $1', [order.requisitionId])).toBe(1)
  })

  test('six ship four of ten finished pieces each, and ten are never exceeded', async () => {
    const order = await salesThings.finishedOrder(make)
    const wanted = { rows: [{ requisitionId: order.requisitionId, quantity: 4 }] }
    const replies = await Promise.all(twenty.slice(14).map(() => sales.post(`/orders/${order.id}/shipments`, wanted)))
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(2)
    for (const { status, body } of replies) if (status !== 201) expect(body.code).toBe('not_finished')
    expect((await sales.get(`/orders/${order.id}`)).body.shipped).toBe(8)
    expect(await count('select count(*) from shipments where order_id = $1', [order.id])).toBe(2)
  })

  test('ten issue the invoice of one order, and it has one', async () => {
    const order = await salesThings.order(make)
    const replies = await Promise.all(twenty.slice(10).map(() => sales.post(`/orders/${order.id}/invoices`)))
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
    expect(await count('select count(*) from invoices where order_id = $1', [order.id])).toBe(1)
  })
})

describe('shipping', () => {
  test('that was refused stays refused under its id, whatever is finished since', async () => {
    const order = await salesThings.order(make)
    const wanted = { commandId: uuidv7(), rows: [{ requisitionId: order.requisitionId, quantity: 4 }] }
    const refused = await sales.post(`/orders/${order.id}/shipments`, wanted)
    expect(refused).toMatchObject({ status: 409, body: { code: 'not_finished', available: 0 } })
    const made = [{ requisitionId: order.requisitionId, routing: { steps: [{ operationId: make.operationId(0) }] } }]
    const { body } = await planner.post(`/orders/${order.id}/schedule`, { rows: made })
    await make.scanned({ id: '', version: 1, ...body.workOrders[0] }, { action: 'complete', quantity: 10 })
    expect((await sales.post(`/orders/${order.id}/shipments`, wanted)).body).toEqual(refused.body)
    expect((await sales.get(`/orders/${order.id}`)).body.shipped).toBe(0)
  })

  test('that broke after its pieces had moved is carried on by sending it again, and moves them once', async () => {
    const order = await salesThings.finishedOrder(make)
    const wanted = { commandId: uuidv7(), rows: [{ requisitionId: order.requisitionId, quantity: 8 }] }
    await asAdmin(database, 'alter table shipments add constraint out_of_order check (false) not valid')
    expect((await sales.post(`/orders/${order.id}/shipments`, wanted)).status).toBe(500)
    await asAdmin(database, 'alter table shipments drop constraint out_of_order')
    const again = await sales.post(`/orders/${order.id}/shipments`, wanted)
    expect(again, again.text).toMatchObject({
      status: 201,
      body: { shipped: 8, shipment: { rows: [{ quantity: 8 }] } },
    })
    expect((await sales.post(`/orders/${order.id}/shipments`, wanted)).body.shipped).toBe(8)
  })
})

describe('a quote in another currency', () => {
  test('takes along what people typed: discounts of an amount and shipping are worth the same', async () => {
    const settings = await make.owner.get('/sales-settings')
    const currencies = [
      { currency: 'JPY', rate: 160, feePercent: 0 },
      { currency: 'KWD', rate: 0.33, feePercent: 0 },
    ]
    const change = { commandId: uuidv7(), version: settings.body.version, currencies }
    expect((await make.owner.patch('/sales-settings', change)).status).toBe(200)
    const quote = await aQuote()
    const typed = await sales.patch(`/quotes/${quote.id}`, {
      version: quote.version,
      discounts: [{ name: 'Goodwill', amount: '10' }],
      shipping: '12.50',
    })
    expect(typed.body.totals).toMatchObject({ discount: '10.00', shipping: '12.50', total: '102.50' })
    const yen = await sales.patch(`/quotes/${quote.id}`, { version: typed.body.version, currency: 'JPY' })
    expect(yen.body.totals, yen.text).toMatchObject({
      subtotal: '16000',
      discount: '1600',
      shipping: '2000',
      total: '16400',
    })
    const dinars = await sales.patch(`/quotes/${quote.id}`, {
      version: yen.body.version,
      currency: 'KWD',
      shipping: '1.2345',
    })
    expect(dinars.body.totals, dinars.text).toMatchObject({
      subtotal: '33.000',
      discount: '3.300',
      shipping: '1.235',
      total: '30.935',
    })
  })
})

describe('what is taken out of use', () => {
  test('stays on the quotes that have it, whatever is changed on them, and is chosen by no other', async () => {
    const jurisdiction = await salesThings.jurisdiction(make)
    const method = await salesThings.shippingMethod(make)
    const chosen = { jurisdictionId: jurisdiction.id, shippingMethodId: method.id }
    const quote = await aQuote()
    const taxed = await sales.patch(`/quotes/${quote.id}`, { version: quote.version, ...chosen })
    const sums = { subtotal: '100.00', shipping: '9.50', tax: '27.38', total: '136.88' }
    expect(taxed.body.totals, taxed.text).toMatchObject(sums)
    await make.made(`/tax-jurisdictions/${jurisdiction.id}/remove`, {})
    await make.made(`/shipping-methods/${method.id}/remove`, {})
    const noted = await sales.patch(`/quotes/${quote.id}`, { version: taxed.body.version, customerNote: 'Thank you.' })
    expect(noted.body.totals, noted.text).toMatchObject(sums)
    const other = await aQuote()
    for (const [field, id] of Object.entries(chosen)) {
      const refused = await sales.patch(`/quotes/${other.id}`, { version: other.version, [field]: id })
      expect(refused.status, field).toBe(404)
    }
  })
})

describe('a tax', () => {
  test('is none for a customer who is exempt, or abroad with a tax id of its own, and the paper says why', async () => {
    const components = [{ name: 'VAT', percent: 25 }]
    const there = { name: make.name('Norway'), country: 'NO', components, reverseCharge: true }
    const jurisdiction = await make.made('/tax-jurisdictions', there)
    const settings = await make.owner.get('/sales-settings')
    await make.owner.patch('/sales-settings', { commandId: uuidv7(), version: settings.body.version, country: 'DE' })
    const totalsFor = async (facts: object) => {
      const customer = await make.made('/customers', { name: make.name('Fjord'), ...facts })
      const address = { name: 'Fjord', line1: '1 Way', city: 'Oslo', country: 'NO' }
      await make.made(`/customers/${customer.id}/addresses`, address)
      const { body } = await sales.post('/quotes', { customerId: customer.id })
      const added = await sales.post(`/quotes/${body.id}/lines`, { expense: { name: 'Fixture', amount: '100' } })
      return added.body.totals
    }
    expect(await totalsFor({})).toMatchObject({ tax: '25.00', taxNote: null, total: '125.00' })
    expect(await totalsFor({ taxExempt: true })).toMatchObject({ tax: '0.00', taxNote: 'Exempt from tax.' })
    const taxIds = [{ country: 'NO', id: '974760673' }]
    expect(await totalsFor({ taxIds })).toMatchObject({
      tax: '0.00',
      taxNote: expect.stringContaining('Reverse charge'),
      total: '100.00',
    })
    await make.made(`/tax-jurisdictions/${jurisdiction.id}/remove`, {})
  })
})

describe('words and numbers', () => {
  test('a discount code counts once on a quote, however often it is named', async () => {
    const { code } = (await salesThings.discount(make)) as unknown as { code: string }
    const quote = await aQuote()
    const { body, status } = await sales.patch(`/quotes/${quote.id}`, {
      version: quote.version,
      discounts: [{ code }, { code: code.toLowerCase() }],
    })
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'discount_refused' })
  })

  test.each(['leadTimeId', 'processId', 'materialId', 'infillId', 'partSpecificationId'])(
    'a line with a %s that the shop does not have is refused, not a fault',
    async (field) => {
      const part = await make.part()
      const partRevisionId = String((part.partRevision as { id: string }).id)
      const quote = await salesThings.quote(make)
      const line = { partRevisionId, quantity: 1, manualUnitPrice: '5', [field]: uuidv7() }
      const reply = await sales.post(`/quotes/${quote.id}/lines`, line)
      expect(reply.status, reply.text).toBe(404)
    },
  )

  test('a variable called __proto__ changes nothing', async () => {
    const quote = await aQuote()
    const lineId = quote.lines[0]?.id
    const body = `{"commandId":"${uuidv7()}","version":${quote.version},"variables":{"__proto__":{"x":1}}}`
    const reply = await make.owner.send('PATCH', `/quotes/${quote.id}/lines/${lineId}`, body, {
      'content-type': 'application/json',
    })
    expect(reply.status, reply.text).toBe(422)
  })

  test('formulas in what customers are called and ask for stay text in the spreadsheets', async () => {
    const formula = '=HYPERLINK("http://evil.example","pay here")'
    const customer = await make.made('/customers', { name: formula })
    const { body } = await sales.post('/quotes', { customerId: customer.id, customerReference: '@SUM(1+1)*cmd|/C' })
    await sales.post(`/quotes/${body.id}/lines`, { expense: { name: '+1+1', amount: '5' } })
    await sales.post(`/quotes/${body.id}/send`, { email: null })
    const { order } = (await sales.post(`/quotes/${body.id}/accept`, { revision: 1, purchaseOrder: '-2+3' })).body
    for (const list of ['/quotes.csv?tab=all', '/orders.csv?tab=all']) {
      const text = (await sales.get(list)).text
      expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""pay here"")"`)
      for (const cell of text.split(/[,\r\n]+/)) expect(cell, list).not.toMatch(/^"?[=@+]/)
    }
    expect(order.number).toBeTruthy()
  })

  test('are printed as they are: no name, note or address breaks the paper', async () => {
    const hostile = `${'W'.repeat(118)}\u202e<`
    const customer = await make.made('/customers', { name: hostile })
    const address = {
      name: hostile,
      line1: 'a'.repeat(200),
      line2: '𐍈'.repeat(90),
      city: '漢字'.repeat(50),
      country: 'JP',
      postalCode: '\u0007\u0008',
    }
    const { body } = await sales.post('/quotes', {
      customerId: customer.id,
      customerNote: `<script>alert(1)</script> ${'x'.repeat(3000)}`,
      shippingAddress: address,
      billingAddress: address,
    })
    expect(body.id, JSON.stringify(body)).toBeTruthy()
    await sales.post(`/quotes/${body.id}/lines`, { expense: { name: '👩‍🏭'.repeat(20), amount: '999999999999' } })
    const quotePaper = await sales.get(`/quotes/${body.id}/quote.pdf`)
    expect(quotePaper.status, quotePaper.text.slice(0, 500)).toBe(200)
    expect(quotePaper.text.slice(0, 5)).toBe('%PDF-')
    await sales.post(`/quotes/${body.id}/send`, { email: null })
    const { order } = (await sales.post(`/quotes/${body.id}/accept`, { revision: 1 })).body
    for (const paper of ['confirmation.pdf', 'delivery-label.pdf']) {
      const reply = await sales.get(`/orders/${order.id}/${paper}`)
      expect(reply.status, reply.text.slice(0, 500)).toBe(200)
    }
  })

  test('in the head of a mail stay one line: no other reader is added', async () => {
    const customer = await make.made('/customers', { name: make.name('Mailed') })
    const email = `${uuidv7().slice(-8)}@example.test`
    await make.made(`/customers/${customer.id}/contacts`, { name: 'Eve\r\nBcc: evil@example.test', email })
    const { body } = await sales.post('/quotes', { customerId: customer.id })
    await sales.post(`/quotes/${body.id}/lines`, { expense: { name: 'Fixture', amount: '5' } })
    const words = { subject: 'Your quote\r\nBcc: evil@example.test\r\n\r\n<b>Hi</b>', text: '.\r\nQUIT' }
    expect((await sales.post(`/quotes/${body.id}/send`, { email: words })).status).toBe(200)
    const [left] = await rows(database, 'select id from mails where to_address = $1', [email])
    const { folder, mail } = anOutbox()
    const job = { ...ctx, mail, signal: new AbortController().signal }
    await sendMail.run(job, { id: uuidv7(), payload: { shopId: shop.id, mailId: String(left?.id) }, last: true })
    const [name = ''] = readdirSync(folder)
    const [head = ''] = readFileSync(join(folder, name), 'utf8').split('\n\n')
    expect(head.match(/^to:.*$/gim)).toHaveLength(1)
    expect(head).not.toMatch(/^bcc:/im)
    expect(head).toMatch(/^subject: Your quote Bcc: evil@example.test/im)
  })
})
