import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TestClient } from '#tests/support/app.ts'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'

// From a quote to what is shipped, by the paper: the addresses, fields, codes and sums that outside programs rely on.

const outside = await anOutsideProgram()
const { command, made, name } = outside
let sales: TestClient
let customerId: string

beforeAll(async () => {
  sales = await outside.world.desk(outside.shop.people.sales.email)
  const customer = await made('/customers', { name: name('Customer') })
  await made(`/customers/${customer.id}/contacts`, {
    name: 'Kim',
    email: `${name('kim').replace(' ', '.')}@example.org`,
  })
  customerId = customer.id
})

const said = async (url: string): Promise<Thing> => (await sales.get(url)).body
const patch = (url: string, body: object) => sales.patch(url, { commandId: uuidv7(), ...body })
const act = (url: string, body: object = {}) => command(url, body, sales)

const draft = () => made('/quotes', { customerId })
const line = (quote: Thing, more: object = {}) =>
  act(`/quotes/${quote.id}/lines`, { partSpecificationId: outside.part.id, quantity: 4, ...more })
const priced = (quote: Thing, unitPrice = '12.50', quantity = 4) =>
  line(quote, { manualUnitPrice: unitPrice, quantity })

async function sent(unitPrice?: string, quantity?: number): Promise<Thing> {
  const quote = await draft()
  await priced(quote, unitPrice, quantity)
  const reply = await act(`/quotes/${quote.id}/send`)
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body.quote as Thing
}

async function ordered(quantity = 4): Promise<Thing> {
  const quote = await sent('12.50', quantity)
  const reply = await act(`/quotes/${quote.id}/accept`, { revision: quote.revision })
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body.order as Thing
}

describe('a quote', () => {
  test('begins as an empty draft with a number of its own', async () => {
    const reply = await command('/quotes', { customerId })
    expect(reply.status, reply.text).toBe(201)
    expect(reply.body).toMatchObject({ number: expect.stringMatching(/^Q-/), status: 'draft', revision: 1, lines: [] })
  })

  test('adds up: subtotal, line items, discount, shipping and tax come to the total', async () => {
    const quote = await draft()
    await priced(quote, '12.50', 4)
    await act(`/quotes/${quote.id}/lines`, { expense: { name: 'Fixture', amount: '80.00' } })
    const { version } = await said(`/quotes/${quote.id}`)
    const changed = await patch(`/quotes/${quote.id}`, { version, discount: { percent: 10 }, shipping: '9.90' })
    expect(changed.status, changed.text).toBe(200)
    const { totals, lines } = changed.body as Thing
    expect(lines).toMatchObject([
      { unitPrice: '12.50', quantity: 4, lineTotal: '50.00', review: null },
      { lineTotal: '80.00' },
    ])
    expect(totals).toMatchObject({ subtotal: '130.00', discount: '13.00', shipping: '9.90' })
    const cents = (money: string) => Math.round(Number(money) * 100)
    const items = (totals.lineItems as Thing[]).reduce((sum, item) => sum + cents(item.price), 0)
    expect(cents(totals.total)).toBe(
      cents(totals.subtotal) + items - cents(totals.discount) + cents(totals.shipping) + cents(totals.tax),
    )
  })

  test('that was changed by somebody else is not overwritten', async () => {
    const quote = await draft()
    await patch(`/quotes/${quote.id}`, { version: quote.version, internalNote: 'call first' })
    const late = await patch(`/quotes/${quote.id}`, { version: quote.version, internalNote: 'do not call' })
    expect(late).toMatchObject({ status: 409, body: { code: 'stale' } })
    expect(await said(`/quotes/${quote.id}`)).toMatchObject({ internalNote: 'call first' })
  })

  test('is not sent while a line has no price; a price that a person types ends the review', async () => {
    const quote = await draft()
    await line(quote)
    const before = await said(`/quotes/${quote.id}`)
    expect(before.lines).toMatchObject([{ unitPrice: null, review: { reasons: expect.any(Array) } }])
    expect(await act(`/quotes/${quote.id}/send`)).toMatchObject({ status: 409, body: { code: 'needs_review' } })
    const approve = await act(`/quotes/${quote.id}/lines/${before.lines[0].id}/approve-price`, { unitPrice: '7.25' })
    expect(approve.status, approve.text).toBe(200)
    const reply = await act(`/quotes/${quote.id}/send`)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({ link: expect.stringMatching(/^https?:/), quote: { status: 'sent' } })
    expect((reply.body.quote as Thing).lines).toMatchObject([{ unitPrice: '7.25', lineTotal: '29.00', review: null }])
  })

  test('that was sent is frozen: its first change makes the next revision, and the old one is not accepted', async () => {
    const quote = await sent()
    const changed = await patch(`/quotes/${quote.id}`, { version: quote.version, customerNote: 'In black' })
    expect(changed.body).toMatchObject({ revision: 2, status: 'draft' })
    expect((await act(`/quotes/${quote.id}/send`)).status).toBe(200)
    const old = await act(`/quotes/${quote.id}/accept`, { revision: 1 })
    expect(old).toMatchObject({ status: 409, body: { code: 'revision_superseded' } })
  })

  test('that is accepted twice is one order', async () => {
    const quote = await sent()
    const accept = () => act(`/quotes/${quote.id}/accept`, { revision: 1, purchaseOrder: 'PO 4711' })
    const [first, second] = await Promise.all([accept(), accept()])
    const { order } = first.body as Thing
    expect(order).toMatchObject({ number: expect.stringMatching(/^O-/), requisitions: [{ quantity: 4 }] })
    expect((second.body.order as Thing).id).toBe(order.id)
    expect((await accept()).body).toMatchObject({ order: { id: order.id } })
    expect(await said(`/quotes/${quote.id}`)).toMatchObject({ status: 'accepted' })
  })

  test('of another shop is unknown', async () => {
    for (const url of [`/quotes/${uuidv7()}`, `/orders/${uuidv7()}`]) expect((await sales.get(url)).status).toBe(404)
    expect((await act(`/quotes/${uuidv7()}/accept`, { revision: 1 })).status).toBe(404)
  })
})

