import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { atDesk, type Desk } from '#tests/support/sales-answers.ts'
import { salesThings } from '#tests/support/sales-samples.ts'
import { shopping, type ToldBasket } from '#tests/support/store-basket.ts'
import { aStore, type StoreShop } from '#tests/support/store-shop.ts'

// What the owner sets once for all selling, as it is felt at the desk and in the storefront.

const database = await freshDatabase()
const world = await testApp(database)
let store: StoreShop
let sales: Desk
const { aPart, choices, add, basketOf, order, aCustomer } = shopping(() => store, database, world)

beforeAll(async () => {
  store = await aStore(database, world)
  sales = atDesk(await world.desk(store.shop.people.sales.email))
})

/** Sets something for all selling and gives the way back. */
async function selling(change: Record<string, unknown>) {
  const { body: before } = await store.make.owner.get('/sales-settings')
  const set = (wanted: object, version: unknown) =>
    store.make.owner.patch('/sales-settings', { commandId: uuidv7(), version, ...wanted })
  const reply = await set(change, before.version)
  const back = Object.fromEntries(Object.keys(change).map((key) => [key, before[key]]))
  return { reply, undo: () => set(back, reply.body.version) }
}

const storefront = (change: object) => store.make.owner.patch('/store-settings', { commandId: uuidv7(), ...change })

async function aQuote(customerId = store.buyer.customerId, more: object = {}) {
  const { body } = await sales.post('/quotes', { customerId, ...more })
  const added = await sales.post(`/quotes/${body.id}/lines`, { expense: { name: 'Fixture', amount: '99.40' } })
  expect(added.status, added.text).toBe(201)
  return added.body
}

describe('a maximum', () => {
  test('keeps a basket from being ordered at once, and lets it become a quote; the desk is told and may sell', async () => {
    const { undo } = await selling({ maximumOrder: '90' })
    const customer = await aCustomer()
    const basket = await add(customer, await aPart(customer), 5)
    expect(basket.problems).toMatchObject([{ code: 'above_maximum' }])
    expect((await order(customer, basket)).body).toMatchObject({ code: 'basket_not_ready' })
    const asked = await order(customer, basket, { underReview: 'wait' })
    expect(asked.body, asked.text).toMatchObject({ order: null, quote: { number: expect.stringMatching(/^Q-/) } })
    const quote = await aQuote()
    expect(quote.totals).toMatchObject({ aboveMaximum: true })
    expect((await sales.post(`/quotes/${quote.id}/accept`, { revision: 1 })).status).toBe(200)
    await undo()
  })
})

