import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { asAdmin } from '#tests/support/sales-shop.ts'
import { shopping } from '#tests/support/store-basket.ts'
import { aStore, rows, type StoreShop } from '#tests/support/store-shop.ts'

// The storefront by its doors: what a guest gathers, how they sign in, and that nothing is ordered that was not seen.

const database = await freshDatabase()
const world = await testApp(database)
let store: StoreShop

beforeAll(async () => {
  store = await aStore(database, world)
})

const { aPart, choices, add, basketOf, order, aCustomerWithBasket } = shopping(() => store, database, world)

const ordersOf = (customerId: string) =>
  rows(database, 'select number from orders where customer_id = $1', [customerId]).then((found) => found.length)

describe('a guest', () => {
  test('sees the shop and what it offers, and nothing that is internal, another customer’s or a variable', async () => {
    const { make } = store
    const mine = await make.made('/processes', {
      name: make.name('For others'),
      customerOrganisationId: store.other.customerId,
    })
    const hidden = await make.made('/processes', { name: make.name('Hidden'), internal: true })
    const guest = store.guest()
    expect(await guest.ok('GET', '/store')).toMatchObject({
      shop: { name: store.shop.name },
      visitor: { kind: 'guest', customer: null, basketLines: 0 },
    })
    const text = JSON.stringify(await guest.ok('GET', '/store/catalogue'))
    expect(text).toContain(store.goods.materialId)
    for (const secret of [mine.id, hidden.id, 'variables', 'Price per']) expect(text).not.toContain(secret)
    const theirs = await store.signedIn(store.other.email)
    expect(JSON.stringify(await theirs.ok('GET', '/store/catalogue'))).toContain(mine.id)
  })

  test('uploads a part, sees its price at once with the ladder, and keeps it in a basket', async () => {
    const guest = store.guest()
    const partRevisionId = await aPart(guest)
    const line = { partRevisionId, ...choices(), quantity: 3, quantities: [1, 600] }
    const priced = await guest.send('POST', '/store/prices', { lines: [line] })
    expect(priced.body.lines, priced.text).toMatchObject([
      {
        unitPrice: '20.00',
        lineTotal: '60.00',
        underReview: false,
        ladder: [
          { quantity: 1, unitPrice: '20.00' },
          { quantity: 600, unitPrice: null, reviewRequired: true },
        ],
      },
    ])
    const basket = await add(guest, partRevisionId)
    expect(basket).toMatchObject({ orderableLines: 1, totals: { total: '100.00' }, problems: [] })
    expect((await basketOf(guest)).lines).toHaveLength(1)
    expect(priced.text + JSON.stringify(basket)).not.toMatch(/variable|REVIEW|reviewReasons|computed/)
  })

  test('leaves a basket that the shop sees, with what it is worth today and what waits for a person', async () => {
    const guest = store.guest()
    const partRevisionId = await aPart(guest)
    const { id } = await add(guest, partRevisionId)
    await guest.act('/store/basket/lines', { partRevisionId, ...choices(), quantity: 600 })
    const staff = await world.desk(store.shop.people.sales.email)
    const { items } = (await staff.get('/baskets')).body as { items: { id: string }[] }
    expect(items.find((each) => each.id === id)).toMatchObject({
      customer: null,
      lines: 2,
      pieces: 605,
      value: { amount: '100.00', currency: 'EUR' },
      underReviewLines: 1,
    })
  })

  test('sees neither the parts nor the basket of another guest', async () => {
    const one = store.guest()
    const partRevisionId = await aPart(one)
    const basket = await add(one, partRevisionId)
    const two = store.guest()
    await aPart(two)
    expect((await two.send('GET', `/store/parts/${partRevisionId}`)).status).toBe(404)
    const line = { partRevisionId, ...choices(), quantity: 1 }
    expect((await two.act('/store/basket/lines', line)).status).toBe(404)
    expect((await two.act(`/store/basket/lines/${basket.lines[0]?.id}/remove`)).status).toBe(404)
    expect((await two.send('POST', '/store/prices', { lines: [line] })).body.code).toBe('basket_not_ready')
  })

  test('brings the basket and the parts along when they sign in', async () => {
    const guest = store.guest()
    const partRevisionId = await aPart(guest)
    await add(guest, partRevisionId)
    await store.signedIn(store.other.email, guest)
    expect(guest.client.basketCookie).toBeNull()
    expect((await basketOf(guest)).lines).toHaveLength(1)
    const design = await rows(
      database,
      `select d.customer_id from part_revisions r join part_designs d on d.id = r.part_design_id where r.id = $1`,
      [partRevisionId],
    )
    expect(design).toEqual([{ customer_id: store.other.customerId }])
  })

  test('must sign in before ordering', async () => {
    const guest = store.guest()
    const basket = await add(guest, await aPart(guest))
    expect((await order(guest, basket)).status).toBe(401)
  })
})