describe('an order', () => {
  const schedule = (order: Thing, routing: object = { automatic: true }) =>
    command(`/orders/${order.id}/schedule`, {
      rows: order.requisitions.map((each: Thing) => ({ requisitionId: each.id, quantity: each.quantity, routing })),
    })

  test('is scheduled once: what is in production already is skipped', async () => {
    const order = await ordered()
    const first = await schedule(order)
    expect(first.status, first.text).toBe(200)
    const again = await schedule(order)
    expect(again.status, again.text).toBe(200)
    const { requisitions } = await said(`/orders/${order.id}`)
    expect(requisitions).toMatchObject([
      { scheduledQuantity: 4, finishedQuantity: 0, workOrders: [{ number: expect.stringMatching(/^WO-/) }] },
    ])
    expect(requisitions[0].workOrders).toHaveLength(1)
  })

  test('takes a work order of its own beside those of the dialog', async () => {
    const order = await ordered()
    const [requisition] = order.requisitions as Thing[]
    await made('/work-orders', { requisitionId: requisition?.id, quantity: 3, routing: { automatic: true } })
    expect((await said(`/orders/${order.id}`)).requisitions).toMatchObject([{ scheduledQuantity: 3 }])
  })

  test('behind the gate of approved templates is refused by row', async () => {
    const order = await ordered()
    const settings = await said('/settings')
    const gate = (requireApprovedRoutingTemplates: boolean, version: number) =>
      outside.owner.patch('/settings', { commandId: uuidv7(), version, requireApprovedRoutingTemplates })
    const shut = await gate(true, settings.version)
    try {
      expect(await schedule(order)).toMatchObject({
        status: 409,
        body: {
          code: 'template_not_approved',
          rows: [{ requisitionId: order.requisitions[0].id, detail: expect.stringMatching(/./) }],
        },
      })
      expect((await said(`/orders/${order.id}`)).requisitions).toMatchObject([{ scheduledQuantity: 0, workOrders: [] }])
    } finally {
      await gate(false, (shut.body as Thing).version)
    }
  })

  test('is shipped in parts, never more than is finished, and each shipment leaves the ledger', async () => {
    const order = await ordered(4)
    const [requisition] = order.requisitions as Thing[]
    await schedule(order)
    const ship = (quantity: number) =>
      act(`/orders/${order.id}/shipments`, { rows: [{ requisitionId: requisition?.id, quantity }], tracking: '1Z999' })
    expect(await ship(1)).toMatchObject({ status: 409 })
    const [workOrder] = (await said(`/orders/${order.id}`)).requisitions[0].workOrders as Thing[]
    for (const station of outside.stations) {
      const scan = await outside.scan(workOrder as Thing, { station: station.code, action: 'complete', quantity: 3 })
      expect(scan.status, scan.text).toBe(200)
    }
    expect((await ship(2)).status).toBe(201)
    expect(await ship(2)).toMatchObject({ status: 409 })
    expect(await said(`/orders/${order.id}`)).toMatchObject({
      requisitions: [{ finishedQuantity: 3 }],
      shipments: [{ tracking: '1Z999', rows: [{ quantity: 2 }] }],
    })
    const { items } = await said(`/work-orders/${workOrder?.id}/movements`)
    expect((items as Thing[]).filter((each) => each.type === 'ship')).toMatchObject([{ quantity: 2 }])
  })

  test('goes from status to status, and its quote says where it went', async () => {
    const order = await ordered()
    const { items } = await said('/order-statuses')
    const next = (items as Thing[]).find((each) => each.id !== order.status.id)
    const moved = await act(`/orders/${order.id}/status`, { statusId: next?.id, skipAutomations: true })
    expect(moved.status, moved.text).toBe(200)
    expect(await said(`/orders/${order.id}`)).toMatchObject({ status: { id: next?.id } })
    expect((await said('/orders')).items.map((each: Thing) => each.id)).toContain(order.id)
  })
})
