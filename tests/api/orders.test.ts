import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { atDesk, type Desk, type Told } from '#tests/support/sales-answers.ts'
import { type SalesShop, sellingIn } from '#tests/support/sales-shop.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { desk } = await testApp(database)
let shop: TestShop
let make: Factory
let sales: Desk
let planner: Desk
let owner: Desk
let goods: SalesShop

beforeAll(async () => {
  shop = await aShop(database.app)
  const client = await desk(shop.people.owner.email)
  make = new Factory(shop, client)
  owner = atDesk(client)
  sales = atDesk(await desk(shop.people.sales.email))
  planner = atDesk(await desk(shop.people.planner.email))
  goods = await sellingIn(database, make)
})

const act = (who: Desk, url: string, body: object = {}) => who.post(url, body)

/** An order of so many lines of ten pieces. */
async function anOrder(lines = 1): Promise<Told> {
  const { body: quote } = await act(sales, '/quotes', { customerId: shop.customerId })
  const line = {
    partRevisionId: goods.partRevisionId,
    processId: shop.processId,
    materialId: goods.materialId,
    quantity: 10,
  }
  for (let n = 0; n < lines; n += 1) await act(sales, `/quotes/${quote.id}/lines`, { ...line, comment: `Line ${n}` })
  const accepted = await act(sales, `/quotes/${quote.id}/accept`, { revision: 1 })
  expect(accepted.status, accepted.text).toBe(200)
  return (await sales.get(`/orders/${accepted.body.order.id}`)).body
}

/** The work orders of an order go through all three operations. */
async function finish(workOrder: { number: string }, quantity: number) {
  for (const station of ['S0', 'S1', 'S2']) {
    const reply = await act(planner, '/scans', { code: `W${workOrder.number}`, station, action: 'complete', quantity })
    expect(reply.status, reply.text).toBe(200)
  }
}

async function statusNamed(name: string): Promise<Told> {
  const { body } = await sales.get('/order-statuses')
  const found = body.items.find((each) => each.name === name)
  if (!found) throw new Error(`no status ${name}`)
  return found
}