describe('a one-time code', () => {
  test('works once, not after five wrong tries, not after ten minutes, and not the one before it', async () => {
    const { email } = store.other
    const signIn = (code: string) => store.guest().send('POST', '/session/code/sign-in', { email, code })
    await store.guest().ok('POST', '/session/code', { email })
    const first = await store.codeFor(email)
    expect((await signIn(first)).status).toBe(200)
    expect((await signIn(first)).body.code).toBe('code_expired')

    world.clock.pass({ minutes: 20 })
    await store.guest().ok('POST', '/session/code', { email })
    const second = await store.codeFor(email)
    const wrong = second === '0000000' ? '1111111' : '0000000'
    expect((await signIn(wrong)).body).toMatchObject({ code: 'code_wrong', triesLeft: 4 })
    for (let tries = 0; tries < 4; tries++) await signIn(wrong)
    expect((await signIn(second)).body.code).toBe('code_expired')
  })

  test('is not told from an address that nobody has', async () => {
    const known = await store.guest().send('POST', '/session/code', { email: store.buyer.email })
    const unknown = await store.guest().send('POST', '/session/code', { email: 'nobody@example.test' })
    expect(unknown.status).toBe(known.status)
    expect(unknown.body).toEqual(known.body)
    expect(await rows(database, `select 1 from mails where to_address = 'nobody@example.test'`)).toEqual([])
  })

  test('lets nobody in as one of the shop’s own people', async () => {
    const { email } = store.shop.people.sales
    await store.make.made(`/customers/${store.other.customerId}/contacts`, { name: 'Sam', email })
    await store.guest().ok('POST', '/session/code', { email })
    const reply = await store.guest().send('POST', '/session/code/sign-in', { email, code: await store.codeFor(email) })
    expect(reply.status).toBe(401)
  })
})

