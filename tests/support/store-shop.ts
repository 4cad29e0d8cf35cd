import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { type TestApp, TestClient } from './app.ts'
import type { FreshDatabase } from './database.ts'
import { Factory } from './factory.ts'
import { type SalesShop, sellingIn } from './sales-shop.ts'
import { aShop, type TestShop } from './shop.ts'

/** A shop with a storefront: something to sell, a customer with a contact and an address, one that is another's. */
export interface StoreShop {
  shop: TestShop
  make: Factory
  goods: SalesShop
  buyer: { customerId: string; email: string; addressId: string }
  other: { customerId: string; email: string; addressId: string }
  /** A visitor of this shop's storefront without a cookie. */
  guest(): StoreGuest
  /** A contact who came in by the code that was mailed. */
  signedIn(email: string, guest?: StoreGuest): Promise<StoreGuest>
  /** The newest code that was mailed to an address. */
  codeFor(email: string): Promise<string>
}

export async function aStore(database: FreshDatabase, world: TestApp): Promise<StoreShop> {
  const shop = await aShop(database.app, { now: () => world.clock.now() })
  const make = new Factory(shop, await world.desk(shop.people.owner.email))
  const goods = await sellingIn(database, make)
  const guest = () => new StoreGuest(world, shop.id)
  const codeFor = async (email: string) => {
    const [mail] = await rows(
      database,
      `select subject from mails where to_address = $1 order by created_at desc, id desc limit 1`,
      [email],
    )
    return /^\d+/.exec(String(mail?.subject))?.[0] ?? ''
  }
  return {
    shop,
    make,
    goods,
    buyer: await aBuyer(make, shop.customerId),
    other: await aBuyer(make, (await make.made('/customers', { name: make.name('Moreau') })).id),
    guest,
    codeFor,
    signedIn: async (email, visitor = guest()) => {
      await visitor.ok('POST', '/session/code', { email })
      await visitor.ok('POST', '/session/code/sign-in', { email, code: await codeFor(email) })
      return visitor
    },
  }
}

async function aBuyer(make: Factory, customerId: string) {
  const email = `${uuidv7().slice(-8)}@example.test`
  await make.made(`/customers/${customerId}/contacts`, { name: 'Dana Ruiz', email })
  const address = { name: 'Bright Prairie', line1: '2210 Atwood Ave', city: 'Madison', country: 'US' }
  const { id: addressId } = await make.made(`/customers/${customerId}/addresses`, address)
  return { customerId, email, addressId }
}

/** A browser in the storefront of one shop. */
export class StoreGuest {
  readonly client: TestClient
  readonly #shopId: string

  constructor(world: TestApp, shopId: string) {
    this.client = new TestClient(world.app)
    this.#shopId = shopId
  }

  send(method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) {
    const of = this.client.cookie === null ? `${url.includes('?') ? '&' : '?'}shop=${this.#shopId}` : ''
    return this.client.send(method, url + of, body)
  }

  act(url: string, body: object = {}, method: 'POST' | 'PATCH' = 'POST') {
    return this.send(method, url, { commandId: uuidv7(), ...body })
  }

  async ok(method: 'GET' | 'POST' | 'PATCH', url: string, body?: object): Promise<Record<string, unknown>> {
    const reply = await this.send(method, url, body)
    if (reply.status >= 300) throw new Error(`${method} ${url}: ${reply.text}`)
    return reply.body
  }
}

export async function rows(
  database: FreshDatabase,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  try {
    return (await admin.query(text, values)).rows as Record<string, unknown>[]
  } finally {
    await admin.end()
  }
}