describe('an order goes into production', () => {
  test('a row per part makes a work order each, once, and what is in production is skipped', async () => {
    const order = await anOrder(2)
    const [first, second] = order.requisitions
    expect((await sales.get('/orders/unscheduled')).body.items).toHaveLength(2)
    const one = await act(planner, `/orders/${order.id}/schedule`, {
      rows: [{ requisitionId: first?.id, quantity: 12, routing: { automatic: true } }],
    })
    expect(one.body).toMatchObject({ workOrders: [{ requisitionId: first?.id, quantity: 12 }], skipped: [] })
    const both = await act(planner, `/orders/${order.id}/schedule`, {
      rows: [
        { requisitionId: first?.id, quantity: 10, routing: { automatic: true } },
        { requisitionId: second?.id, quantity: 10, routing: { steps: [{ operationId: make.operationId(2) }] } },
      ],
    })
    expect(both.body).toMatchObject({
      workOrders: [{ requisitionId: second?.id }],
      skipped: [{ requisitionId: first?.id, workOrders: [{ number: one.body.workOrders[0]?.number }] }],
    })
    const { body } = await sales.get(`/orders/${order.number}`)
    expect(body.requisitions).toMatchObject([
      {
        scheduledQuantity: 12,
        inWorkQuantity: 12,
        finishedQuantity: 0,
        workOrders: [{ status: 'released', routing: { edited: false } }],
      },
      { scheduledQuantity: 10, workOrders: [{ routing: { edited: true } }] },
    ])
    expect(body.due).toBeTruthy()
    expect(body.requisitions[0]?.workOrders[0]).toMatchObject({ due: body.due, customer: { id: shop.customerId } })
    expect((await sales.get('/orders/unscheduled')).body.items).toEqual([])
    const extra = await act(planner, '/work-orders', { requisitionId: first?.id, quantity: 3 })
    expect(extra).toMatchObject({ status: 201, body: { requisitionId: first?.id, due: body.due } })
  })

  test('under the approval gate every row is judged by itself and none is made', async () => {
    const order = await anOrder(2)
    const settings = await owner.get('/settings')
    const gate = (on: boolean, version: unknown) =>
      owner.patch('/settings', { version, requireApprovedRoutingTemplates: on })
    const shut = await gate(true, settings.body.version)
    const approved = await make.template(undefined, 'approved')
    const [first, second] = order.requisitions
    const refused = await act(planner, `/orders/${order.id}/schedule`, {
      rows: [
        { requisitionId: first?.id, quantity: 10, routing: { templateId: approved.id } },
        { requisitionId: second?.id, quantity: 10, routing: { automatic: true } },
      ],
    })
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'template_not_approved',
        rows: [{ requisitionId: second?.id, detail: expect.stringContaining('Automatic') }],
      },
    })
    const offered = await planner.get(`/orders/${order.id}/schedule`)
    expect(offered.body).toMatchObject({ requireApproved: true, rows: [{ workOrders: [] }, { workOrders: [] }] })
    expect(offered.body.rows[0]?.templates).toContainEqual(
      expect.objectContaining({ id: approved.id, state: 'approved' }),
    )
    expect(offered.body.rows[0]?.automatic.map((each) => each.name)).toEqual(['Printing', 'Washing', 'Inspection'])
    await gate(false, shut.body.version)
  })

  test('entering a status that schedules does so, unless it is skipped; a refusal leaves the order where it was', async () => {
    const order = await anOrder(1)
    const production = await statusNamed('In production')
    const empty = await act(sales, `/orders/${order.id}/status`, {
      statusId: production.id,
      schedule: { rows: [{ requisitionId: order.requisitions[0]?.id, routing: { templateId: uuidv7() } }] },
    })
    expect(empty.status).toBe(404)
    expect((await sales.get(`/orders/${order.id}`)).body.status.name).toBe('New')
    const skipped = await act(sales, `/orders/${order.id}/status`, {
      statusId: production.id,
      skipAutomations: ['schedule_parts'],
    })
    expect(skipped.body).toMatchObject({
      status: { name: 'In production' },
      automations: [{ kind: 'schedule_parts', skipped: true }],
      inWork: 0,
    })
    await act(sales, `/orders/${order.id}/status`, { statusId: (await statusNamed('New')).id })
    const moved = await act(sales, `/orders/${order.id}/status`, { statusId: production.id })
    expect(moved.body).toMatchObject({
      inWork: 10,
      onFloor: 10,
      automations: [{ kind: 'schedule_parts', skipped: false }],
    })
  })
})

describe('an order leaves the shop', () => {
  test('in several shipments of what is finished, counted by the ledger, and never more than that', async () => {
    const order = await anOrder(1)
    const requisitionId = order.requisitions[0]?.id
    const scheduled = await act(planner, `/orders/${order.id}/schedule`, { rows: [{ requisitionId, quantity: 10 }] })
    const [workOrder] = scheduled.body.workOrders
    if (!workOrder) throw new Error('nothing was scheduled')
    const early = await act(sales, `/orders/${order.id}/shipments`, { rows: [{ requisitionId, quantity: 1 }] })
    expect(early).toMatchObject({ status: 409, body: { code: 'not_finished', available: 0 } })
    await finish(workOrder, 6)
    const commandId = uuidv7()
    const shipped = await act(sales, `/orders/${order.id}/shipments`, {
      commandId,
      rows: [{ requisitionId, quantity: 4 }],
      tracking: '1Z 999',
    })
    expect(shipped).toMatchObject({
      status: 201,
      body: { shipment: { number: 1, tracking: '1Z 999', rows: [{ quantity: 4 }] }, finished: 6, shipped: 4 },
    })
    const again = await act(sales, `/orders/${order.id}/shipments`, {
      commandId,
      rows: [{ requisitionId, quantity: 4 }],
      tracking: '1Z 999',
    })
    expect(again.body.shipment.id).toBe(shipped.body.shipment.id)
    expect(again.body.shipped).toBe(4)
    const short = await act(sales, `/orders/${order.id}/shipments`, { rows: [{ requisitionId, quantity: 3 }] })
    expect(short).toMatchObject({ status: 409, body: { code: 'not_finished', asked: 3, available: 2 } })
    const ledger = await planner.get(`/work-orders/${workOrder.id}/movements`)
    expect(ledger.body.items.at(-1)).toMatchObject({ type: 'ship', quantity: 4 })
    const back = await act(sales, `/shipments/${shipped.body.shipment.id}/take-back`, {
      reason: 'The courier did not come.',
    })
    expect(back.body.takenBackAt).toBeTruthy()
    expect((await sales.get(`/orders/${order.id}`)).body).toMatchObject({ shipped: 0, finished: 6 })
  })

  test('entering an ending status completes it, with its invoice; leaving it opens it again', async () => {
    const order = await anOrder(1)
    const done = await act(sales, `/orders/${order.id}/status`, { statusId: (await statusNamed('Shipped')).id })
    expect(done.body, done.text).toMatchObject({ state: 'completed', status: { kind: 'ending' } })
    const open = await act(sales, `/orders/${order.id}/status`, { statusId: (await statusNamed('New')).id })
    expect(open.body).toMatchObject({ state: 'open', completedAt: null })
  })

  test('cancelled, it takes its work orders with it', async () => {
    const order = await anOrder(1)
    const rows = [{ requisitionId: order.requisitions[0]?.id }]
    const { body } = await act(planner, `/orders/${order.id}/schedule`, { rows })
    const cancelled = await act(sales, `/orders/${order.id}/cancel`, { reason: 'They went another way.' })
    expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelReason: 'They went another way.' })
    expect((await planner.get(`/work-orders/${body.workOrders[0]?.id}`)).body.status).toBe('cancelled')
    const more = await act(planner, `/orders/${order.id}/schedule`, { rows })
    expect(more).toMatchObject({ status: 409, body: { code: 'order_closed' } })
  })

  test('ordered again, it is a new draft with the same parts', async () => {
    const order = await anOrder(1)
    const { body } = await act(sales, `/orders/${order.id}/reorder`)
    const quote = await sales.get(`/quotes/${body.quote.id}`)
    expect(quote.body).toMatchObject({ status: 'draft', lines: [{ quantity: 10, unitPrice: '20.00' }] })
  })
})

