import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { measure } from '#tests/support/sales-shop.ts'
import { shopping, type ToldBasket } from '#tests/support/store-basket.ts'
import { aStore, rows, type StoreShop } from '#tests/support/store-shop.ts'
import { upload } from '#tests/support/upload.ts'

// What customers and strangers try at the storefront, by mistake or on purpose: a clear answer, nothing lost, nothing ordered twice.

const database = await freshDatabase()
const world = await testApp(database)
let store: StoreShop
const { aPart, choices, add, basketOf, order, aCustomer, aCustomerWithBasket } = shopping(() => store, database, world)

beforeAll(async () => {
  store = await aStore(database, world)
})

const ordersOf = async (customerId: string) =>
  (await rows(database, 'select number from orders where customer_id = $1', [customerId])).length

describe('a part that was agreed on', () => {
  /** A part at 8.00 from one piece on, under the buyer's number. */
  async function anAgreement(
    customerId = store.buyer.customerId,
    partSpecificationId = store.goods.partSpecificationId,
  ) {
    const reference = store.make.name('BP')
    const { id } = await store.make.made(`/customers/${customerId}/references`, {
      reference,
      partSpecificationId,
      priceTiers: [{ quantity: 1, unitPrice: '8' }],
    })
    return { id, reference }
  }

  test('has its agreed price only as long as it is made as it was agreed', async () => {
    const { reference } = await anAgreement()
    const customer = await aCustomer()
    const added = await customer.act('/store/basket/references', { reference, quantity: 3 })
    const [line] = (added.body as unknown as ToldBasket).lines
    expect(line, added.text).toMatchObject({ unitPrice: '8.00', customerReference: reference })
    const { make } = store
    const other = await make.made('/materials', { processId: store.shop.processId, name: make.name('PEEK') })
    const dearer = await customer.act(`/store/basket/lines/${line?.id}`, { materialId: other.id }, 'PATCH')
    expect((dearer.body as unknown as ToldBasket).lines[0]).toMatchObject({ unitPrice: '20.00' })
    const back = await customer.act(`/store/basket/lines/${line?.id}`, choices(), 'PATCH')
    expect((back.body as unknown as ToldBasket).lines[0]).toMatchObject({ unitPrice: '8.00' })
    const ordered = await order(customer, back.body as unknown as ToldBasket)
    const { id } = ordered.body.order as { id: string }
    const seen = await store.make.owner.get(`/orders/${id}`)
    expect(seen.body.requisitions).toMatchObject([{ partSpecificationId: store.goods.partSpecificationId }])
  })

  test('costs in the customer’s own currency what it was agreed at', async () => {
    const { make, other } = store
    const settings = await make.owner.get('/sales-settings')
    const currencies = [{ currency: 'JPY', rate: 160, feePercent: 0 }]
    await make.owner.patch('/sales-settings', { commandId: uuidv7(), version: settings.body.version, currencies })
    await make.owner.patch(`/customers/${other.customerId}`, { commandId: uuidv7(), currency: 'JPY' })
    const { reference } = await anAgreement(other.customerId)
    const customer = await aCustomer(other.email)
    const added = await customer.act('/store/basket/references', { reference, quantity: 3 })
    expect(added.body, added.text).toMatchObject({ currency: 'JPY', lines: [{ unitPrice: '1280', lineTotal: '3840' }] })
    await make.owner.patch(`/customers/${other.customerId}`, { commandId: uuidv7(), currency: null })
  })

  test('and is not sold to this customer any more stays in the basket, says so, and can be taken out', async () => {
    const part = await store.make.part({ materialId: store.goods.materialId })
    await measure(database, store.shop.id, String((part.partRevision as { id: string }).id))
    const { id, reference } = await anAgreement(store.buyer.customerId, part.id)
    const customer = await aCustomer()
    const added = await customer.act('/store/basket/references', { reference, quantity: 3 })
    expect(added.body, added.text).toMatchObject({ lines: [{ unitPrice: '8.00', problem: null }] })
    await store.make.made(`/customer-references/${id}/remove`, {})
    const { lines } = await basketOf(customer)
    expect(lines).toMatchObject([{ unitPrice: null, problem: { code: 'part_failed' } }])
    const left = await customer.act(`/store/basket/lines/${lines[0]?.id}/remove`)
    expect(left.body, left.text).toMatchObject({ lines: [] })
  })
})