describe('prices for those who signed in', () => {
  test('are hidden from guests wherever they look, and shown to customers', async () => {
    await storefront({ prices: 'signed_in' })
    const guest = store.guest()
    const partRevisionId = await aPart(guest)
    const basket = await add(guest, partRevisionId)
    const line = { partRevisionId, ...choices(), quantity: 5, quantities: [1, 10] }
    const priced = await guest.send('POST', '/store/prices', { lines: [line] })
    expect(basket).toMatchObject({ totals: null, lines: [{ unitPrice: null, lineTotal: null, ladder: [] }] })
    expect(priced.text + JSON.stringify(basket)).not.toMatch(/\d\.\d\d"/)
    await store.signedIn(store.other.email, guest)
    expect(await basketOf(guest)).toMatchObject({ totals: { total: '100.00' }, lines: [{ unitPrice: '20.00' }] })
    await storefront({ prices: 'everybody' })
  })
})

describe('a material that is sold by quote only', () => {
  test('has no price in the storefront and is asked for; a person prices it', async () => {
    const { make } = store
    const material = await make.made('/materials', {
      processId: store.shop.processId,
      name: make.name('PEEK'),
      quoteOnly: true,
    })
    const customer = await aCustomer()
    const basket = await add(customer, await aPart(customer), 5, { materialId: material.id })
    expect(basket).toMatchObject({ orderableLines: 0, lines: [{ unitPrice: null, underReview: true, problem: null }] })
    const asked = await order(customer, basket)
    const { id } = asked.body.quote as { id: string }
    const { body } = await sales.get(`/quotes/${id}`)
    expect(body.lines[0]?.review?.reasons).toContainEqual(expect.stringContaining('quote only'))
    expect((await sales.post(`/quotes/${id}/send`)).body).toMatchObject({ code: 'needs_review' })
  })
})

describe('a discount code', () => {
  const given = async (code: string, customerId?: string) => {
    const quote = await aQuote(customerId)
    return sales.patch(`/quotes/${quote.id}`, { version: quote.version, discounts: [{ code }] })
  }

  test('counts between its days, for its customer, as a percentage or an amount, and stays where it was given', async () => {
    const { make, other } = store
    const day = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
    const code = () => make.name('CODE').replace(' ', '-').toUpperCase()
    const made = (facts: object) => make.made('/discounts', { code: code(), ...facts })
    const [tenth, five, early, late, theirs] = [
      await made({ percent: 10 }),
      await made({ amount: '5' }),
      await made({ percent: 10, startsOn: day(3) }),
      await made({ percent: 10, endsOn: day(-3) }),
      await made({ percent: 10, customerId: other.customerId }),
    ] as unknown as { id: string; code: string }[]
    const first = await given(tenth?.code.toLowerCase() ?? '')
    expect(first.body.totals, first.text).toMatchObject({ discount: '9.94', total: '89.46' })
    expect((await given(five?.code ?? '')).body.totals).toMatchObject({ discount: '5.00' })
    for (const refused of [early, late, theirs, { code: 'NO-SUCH-CODE' }])
      expect((await given(refused?.code ?? '')).body, refused?.code).toMatchObject({ code: 'discount_refused' })
    expect((await given(theirs?.code ?? '', other.customerId)).status).toBe(200)
    await make.made(`/discounts/${tenth?.id}/remove`, {})
    expect((await given(tenth?.code ?? '')).body).toMatchObject({ code: 'discount_refused' })
    const noted = { version: first.body.version, customerNote: 'Thanks' }
    expect((await sales.patch(`/quotes/${first.body.id}`, noted)).body.totals).toMatchObject({ discount: '9.94' })
  })
})

describe('numbers and currencies', () => {
  test('numbers go on from where the owner says, under the shop’s own prefix, and never back', async () => {
    const { reply } = await selling({ quotePrefix: 'AN-', numberDigits: 4, nextQuoteNumber: 4711 })
    expect(reply.status, reply.text).toBe(200)
    expect((await aQuote()).number).toBe('AN-4711')
    expect((await aQuote()).number).toBe('AN-4712')
    expect((await selling({ nextQuoteNumber: 17 })).reply.body).toMatchObject({ code: 'number_passed' })
    await selling({ quotePrefix: 'Q-', numberDigits: 6 })
  })

  test('a quote keeps the rate of its day with the fee on it; a currency that is not taken is refused', async () => {
    const { undo } = await selling({ currencies: [{ currency: 'USD', rate: 1.1, feePercent: 2 }] })
    const quote = await aQuote(undefined, { currency: 'USD' })
    const part = { partRevisionId: store.goods.partRevisionId, ...choices(), quantity: 1 }
    const priced = await sales.post(`/quotes/${quote.id}/lines`, part)
    // 20.00 × 1.1 × 1.02
    expect(priced.body.lines.at(-1)).toMatchObject({ unitPrice: '22.44' })
    await selling({ currencies: [{ currency: 'USD', rate: 2, feePercent: 0 }] })
    const more = await sales.post(`/quotes/${quote.id}/lines`, part)
    expect(more.body.lines.at(-1)).toMatchObject({ unitPrice: '22.44' })
    const refused = await sales.post('/quotes', { customerId: store.buyer.customerId, currency: 'CHF' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'currency_not_taken' } })
    await undo()
  })

  test('goods are rounded to a whole amount where the shop wants that', async () => {
    const { undo } = await selling({ roundToWhole: true })
    expect((await aQuote()).totals).toMatchObject({ lineItems: [{ name: 'Rounding', price: '-0.40' }], total: '99.00' })
    await undo()
  })
})