describe('the order board', () => {
  test('holds the cards of the shop’s own statuses; a place is kept, and an older view merges', async () => {
    const [first, second] = [await anOrder(1), await anOrder(1)]
    const board = await sales.get('/orders/board')
    const column = board.body.statuses.find((each) => each.name === 'New')
    expect(board.body.cards.map((each) => each.number)).toEqual(expect.arrayContaining([first.number, second.number]))
    const top = await act(sales, '/orders/board/rank', { orderId: second.id, after: null, revision: column?.revision })
    expect(top.body.revision).toBe((column?.revision ?? 0) + 1)
    const merged = await act(sales, '/orders/board/rank', {
      orderId: first.id,
      after: second.id,
      revision: column?.revision,
    })
    expect(merged.status).toBe(200)
    const numbers = (await sales.get('/orders/board')).body.cards
      .filter((each) => each.statusId === column?.id)
      .map((each) => each.number)
    expect(numbers.slice(0, 2)).toEqual([second.number, first.number])
  })

  test('statuses are the shop’s own: added, ordered, and never taken away with orders in them', async () => {
    await anOrder(1)
    const added = await make.made('/order-statuses', { name: 'Waiting for material', automations: ['webhook'] })
    const all = (await sales.get('/order-statuses')).body.items
    const reordered = await owner.put('/order-statuses/order', {
      statusIds: all.map((each) => each.id).reverse(),
    })
    expect(reordered.body.items[0]?.id).toBe(added.id)
    const used = await act(owner, `/order-statuses/${(await statusNamed('New')).id}/remove`)
    expect(used).toMatchObject({ status: 409, body: { code: 'last_status' } })
    expect((await act(owner, `/order-statuses/${added.id}/remove`)).status).toBe(200)
  })

  test('two people on one order: the second hears who changed what', async () => {
    const order = await anOrder(1)
    const write = (who: Desk, body: object) => who.patch(`/orders/${order.id}`, { version: order.version, ...body })
    expect((await write(sales, { due: '2031-03-04', purchaseOrder: { number: 'AE-55120' } })).body).toMatchObject({
      due: '2031-03-04',
      purchaseOrder: { number: 'AE-55120' },
    })
    expect(await write(planner, { due: '2031-03-05' })).toMatchObject({
      status: 409,
      body: { code: 'stale', by: 'Sam Sales', changes: [{ fields: ['due', 'purchaseOrder'] }] },
    })
    expect((await sales.get('/orders?tab=all&q=AE-55120')).body.items).toHaveLength(1)
    expect((await sales.get('/orders.csv')).text).toContain('AE-55120')
  })
})