describe('at the same moment', () => {
  test('a price that changes between basket and order is told, and nothing is ordered', async () => {
    const { customer, basket } = await aCustomerWithBasket()
    const before = await ordersOf(store.buyer.customerId)
    const { make } = store
    const dearer = await make.made('/equations', {
      scope: 'PROCESS',
      ownerId: store.shop.processId,
      name: 'Dearer',
      source: 'done(99, 1)',
    })
    await make.made(`/equations/${dearer.id}/publish`, { replaces: store.goods.equationId })
    const refused = await order(customer, basket)
    await make.made(`/equations/${store.goods.equationId}/publish`, { replaces: dearer.id })
    expect(refused).toMatchObject({ status: 409, body: { code: 'price_changed', before: '100.00', now: '495.00' } })
    expect(await ordersOf(store.buyer.customerId)).toBe(before)
    expect((await order(customer, await basketOf(customer))).status).toBe(200)
  })

  test('twenty checkouts of one basket make one order', async () => {
    const { customer, basket } = await aCustomerWithBasket()
    const before = await ordersOf(store.buyer.customerId)
    const replies = await Promise.all(Array.from({ length: 20 }, () => order(customer, basket)))
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
    for (const reply of replies) if (reply.status !== 200) expect([404, 409], reply.text).toContain(reply.status)
    expect(await ordersOf(store.buyer.customerId)).toBe(before + 1)
  })

  test('five parts put into a first basket lie in one basket', async () => {
    const email = `${uuidv7().slice(-8)}@example.test`
    await store.make.made(`/customers/${store.buyer.customerId}/contacts`, { name: 'New', email })
    const customer = await store.signedIn(email)
    const parts = []
    for (let n = 0; n < 5; n += 1) parts.push(await aPart(customer))
    await Promise.all(parts.map((part) => add(customer, part, 1)))
    expect((await basketOf(customer)).lines).toHaveLength(5)
  })
})

describe('a line', () => {
  test.each(['processId', 'materialId', 'infillId', 'precisionId', 'leadTimeId'])(
    'with a %s that nobody knows is told as no longer offered, not as a fault',
    async (field) => {
      const customer = await aCustomer()
      const basket = await add(customer, await aPart(customer), 1, { [field]: uuidv7() })
      expect(basket.lines[0]?.problem?.code).toMatch(/_withdrawn$/)
      const refused = await order(customer, basket)
      expect(refused).toMatchObject({ status: 409, body: { code: 'basket_not_ready' } })
    },
  )

  test('of more than two hundred finds no room, also by ordering again', async () => {
    const { customer, basket } = await aCustomerWithBasket()
    const ordered = (await order(customer, basket)).body.order as { id: string }
    const again = () => customer.act(`/store/orders/${ordered.id}/reorder`)
    expect((await again()).status).toBe(200)
    await rows(
      database,
      `insert into basket_lines (shop_id, id, basket_id, position, part_revision_id, process_id, quantity)
       select l.shop_id, gen_random_uuid(), l.basket_id, n, l.part_revision_id, l.process_id, 1
       from basket_lines l join baskets b on b.id = l.basket_id, generate_series(1, 199) n
       where b.customer_id = $1 and b.state = 'open'`,
      [store.buyer.customerId],
    )
    expect((await again()).body).toMatchObject({ code: 'malformed', field: 'basket' })
    await rows(database, `update baskets set state = 'merged' where customer_id = $1`, [store.buyer.customerId])
  })
})

describe('a file', () => {
  test('of a customer is only ever offered for saving, whatever it says it is', async () => {
    const { customer, basket } = await aCustomerWithBasket()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const sent = await upload(customer.client, '/store/files', { commandId: uuidv7() }, '../../x\u202e.svg', svg)
    expect(sent.status, sent.text).toBe(201)
    const { hash, name, sizeBytes } = sent.body
    const file = { hash, name, sizeBytes }
    const ordered = await order(customer, basket, {
      payment: 'purchase_order',
      purchaseOrder: { number: 'PO-1', file },
    })
    expect(ordered.status, ordered.text).toBe(200)
    const { id } = ordered.body.order as { id: string }
    const said = await customer.act(`/orders/${id}/messages`, { text: 'Here it is.', files: [file] })
    expect(said.status, said.text).toBe(201)
    const [attached] = said.body.files as { url: string; name: string }[]
    expect(attached?.name).toBe('x.svg')
    for (const [reader, url] of [
      [customer.client, attached?.url ?? ''],
      [store.make.owner, `/files/${hash}`],
    ] as const) {
      const read = await reader.get(url)
      expect(read.status, url).toBe(200)
      expect(read.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
      })
      expect(String(read.headers['content-disposition'])).toMatch(/^attachment/)
    }
    const stranger = await store.signedIn(store.other.email)
    expect((await stranger.client.get(attached?.url ?? '')).status).toBe(404)
    expect((await stranger.client.get(`/files/${hash}`)).status).toBe(403)
    expect((await stranger.client.get(`/orders/${id}/messages`)).status).toBe(404)
    expect((await stranger.act(`/store/orders/${id}/reorder`)).status).toBe(404)
  })
})

