import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { atDesk, type Desk, type Told } from '#tests/support/sales-answers.ts'
import { asAdmin, measure, type SalesShop, sellingIn } from '#tests/support/sales-shop.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { desk } = await testApp(database)
let shop: TestShop
let make: Factory
let sales: Desk
let goods: SalesShop

beforeAll(async () => {
  shop = await aShop(database.app)
  make = new Factory(shop, await desk(shop.people.owner.email))
  sales = atDesk(await desk(shop.people.sales.email))
  goods = await sellingIn(database, make)
})

const post: Desk['post'] = (url, body) => sales.post(url, body)
const patch: Desk['patch'] = (url, body) => sales.patch(url, body)

async function aQuote(more: object = {}): Promise<Told> {
  return (await post('/quotes', { customerId: shop.customerId, ...more })).body
}

const aLine = (quantity = 5, more: object = {}) => ({
  partRevisionId: goods.partRevisionId,
  processId: shop.processId,
  materialId: goods.materialId,
  quantity,
  ...more,
})

async function withLine(quantity = 5, more: object = {}) {
  const quote = await aQuote()
  const { body, status, text } = await post(`/quotes/${quote.id}/lines`, aLine(quantity, more))
  expect(status, text).toBe(201)
  return body
}

describe('a quote is written', () => {
  test('as a draft with a number, and its lines are priced as they come', async () => {
    const quote = await aQuote({ customerReference: 'RFQ 26-118' })
    expect(quote).toMatchObject({ status: 'draft', revision: 1, lines: [], customerReference: 'RFQ 26-118' })
    expect(quote.number).toMatch(/^Q-\d{6}$/)
    const { body } = await post(`/quotes/${quote.id}/lines`, aLine(5, { quantities: [1, 50] }))
    expect(body.lines).toMatchObject([
      { unitPrice: '20.00', quantity: 5, lineTotal: '100.00', review: null, pricedBy: 'By volume 1', durationHours: 2 },
    ])
    expect(body.lines[0]?.ladder).toEqual([
      { quantity: 1, unitPrice: '20.00' },
      { quantity: 50, unitPrice: '20.00' },
    ])
    expect(body.totals).toMatchObject({
      subtotal: '100.00',
      discount: '0.00',
      shipping: '0.00',
      tax: '0.00',
      total: '100.00',
    })
  })

  test('with expenses as lines, a discount, shipping and tax', async () => {
    await make.made('/tax-jurisdictions', {
      name: 'Germany',
      country: 'DE',
      default: true,
      components: [{ name: 'VAT', percent: 19, onShipping: true }],
    })
    const quote = await withLine(5)
    await post(`/quotes/${quote.id}/lines`, { expense: { name: 'First article report', amount: '120' } })
    const added = await post(`/quotes/${quote.id}/lines`, { expense: { name: 'Drawing', hours: 1.5, rate: '60' } })
    const { body } = await patch(`/quotes/${quote.id}`, {
      version: added.body.version,
      discount: { percent: 10 },
      shipping: '48.50',
    })
    expect(body.totals).toMatchObject({
      subtotal: '310.00',
      discount: '31.00',
      shipping: '48.50',
      tax: '62.23',
      total: '389.73',
    })
    await asAdmin(database, `update tax_jurisdictions set removed_at = now()`)
  })

  test('shipped by weight: the volume of its pieces times the density of their material', async () => {
    const process = await make.made('/processes', {
      name: make.name('Milling'),
      technologyId: (await make.technology()).id,
      materialVariables: [
        { name: 'costPerKg', unit: 'EUR/kg' },
        { name: 'steelDensity', unit: 'g/cm³' },
      ],
    })
    const weighed = await make.made('/materials', {
      processId: process.id,
      name: make.name('Steel'),
      variables: { costPerKg: 3, steelDensity: 7.85 },
    })
    const parcel = await make.made('/shipping-methods', {
      name: make.name('Parcel'),
      mode: 'fixed',
      price: '9',
      weightTiers: [
        { upToKilograms: 1, price: '12' },
        { upToKilograms: 5, price: '20' },
      ],
    })
    const quote = await withLine(10, { processId: process.id, materialId: weighed.id })
    const light = await patch(`/quotes/${quote.id}`, { version: quote.version, shippingMethodId: parcel.id })
    expect(light.body.totals.shipping).toBe('12.00')
    const line = `/quotes/${quote.id}/lines/${quote.lines[0]?.id}`
    const heavy = await patch(line, { version: light.body.version, quantity: 20 })
    expect(heavy.body.totals.shipping).toBe('20.00')
    const unknown = await patch(line, {
      version: heavy.body.version,
      processId: shop.processId,
      materialId: goods.materialId,
    })
    expect(unknown.body.totals.shipping).toBe('9.00')
    const back = { processId: process.id, materialId: weighed.id, quantity: 80 }
    const still = await patch(line, { version: unknown.body.version, ...back })
    expect(still.body.totals).toMatchObject({ shipping: '0.00', shippingName: expect.stringMatching(/to be agreed$/) })
  })

  test('typed values stay when prices are computed again, and what would change is shown first', async () => {
    const quote = await withLine(5)
    const typed = await patch(`/quotes/${quote.id}/lines/${quote.lines[0]?.id}`, {
      version: quote.version,
      manualUnitPrice: '138',
    })
    expect(typed.body.lines[0]).toMatchObject({
      unitPrice: '138.00',
      computedUnitPrice: '20.00',
      typed: { by: 'Sam Sales' },
    })
    const more = await patch(`/quotes/${quote.id}/lines/${quote.lines[0]?.id}`, {
      version: typed.body.version,
      variables: { 'Price per cm³': 3 },
    })
    expect(more.body.lines[0]).toMatchObject({ unitPrice: '138.00', computedUnitPrice: '30.00' })
    const looked = await post(`/quotes/${quote.id}/recalculate`)
    expect(looked.body).toMatchObject({ changes: [], applied: false })
  })

  test('a line for a person says so, counts nothing, and is approved as it is or at a typed price', async () => {
    const quote = await withLine(600)
    expect(quote.lines[0]).toMatchObject({
      unitPrice: null,
      lineTotal: null,
      computedUnitPrice: '20.00',
      review: { reasons: [expect.stringContaining('more than 500')] },
    })
    const refused = await post(`/quotes/${quote.id}/send`)
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'needs_review', lines: [{ lineId: quote.lines[0]?.id }] },
    })
    const url = `/quotes/${quote.id}/lines/${quote.lines[0]?.id}/approve-price`
    expect((await post(url)).body.lines[0]).toMatchObject({
      unitPrice: '20.00',
      review: null,
      approved: { unitPrice: '20.00' },
    })
    expect((await post(url, { unitPrice: '18.5' })).body.lines[0]).toMatchObject({ unitPrice: '18.50', review: null })
    expect((await post(`/quotes/${quote.id}/send`)).status).toBe(200)
  })

  test('a part that is still being measured waits, and is priced once it is', async () => {
    const part = await make.part({ materialId: goods.materialId })
    const partRevisionId = String((part.partRevision as { id: string }).id)
    const quote = await aQuote()
    const { body } = await post(`/quotes/${quote.id}/lines`, aLine(2, { partRevisionId }))
    expect(body.lines[0]).toMatchObject({ unitPrice: null, review: { reasons: [expect.any(String)] } })
    await measure(database, shop.id, partRevisionId)
    const again = await post(`/quotes/${quote.id}/recalculate`, { apply: true })
    expect(again.body).toMatchObject({ applied: true, changes: [{ after: '20.00' }] })
  })

  test('two salespeople on one quote: the second hears who changed what, and nothing is lost', async () => {
    const quote = await withLine(5)
    const first = await patch(`/quotes/${quote.id}`, {
      version: quote.version,
      internalNote: 'Give them a good price.',
    })
    expect(first.status).toBe(200)
    const second = await patch(`/quotes/${quote.id}`, { version: quote.version, internalNote: 'Ask for a drawing.' })
    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'stale',
        by: 'Sam Sales',
        changes: [{ by: 'Sam Sales', act: 'update-quote', fields: ['internalNote'] }],
      },
    })
  })

  test('lines added by two people at the same moment are both there', async () => {
    const quote = await aQuote()
    const replies = await Promise.all([1, 2, 3, 4].map((n) => post(`/quotes/${quote.id}/lines`, aLine(n))))
    expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201, 201])
    const { body } = await sales.get(`/quotes/${quote.number}`)
    expect(body.lines.map((line) => line.quantity).sort()).toEqual([1, 2, 3, 4])
    expect(body.totals.subtotal).toBe('200.00')
  })
})