describe('a customer', () => {
  test('pays within the days that were agreed, else within the usual ones of its type', async () => {
    const { make, shop } = store
    const dueOf = async (facts: object) => {
      await make.owner.patch(`/customers/${shop.customerId}`, { commandId: uuidv7(), ...facts })
      const sold = await salesThings.order(make)
      const { body } = await make.owner.post(`/orders/${sold.id}/invoices`, { commandId: uuidv7() })
      return (Date.parse(String(body.due)) - Date.parse(String(body.day))) / 86_400_000
    }
    await storefront({ paymentDays: { pro_forma: 0, account: 14, internal: 0 } })
    expect(await dueOf({ type: 'account', paymentDays: null })).toBe(14)
    expect(await dueOf({ paymentDays: 45 })).toBe(45)
  })

  test('becomes part of another with all that is its own, once it was shown what would move', async () => {
    const { make } = store
    const [from, into] = [
      await make.made('/customers', { name: make.name('Twin'), metadata: { sector: 'Rail' } }),
      await make.made('/customers', { name: make.name('Whole') }),
    ]
    const email = `${uuidv7().slice(-8)}@example.test`
    for (const { id } of [from, into]) {
      const address = { name: 'A', line1: '1 Way', city: 'Oslo', country: 'NO', billing: true, shipping: true }
      await make.made(`/customers/${id}/addresses`, address)
    }
    await make.made(`/customers/${from.id}/contacts`, { name: 'Dana', email })
    const quote = await aQuote(from.id)
    const sold = await sales.post(`/quotes/${quote.id}/accept`, { revision: 1 })
    const shown = await make.owner.get(`/customers/${from.id}/merge?into=${into.id}`)
    expect(shown.body.moves).toEqual(
      expect.arrayContaining([
        { what: 'contacts', count: 1 },
        { what: 'quotes', count: 1 },
        { what: 'orders', count: 1 },
      ]),
    )
    expect((await make.owner.get(`/customers/${from.id}`)).body).toMatchObject({ metadata: { sector: 'Rail' } })
    await make.made(`/customers/${from.id}/merge`, { into: into.id })
    expect((await sales.get(`/orders/${sold.body.order.id}`)).body).toMatchObject({ customer: { id: into.id } })
    const dana = await aCustomer(email)
    expect(await dana.ok('GET', '/store/account')).toMatchObject({ customer: { id: into.id } })
    const again = await make.owner.post(`/customers/${from.id}/merge`, { commandId: uuidv7(), into: into.id })
    expect(again.status).toBe(404)
    const itself = await make.owner.post(`/customers/${into.id}/merge`, { commandId: uuidv7(), into: into.id })
    expect(itself.body).toMatchObject({ code: 'merge_into_itself' })
  })
})

describe('a shipment', () => {
  test('has its parcels, carrier and tracking, which may be mended until it is taken back', async () => {
    const shipment = await salesThings.shipment(store.make)
    const facts = { carrier: 'DHL', tracking: 'JD 0146', trackingUrl: 'https://example.test/JD0146' }
    const parcels = [{ length: 300, width: 200, height: 100, weightKilograms: 2.5 }]
    const mended = await store.make.owner.patch(`/shipments/${shipment.id}`, {
      commandId: uuidv7(),
      version: shipment.version,
      ...facts,
      parcels,
    })
    expect(mended.body, mended.text).toMatchObject({ ...facts, parcels })
    await store.make.made(`/shipments/${shipment.id}/take-back`, {})
    const late = { commandId: uuidv7(), version: mended.body.version, carrier: 'UPS' }
    const refused = await store.make.owner.patch(`/shipments/${shipment.id}`, late)
    expect(refused.status, refused.text).toBe(409)
  })
})

test('sales sees the baskets that wait, with their value, and none that was ordered', async () => {
  const customer = await aCustomer()
  const basket = await add(customer, await aPart(customer), 5)
  const waiting = async () => JSON.stringify((await store.make.owner.get('/baskets')).body)
  const { id } = basket as ToldBasket
  expect(await waiting()).toContain(id)
  expect((await order(customer, basket)).status).toBe(200)
  expect(await waiting()).not.toContain(id)
})
