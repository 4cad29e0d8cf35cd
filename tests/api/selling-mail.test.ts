import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, testApp, testPassword } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { aStore, rows, type StoreShop } from '#tests/support/store-shop.ts'

// Who hears of what by mail: what customers say reaches the people who sell and what these say the customer; an account
// that is opened or approved is told to whom it belongs.

const database = await freshDatabase()
const world = await testApp(database)
let store: StoreShop
let owner: TestClient
let sales: TestClient

beforeAll(async () => {
  store = await aStore(database, world)
  owner = await world.desk(store.shop.people.owner.email)
  sales = await world.desk(store.shop.people.sales.email)
})

const act = (who: TestClient, url: string, body: object = {}) => who.post(url, { commandId: uuidv7(), ...body })
const mailsOf = (kind: string, customerId: string) =>
  rows(
    database,
    `select to_address, subject, body, link from mails where kind = $1 and customer_id = $2 order by created_at, id`,
    [kind, customerId],
  )

async function aSentQuote(by: TestClient, customerId: string): Promise<{ id: string; number: string; token: string }> {
  const quote = (await act(by, '/quotes', { customerId })).body as { id: string; number: string }
  const line = { partSpecificationId: store.goods.partSpecificationId, quantity: 2, manualUnitPrice: '9.00' }
  expect((await act(by, `/quotes/${quote.id}/lines`, line)).status).toBe(201)
  const sent = await act(by, `/quotes/${quote.id}/send`, { email: null })
  return { ...quote, token: String(sent.body.link).split('/').at(-1) ?? '' }
}

async function aCustomer(facts: object = {}): Promise<{ id: string; email: string }> {
  const { id } = await store.make.made('/customers', { name: store.make.name('Prairie'), ...facts })
  const email = `${uuidv7().slice(-8)}@example.test`
  await store.make.made(`/customers/${id}/contacts`, { name: 'Dana Ruiz', email })
  return { id, email }
}

describe('what is said about a quote', () => {
  test('by a customer reaches whoever owns the quote, with the way to answer', async () => {
    const customer = await aCustomer()
    const quote = await aSentQuote(sales, customer.id)
    const dana = await store.signedIn(customer.email)
    expect((await dana.act(`/quotes/${quote.id}/messages`, { text: 'Can you do grey?' })).status).toBe(201)
    expect(await mailsOf('customer_wrote', customer.id)).toEqual([
      {
        to_address: store.shop.people.sales.email,
        subject: expect.stringContaining(quote.number),
        body: expect.stringContaining('Can you do grey?'),
        link: { label: 'Answer', address: `http://localhost:3000/quotes/${quote.number}` },
      },
    ])
  })

  test('by whoever holds the link reaches the same people; where nobody owns it, all who sell', async () => {
    const customer = await aCustomer()
    const quote = await aSentQuote(sales, customer.id)
    const now = (await sales.get(`/quotes/${quote.id}`)).body
    await sales.patch(`/quotes/${quote.id}`, { commandId: uuidv7(), version: now.version, ownerId: null })
    await act(sales, `/quotes/${quote.id}/send`, { email: null })
    expect((await act(world.anybody, `/quote-links/${quote.token}/messages`, { text: 'And in red?' })).status).toBe(201)
    const told = (await mailsOf('customer_wrote', customer.id)).map((mail) => mail.to_address)
    expect(told.sort()).toEqual([store.shop.people.owner.email, store.shop.people.sales.email].sort())
  })

  test('by the shop reaches the customer; its own notes reach nobody', async () => {
    const customer = await aCustomer()
    const quote = await aSentQuote(sales, customer.id)
    await act(sales, `/quotes/${quote.id}/messages`, { text: 'They always pay late', staffOnly: true })
    await act(sales, `/quotes/${quote.id}/messages`, { text: 'Grey is fine' })
    const told = await mailsOf('message', customer.id)
    expect(told).toMatchObject([{ to_address: customer.email, body: expect.stringContaining('Grey is fine') }])
    expect(await mailsOf('customer_wrote', customer.id)).toEqual([])
  })
})