describe('a quote goes out', () => {
  test('frozen, with a link nobody can guess; the first edit begins the next revision and the difference is told', async () => {
    const quote = await withLine(48)
    const sent = await post(`/quotes/${quote.id}/send`)
    expect(sent.body).toMatchObject({
      quote: { status: 'sent', revision: 1 },
      link: expect.stringMatching(/\/quote-links\/[\w-]{40,}$/),
    })
    const edited = await patch(`/quotes/${quote.id}/lines/${quote.lines[0]?.id}`, {
      version: sent.body.quote.version,
      quantity: 96,
    })
    expect(edited.body).toMatchObject({ status: 'draft', revision: 2, previous: { revision: 1 } })
    const frozen = await sales.get(`/quotes/${quote.id}/revisions/1`)
    expect(frozen.body).toMatchObject({ revision: 1, lines: [{ quantity: 48 }], totals: { total: '960.00' } })
    const { body } = await sales.get(`/quotes/${quote.id}/diff`)
    expect(body).toMatchObject({ from: 1, to: 2 })
    expect(body.entries).toContainEqual(expect.objectContaining({ field: 'quantity', before: '48', after: '96' }))
  })

  test('a stale quote is not accepted, and a good one becomes one order however often it is accepted', async () => {
    const quote = await withLine(5)
    const sent = await post(`/quotes/${quote.id}/send`)
    await patch(`/quotes/${quote.id}`, { version: sent.body.quote.version, customerNote: 'A better one.' })
    await post(`/quotes/${quote.id}/send`)
    const old = await post(`/quotes/${quote.id}/accept`, { revision: 1 })
    expect(old).toMatchObject({ status: 409, body: { code: 'revision_superseded', asked: 1, current: 2 } })
    const replies = await Promise.all(
      [1, 2, 3].map(() => post(`/quotes/${quote.id}/accept`, { revision: 2, purchaseOrder: 'PO-7' })),
    )
    const numbers = new Set(replies.map((reply) => reply.body.order.number))
    expect([...numbers]).toEqual([expect.stringMatching(/^O-\d{6}$/)])
    expect(replies[0]?.body.order).toMatchObject({
      status: { name: 'New', kind: 'starting' },
      requisitions: [{ id: quote.lines[0]?.id, quantity: 5, partSpecificationId: goods.partSpecificationId }],
    })
    const edit = await post(`/quotes/${quote.id}/lines`, aLine(1))
    expect(edit).toMatchObject({ status: 409, body: { code: 'quote_not_open' } })
  })

  test('a price changed after it was sent: the quote stands as it was offered', async () => {
    const quote = await withLine(5)
    await post(`/quotes/${quote.id}/send`)
    const dearer = await make.made('/equations', {
      scope: 'PROCESS',
      ownerId: shop.processId,
      name: 'Dearer',
      source: 'done(99, 1)',
    })
    await make.made(`/equations/${dearer.id}/publish`, { replaces: goods.equationId })
    const looked = await post(`/quotes/${quote.id}/recalculate`)
    expect(looked.body.changes).toMatchObject([{ before: '20.00', after: '99.00', kept: false }])
    const { body } = await post(`/quotes/${quote.id}/accept`, { revision: 1 })
    const order = await sales.get(`/orders/${body.order.id}`)
    expect(order.body.totals.total).toBe('100.00')
    await make.made(`/equations/${goods.equationId}/publish`, { replaces: dearer.id })
  })

  test('a withdrawn material is named, on sending and on accepting', async () => {
    const materialId = (await make.made('/materials', { processId: shop.processId, name: make.name('Grey') })).id
    const quote = await withLine(5, { materialId })
    await post(`/quotes/${quote.id}/send`)
    await asAdmin(database, 'update materials set removed_at = now() where id = $1', [materialId])
    const refused = await post(`/quotes/${quote.id}/accept`, { revision: 1 })
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'choice_withdrawn', lines: [{ choices: [expect.stringContaining('Grey')] }] },
    })
    const added = await post(`/quotes/${quote.id}/lines`, aLine(1, { materialId }))
    expect(added).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test('declined with its reason, reopened as the next revision, cloned, put away', async () => {
    const quote = await withLine(5)
    await post(`/quotes/${quote.id}/send`)
    const declined = await post(`/quotes/${quote.id}/decline`, { reason: 'Found it cheaper' })
    expect(declined.body).toMatchObject({ status: 'declined', declineReason: 'Found it cheaper' })
    expect((await post(`/quotes/${quote.id}/reopen`)).body).toMatchObject({ status: 'draft', revision: 2 })
    const cloned = await post(`/quotes/${quote.id}/clone`)
    expect(cloned.body).toMatchObject({ status: 'draft', revision: 1, lines: [{ quantity: 5, unitPrice: '20.00' }] })
    await post(`/quotes/${cloned.body.id}/archive`)
    const open = await sales.get('/quotes?limit=500')
    expect(open.body.items.map((row) => row.id)).not.toContain(cloned.body.id)
  })

  test('the list finds it by customer, part and number, pages, and goes into a spreadsheet', async () => {
    const quote = await withLine(5)
    const { body } = await sales.get(`/quotes?q=${quote.number}`)
    expect(body).toMatchObject({
      items: [{ number: quote.number, lineCount: 1, total: '100.00', group: 'needs_you' }],
      total: 1,
    })
    expect(body.counts.open).toBeGreaterThan(0)
    const first = await sales.get('/quotes?limit=2&sort=number')
    const next = await sales.get(`/quotes?limit=2&sort=number&cursor=${first.body.nextCursor}`)
    expect(`${next.body.items[0]?.number}` > `${first.body.items[1]?.number}`).toBe(true)
    expect((await sales.get('/quotes.csv?tab=all')).text).toContain(quote.number)
    expect((await sales.get('/quotes.xlsx')).status).toBe(200)
  })
})
