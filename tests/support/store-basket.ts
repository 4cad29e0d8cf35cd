import { v7 as uuidv7 } from 'uuid'
import type { TestApp } from './app.ts'
import type { FreshDatabase } from './database.ts'
import { tinyPng } from './factory.ts'
import { measure } from './sales-shop.ts'
import type { StoreGuest, StoreShop } from './store-shop.ts'
import { upload } from './upload.ts'

export interface ToldBasketLine {
  id: string
  unitPrice: string | null
  lineTotal: string | null
  underReview: boolean
  customerReference: string | null
  problem: { code: string } | null
  ladder: { quantity: number; unitPrice: string | null }[]
}

export interface ToldBasket {
  id: string
  version: number
  currency: string
  lines: ToldBasketLine[]
  totals: { total: string; discount: string; shipping: string; lineItems: { name: string; price: string }[] } | null
  problems: { code: string }[]
  orderableLines: number
  underReviewLines: number
  shippingMethods: { id: string; price: string }[]
}

/** What visitors of a storefront do on the way to an order. */
export function shopping(of: () => StoreShop, database: FreshDatabase, world: TestApp) {
  /** Uploads a part of 10 cm³ (20.00 a piece); it is measured at once. */
  async function aPart(guest: StoreGuest): Promise<string> {
    const url = guest.client.cookie === null ? `/store/parts?shop=${of().shop.id}` : '/store/parts'
    const content = Buffer.concat([tinyPng, Buffer.from(uuidv7())])
    const sent = await upload(guest.client, url, { commandId: uuidv7(), units: 'MILLIMETERS' }, 'gusset.stl', content)
    if (sent.status !== 201) throw new Error(sent.text)
    const id = (sent.body.parts as { id: string }[])[0]?.id ?? ''
    await measure(database, of().shop.id, id)
    return id
  }

  const choices = () => ({ processId: of().shop.processId, materialId: of().goods.materialId })

  async function add(guest: StoreGuest, partRevisionId: string, quantity = 5, more: object = {}): Promise<ToldBasket> {
    const reply = await guest.act('/store/basket/lines', { partRevisionId, ...choices(), quantity, ...more })
    if (reply.status !== 201) throw new Error(reply.text)
    return reply.body as unknown as ToldBasket
  }

  const basketOf = async (guest: StoreGuest) => (await guest.ok('GET', '/store/basket')) as unknown as ToldBasket

  const order = (guest: StoreGuest, basket: ToldBasket, more: object = {}) =>
    guest.act('/store/checkout', {
      basketVersion: basket.version,
      expectedTotal: basket.totals?.total ?? '0.00',
      shippingAddressId: of().buyer.addressId,
      payment: 'invoice',
      ...more,
    })

  /** Signed in, with nothing in the basket. */
  async function aCustomer(email = of().buyer.email): Promise<StoreGuest> {
    // A mailbox gets five codes in a quarter of an hour.
    world.clock.pass({ minutes: 4 })
    const customer = await of().signedIn(email)
    const left = await basketOf(customer)
    for (const { id } of left.lines) await customer.act(`/store/basket/lines/${id}/remove`)
    return customer
  }

  /** With a basket of one priced line. */
  async function aCustomerWithBasket(quantity = 5) {
    const customer = await aCustomer()
    return { customer, basket: await add(customer, await aPart(customer), quantity) }
  }

  return { aPart, choices, add, basketOf, order, aCustomer, aCustomerWithBasket }
}