describe('an order that enters a status', () => {
  async function anOrder(customerId: string): Promise<{ id: string; number: string }> {
    const quote = await aSentQuote(sales, customerId)
    const { body } = await act(sales, `/quotes/${quote.id}/accept`, { revision: 1 })
    return body.order as { id: string; number: string }
  }
  const status = (automations: string[]) =>
    store.make.made('/order-statuses', { name: store.make.name('Gone'), automations })

  test('sends the invoice once, and tells the customer each time', async () => {
    const customer = await aCustomer()
    const order = await anOrder(customer.id)
    const [gone, other] = [await status(['send_invoice', 'notify_customer']), await status([])]
    for (const { id } of [gone, other, gone]) {
      expect((await act(sales, `/orders/${order.id}/status`, { statusId: id })).status).toBe(200)
    }
    const invoices = (await sales.get('/invoices')).body.items as { orderId: string; label: string }[]
    const [issued, ...more] = invoices.filter((each) => each.orderId === order.id)
    expect(more).toEqual([])
    expect(await mailsOf('invoice', customer.id)).toMatchObject([
      { to_address: customer.email, subject: expect.stringContaining(issued?.label ?? 'no invoice') },
    ])
    const told = await mailsOf('status_changed', customer.id)
    expect(told.map((mail) => mail.to_address)).toEqual([customer.email, customer.email])
    expect(told[0]?.subject).toContain(order.number)
  })

  test('leaves undone what is skipped this once', async () => {
    const customer = await aCustomer()
    const order = await anOrder(customer.id)
    const { id: statusId } = await status(['send_invoice', 'notify_customer'])
    await act(sales, `/orders/${order.id}/status`, { statusId, skipAutomations: ['send_invoice'] })
    expect(await mailsOf('invoice', customer.id)).toEqual([])
    expect(await mailsOf('status_changed', customer.id)).toHaveLength(1)
  })
})

describe('an account', () => {
  test('that is approved is told once, and only when it was not approved before', async () => {
    const customer = await aCustomer({ approved: false })
    const change = (body: object) => owner.patch(`/customers/${customer.id}`, { commandId: uuidv7(), ...body })
    expect((await change({ notes: 'Asked for references' })).status).toBe(200)
    expect(await mailsOf('approved', customer.id)).toEqual([])
    await change({ approved: true })
    await change({ approved: true, notes: 'Again' })
    expect(await mailsOf('approved', customer.id)).toMatchObject([
      { to_address: customer.email, link: { address: 'http://localhost:3000/store/cart' } },
    ])
  })

  test('of a new contact is told where that is asked for', async () => {
    const customer = await aCustomer()
    const contact = { name: 'Ola', email: `${uuidv7().slice(-8)}@example.test` }
    await store.make.made(`/customers/${customer.id}/contacts`, { ...contact, welcome: true })
    expect(await mailsOf('welcome', customer.id)).toMatchObject([{ to_address: contact.email }])
  })

  test('made for somebody who signs in with a password is told, and belongs to the customer that is named', async () => {
    const [first, second] = [await aCustomer(), await aCustomer()]
    const email = `${uuidv7().slice(-8)}@example.test`
    const login = { name: 'Nils', role: 'customer', email, password: testPassword, customerId: first.id }
    const made = await act(owner, '/people', login)
    expect(made).toMatchObject({ status: 201, body: { customer: { id: first.id } } })
    expect(await mailsOf('welcome', first.id)).toMatchObject([{ to_address: email }])
    const nils = await world.desk(email)
    expect((await nils.get('/session')).body).toMatchObject({ user: { customerId: first.id } })

    const say = (body: object, version: unknown) =>
      owner.patch(`/people/${made.body.id}`, { commandId: uuidv7(), version, ...body })
    const moved = await say({ customerId: second.id }, made.body.version)
    expect(moved).toMatchObject({ status: 200, body: { customer: { id: second.id } } })
    expect((await nils.get('/session')).status).toBe(401)
    expect((await (await world.desk(email)).get('/session')).body).toMatchObject({ user: { customerId: second.id } })

    const freed = await say({ customerId: null }, moved.body.version)
    expect(freed.body.customer).toBeNull()
    expect((await (await world.desk(email)).get('/session')).body).not.toHaveProperty('user.customerId')
    const staff = await act(owner, '/people', { name: 'Sven', role: 'sales', email: `s${email}`, customerId: first.id })
    expect(staff).toMatchObject({ status: 422, body: { code: 'malformed' } })
  })
})