describe('a link of a quote', () => {
  async function aSentQuote(more: object = {}) {
    const { make, goods, shop } = store
    const quote = await make.made('/quotes', { customerId: shop.customerId })
    const line = { partRevisionId: goods.partRevisionId, ...choices(), quantity: 5 }
    await make.made(`/quotes/${quote.id}/lines`, line)
    const sent = await make.made(`/quotes/${quote.id}/send`, { email: null, ...more })
    const link = String((sent as unknown as { link: string }).link)
    return { id: quote.id, url: `/quote-links/${link.split('/').at(-1)}` }
  }

  test('opens its own quote and no other, and nothing without the whole of it', async () => {
    const one = await aSentQuote()
    const guest = store.guest()
    expect((await guest.client.get(one.url)).status).toBe(200)
    expect((await guest.client.get(`${one.url.slice(0, -1)}${one.url.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404)
    expect((await guest.client.get(`/quotes/${one.id}`)).status).toBe(401)
    const act = { commandId: uuidv7(), revision: 1 }
    expect((await guest.client.post(`/quotes/${one.id}/accept`, act)).status).toBe(401)
  })

  test('that ten people use at once makes one order; after that it is neither declined nor expired', async () => {
    const { url } = await aSentQuote()
    const guest = store.guest()
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => guest.client.post(`${url}/accept`, { commandId: uuidv7(), revision: 1 })),
    )
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1)
    expect(replies[0]?.status, replies[0]?.text).toBe(200)
    const declined = await guest.client.post(`${url}/decline`, { commandId: uuidv7(), revision: 1 })
    expect(declined).toMatchObject({ status: 409, body: { code: 'quote_not_open' } })
  })

  test('after its last day says until when it stood', async () => {
    const { url } = await aSentQuote({ validUntil: world.clock.now().toISOString().slice(0, 10) })
    world.clock.pass({ minutes: 3 * 24 * 60 })
    const late = await store.guest().client.post(`${url}/accept`, { commandId: uuidv7(), revision: 1 })
    expect(late).toMatchObject({ status: 409, body: { code: 'quote_expired' } })
  })
})

describe('whoever knocks too often', () => {
  /** From an address of its own, so that the other tests here are not slowed down. */
  const knock = async (url: string, body: object, times: number, from: string) => {
    const codes: number[] = []
    for (let n = 0; n < times; n += 1) {
      const reply = await world.anybody.post(url, { commandId: uuidv7(), ...body }, { 'x-forwarded-for': from })
      codes.push(reply.status)
    }
    return codes
  }

  test('is told to slow down at sign-in codes and at the links of quotes', async () => {
    const shop = `shop=${store.shop.id}`
    const tries = { email: 'nobody@example.test', code: '0000000' }
    const guessed = await knock(`/session/code/sign-in?${shop}`, tries, 31, '203.0.113.7')
    expect(guessed.slice(0, 30)).not.toContain(429)
    expect(guessed.at(-1)).toBe(429)
    const token = 'A'.repeat(43)
    const linked = await knock(`/quote-links/${token}/accept`, { revision: 1 }, 31, '203.0.113.8')
    expect(linked.slice(0, 30)).toEqual(Array(30).fill(404))
    expect(linked.at(-1)).toBe(429)
  })

  test('gets no more than five codes into one mailbox in a quarter of an hour', async () => {
    const email = `${uuidv7().slice(-8)}@example.test`
    await store.make.made(`/customers/${store.other.customerId}/contacts`, { name: 'Often', email })
    const url = `/session/code?shop=${store.shop.id}`
    expect(await knock(url, { email, commandId: undefined }, 8, '203.0.113.9')).toEqual(Array(8).fill(200))
    const left = () => rows(database, 'select 1 from mails where to_address = $1', [email])
    expect(await left()).toHaveLength(5)
    world.clock.pass({ minutes: 16 })
    await knock(url, { email, commandId: undefined }, 1, '203.0.113.9')
    expect(await left()).toHaveLength(6)
  })

  test('finds codes and passwords in the database only as hashes', async () => {
    const { email } = store.buyer
    world.clock.pass({ minutes: 16 })
    await store.guest().ok('POST', '/session/code', { email })
    const code = await store.codeFor(email)
    expect(code).toMatch(/^\d{7}$/)
    const [row] = await rows(
      database,
      'select code_hash from sign_in_codes where email = $1 order by created_at desc',
      [email],
    )
    const hash = Buffer.from(row?.code_hash as Buffer)
    expect(hash.toString('latin1')).not.toContain(code)
    expect(hash).toHaveLength(32)
    const hashes = await rows(database, `select password_hash from people where password_hash is not null`)
    for (const each of hashes) expect(String(each.password_hash)).toMatch(/^\$argon2id\$/)
  })
})

describe('an account', () => {
  test('whose password changes is signed out everywhere else', async () => {
    const { customer: here } = await aCustomerWithBasket()
    const there = await aCustomer()
    const changed = await there.act('/store/account', { password: 'a new one that is long' }, 'PATCH')
    expect(changed.status, changed.text).toBe(200)
    expect((await there.client.get('/store/account')).status).toBe(200)
    expect((await here.client.get('/store/account')).status).toBe(401)
  })

  test('in the name of a company that is a customer opens as well: nobody learns who the shop’s customers are', async () => {
    const { name } = (await store.make.owner.get(`/customers/${store.other.customerId}`)).body
    const email = `${uuidv7().slice(-8)}@example.test`
    const sent = await store
      .guest()
      .send('POST', '/session/register', { company: String(name).toUpperCase(), name: 'Eve', email })
    expect(sent.body, sent.text).toEqual({ minutes: 10 })
    const eve = store.guest()
    await eve.ok('POST', '/session/code/sign-in', { email, code: await store.codeFor(email) })
    const account = await eve.ok('GET', '/store/account')
    expect(account.customer).toMatchObject({ name: `${String(name).toUpperCase()} (2)` })
    expect((account.customer as { id: string }).id).not.toBe(store.other.customerId)
  })
})

describe('a calculation', () => {
  test('is kept for each quote that a basket becomes, none for one that was refused or only looked at', async () => {
    const kept = async () => rows(database, 'select id, quote_id from price_calculations order by at, id')
    const customer = await aCustomer()
    const small = await add(customer, await aPart(customer), 5)
    const both = await add(customer, await aPart(customer), 600)
    expect(small.lines).toHaveLength(1)
    const before = (await kept()).length
    expect((await order(customer, both, { expectedTotal: '1.00' })).status).toBe(409)
    expect(await kept()).toHaveLength(before)
    const { body } = await order(customer, both)
    const ordered = await store.make.owner.get(`/orders/${(body.order as { id: string }).id}`)
    const quotes = [(ordered.body.quote as { id: string }).id, (body.quote as { id: string }).id]
    const made = (await kept()).slice(before)
    expect(made.map((row) => row.quote_id)).toEqual(quotes)
    const explained = await store.make.owner.get(`/prices/${made[0]?.id}`)
    expect(explained.body, explained.text).toMatchObject({
      quote: { id: quotes[0], number: expect.stringMatching(/^Q-/) },
    })
    const looked = await store.make.made(`/quotes/${quotes[1]}/recalculate`, {})
    expect(looked).toMatchObject({ applied: false })
    expect(await kept()).toHaveLength(before + 2)
  })
})

describe('shipping', () => {
  test('is free from an amount of goods on, and what was shown is what is paid: its own price counts nothing', async () => {
    const method = await store.make.made('/shipping-methods', { name: 'Courier', price: '25', freeFrom: '100' })
    const customer = await aCustomer()
    await add(customer, await aPart(customer), 4)
    const at = `/store/basket?shippingMethodId=${method.id}&addressId=${store.buyer.addressId}`
    const basket = (await customer.ok('GET', at)) as unknown as ToldBasket
    expect(basket).toMatchObject({
      totals: { shipping: '25.00', total: '105.00' },
      shippingMethods: [{ price: '25.00' }],
    })
    const ordered = await order(customer, basket, { shippingMethodId: method.id })
    expect(ordered.status, ordered.text).toBe(200)
    await store.make.made(`/shipping-methods/${method.id}/remove`, {})
  })
})

describe('the minimum order', () => {
  test('is reached by a top-up after the customer’s discount, and is what is ordered', async () => {
    const { make, buyer } = store
    const settings = await make.owner.get('/sales-settings')
    const change = { commandId: uuidv7(), version: settings.body.version, minimumOrder: '80' }
    expect((await make.owner.patch('/sales-settings', change)).status).toBe(200)
    await make.owner.patch(`/customers/${buyer.customerId}`, { commandId: uuidv7(), discountPercent: 12.5 })
    const customer = await aCustomer()
    const basket = await add(customer, await aPart(customer), 3)
    // 60.00 − 7.50 = 52.50, and 27.50 to the minimum.
    expect(basket.totals).toMatchObject({
      discount: '7.50',
      lineItems: [{ name: 'Minimum order', price: '27.50' }],
      total: '80.00',
    })
    const ordered = await order(customer, basket)
    const { id } = ordered.body.order as { id: string }
    expect((await customer.ok('GET', `/orders/${id}`)).totals).toMatchObject({ total: '80.00' })
  })
})