describe('a checkout', () => {
  test('orders at the price that was shown, once, however often it is sent', async () => {
    const { customer, basket } = await aCustomerWithBasket()
    const before = await ordersOf(store.buyer.customerId)
    const body = {
      commandId: uuidv7(),
      basketVersion: basket.version,
      expectedTotal: basket.totals?.total,
      shippingAddressId: store.buyer.addressId,
      payment: 'purchase_order',
      purchaseOrder: { number: 'BP-26-0418' },
    }
    const first = await customer.send('POST', '/store/checkout', body)
    expect(first.status, first.text).toBe(200)
    expect(first.body).toMatchObject({ order: { number: expect.stringMatching(/^O-/) }, quote: null })
    expect((await customer.send('POST', '/store/checkout', body)).body).toEqual(first.body)
    expect((await order(customer, basket)).status).toBe(404)
    expect(await ordersOf(store.buyer.customerId)).toBe(before + 1)
    expect((await basketOf(customer)).lines).toEqual([])
    const { id } = first.body.order as { id: string }
    const seen = await customer.ok('GET', `/orders/${id}`)
    expect(seen).toMatchObject({ totals: { total: '100.00' }, purchaseOrder: { number: 'BP-26-0418' } })
    const mails = await rows(database, `select to_address, attachments from mails where kind = 'order_confirmed'`)
    expect(mails.at(-1)).toMatchObject({ to_address: store.buyer.email, attachments: [{ document: 'confirmation' }] })
  })

  test('says that the price changed since, orders nothing and keeps the basket', async () => {
    const { customer, basket } = await aCustomerWithBasket()
    const before = await ordersOf(store.buyer.customerId)
    const reply = await order(customer, basket, { expectedTotal: '99.00' })
    expect(reply).toMatchObject({ status: 409, body: { code: 'price_changed', before: '99.00', now: '100.00' } })
    expect(await ordersOf(store.buyer.customerId)).toBe(before)
    expect((await basketOf(customer)).lines).toHaveLength(1)
  })

  test('says that the basket changed since in another window', async () => {
    const { customer, basket } = await aCustomerWithBasket()
    await customer.act(`/store/basket/lines/${basket.lines[0]?.id}`, { quantity: 9 }, 'PATCH')
    expect((await order(customer, basket)).body.code).toBe('basket_changed')
  })

  test('refuses while a file is still being measured, and a material that was withdrawn', async () => {
    const { customer } = await aCustomerWithBasket()
    const { make } = store
    const material = await make.made('/materials', { processId: store.shop.processId, name: make.name('PA 11') })
    const partRevisionId = await aPart(customer)
    const withdrawn = await add(customer, partRevisionId, 1, { materialId: material.id })
    await asAdmin(database, 'update materials set removed_at = now() where id = $1', [material.id])
    const refused = await order(customer, withdrawn)
    expect(refused).toMatchObject({ status: 409, body: { code: 'basket_not_ready' } })
    expect(refused.body.problems).toMatchObject([{ code: 'material_withdrawn' }])

    const lineId = withdrawn.lines.at(-1)?.id
    await customer.act(`/store/basket/lines/${lineId}`, { materialId: store.goods.materialId }, 'PATCH')
    await asAdmin(database, `update part_revisions set geometry = null, analysis = 'pending' where id = $1`, [
      partRevisionId,
    ])
    const pending = await basketOf(customer)
    expect(pending.lines.at(-1)?.problem).toMatchObject({ code: 'still_analysing' })
    expect((await order(customer, pending)).body.problems).toMatchObject([{ code: 'still_analysing' }])
  })

  test('orders what has a price and asks for a quote of what a person must look at, or waits for all of it', async () => {
    const { customer } = await aCustomerWithBasket()
    const both = await add(customer, await aPart(customer), 600)
    expect(both).toMatchObject({ orderableLines: 1, underReviewLines: 1, totals: { total: '100.00' } })
    expect(both.lines.at(-1)).toMatchObject({ unitPrice: null, underReview: true })
    const split = await order(customer, both)
    expect(split.body, split.text).toMatchObject({
      order: { number: expect.any(String) },
      quote: { number: expect.any(String) },
    })
    const quote = await customer.ok('GET', `/quotes/${(split.body.quote as { id: string }).id}`)
    expect(quote).toMatchObject({ status: 'draft', underReview: true })
    expect(JSON.stringify(quote)).not.toContain('500 pieces')

    const { customer: again } = await aCustomerWithBasket()
    const waiting = await add(again, await aPart(again), 600)
    const paid = { payment: 'purchase_order', purchaseOrder: { number: 'PO 4711' } }
    const waited = await order(again, waiting, { underReview: 'wait', ...paid })
    expect(waited.body, waited.text).toMatchObject({ order: null, quote: { number: expect.any(String) } })
    const asked = await again.ok('GET', `/quotes/${(waited.body.quote as { id: string }).id}`)
    expect(asked.customerNote).toBe('Purchase order: PO 4711')
  })

  test('takes only an address of one’s own and a payment that is offered', async () => {
    const { customer, basket } = await aCustomerWithBasket()
    expect((await order(customer, basket, { shippingAddressId: store.other.addressId })).status).toBe(404)
    expect((await order(customer, basket, { payment: 'advance' })).body.code).toBe('payment_not_offered')
    expect((await order(customer, basket, { payment: 'purchase_order' })).status).toBe(422)
  })
})

describe('registering', () => {
  const register = (body: object) =>
    store.guest().send('POST', '/session/register', { company: store.make.name('Acme'), name: 'Eve', ...body })

  test('opens an account; where the shop looks first, the basket waits for its approval', async () => {
    await store.make.owner.patch('/store-settings', { commandId: uuidv7(), registration: 'approval' })
    const email = `eve-${uuidv7().slice(-6)}@example.test`
    expect((await register({ email })).status).toBe(200)
    const eve = store.guest()
    await eve.ok('POST', '/session/code/sign-in', { email, code: await store.codeFor(email) })
    const basket = await add(eve, await aPart(eve))
    expect(basket.problems).toMatchObject([{ code: 'awaiting_approval' }])
    const address = await eve.act('/store/addresses', { name: 'Acme', line1: '1 Way', city: 'Bonn', country: 'DE' })
    const shippingAddressId = address.body.id
    expect((await order(eve, basket, { shippingAddressId })).body.code).toBe('awaiting_approval')
    const account = await eve.ok('GET', '/store/account')
    const { id } = account.customer as { id: string }
    await store.make.owner.patch(`/customers/${id}`, { commandId: uuidv7(), approved: true })
    expect((await order(eve, await basketOf(eve), { shippingAddressId })).status).toBe(200)
    await store.make.owner.patch('/store-settings', { commandId: uuidv7(), registration: 'invited' })
    expect((await register({ email: 'late@example.test' })).body.code).toBe('registration_closed')
    await store.make.owner.patch('/store-settings', { commandId: uuidv7(), registration: 'open' })
  })

  test('with a known address makes no second customer and tells nobody', async () => {
    const before = await rows(database, 'select 1 from customers where shop_id = $1', [store.shop.id])
    expect((await register({ email: store.buyer.email })).body).toEqual({ minutes: 10 })
    expect(await rows(database, 'select 1 from customers where shop_id = $1', [store.shop.id])).toHaveLength(
      before.length,
    )
  })
})
