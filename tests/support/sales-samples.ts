import type { Factory } from './factory.ts'
import type { SampleCommand } from './sample-commands.ts'

interface Thing {
  id: string
  version: number
  [field: string]: unknown
}

/** Quotes and orders for tests that need some, whatever stands in them. Prices are typed, so that no equation runs. */
export const salesThings = {
  quote: (make: Factory): Promise<Thing> => make.made('/quotes', { customerId: make.shop.customerId }),

  async withLine(make: Factory): Promise<Thing & { lineId: string }> {
    const quote = await salesThings.quote(make)
    const part = await make.part()
    const line = { partSpecificationId: part.id, quantity: 10, manualUnitPrice: '5' }
    const written = await make.made(`/quotes/${quote.id}/lines`, line)
    return { ...written, lineId: (written.lines as { id: string }[])[0]?.id ?? '' }
  },

  async sent(make: Factory): Promise<Thing & { lineId: string }> {
    const quote = await salesThings.withLine(make)
    await make.made(`/quotes/${quote.id}/send`, { email: null })
    return quote
  },

  async order(make: Factory): Promise<Thing & { requisitionId: string }> {
    const quote = await salesThings.sent(make)
    const { order } = (await make.made(`/quotes/${quote.id}/accept`, { revision: 1 })) as unknown as { order: Thing }
    return { ...order, version: 1, requisitionId: quote.lineId }
  },

  /** With all its pieces finished. */
  async finishedOrder(make: Factory): Promise<Thing & { requisitionId: string }> {
    const order = await salesThings.order(make)
    const rows = [{ requisitionId: order.requisitionId, routing: { steps: [{ operationId: make.operationId(0) }] } }]
    const scheduled = await make.made(`/orders/${order.id}/schedule`, { rows })
    const [workOrder] = scheduled.workOrders as Thing[]
    if (workOrder) await make.scanned(workOrder, { action: 'complete', quantity: 10 })
    return order
  },

  async shipment(make: Factory): Promise<Thing> {
    const order = await salesThings.finishedOrder(make)
    const rows = [{ requisitionId: order.requisitionId, quantity: 4 }]
    const shipped = (await make.made(`/orders/${order.id}/shipments`, { rows })) as unknown as { shipment: Thing }
    return shipped.shipment
  },

  status: (make: Factory, more: object = {}): Promise<Thing> =>
    make.made('/order-statuses', { name: make.name('Waiting'), ...more }),
  jurisdiction: (make: Factory): Promise<Thing> =>
    make.made('/tax-jurisdictions', {
      name: make.name('VAT'),
      country: 'NO',
      components: [{ name: 'VAT', percent: 25 }],
    }),
  shippingMethod: (make: Factory): Promise<Thing> =>
    make.made('/shipping-methods', { name: make.name('Parcel'), price: '9.50' }),
  discount: (make: Factory): Promise<Thing> =>
    make.made('/discounts', { code: make.name('SAVE').replace(' ', '-').toUpperCase(), percent: 5 }),
}

type Samples = Record<string, (make: Factory) => Promise<SampleCommand> | SampleCommand>

const act = (thing: { id: string }, body: Record<string, unknown> = {}): SampleCommand => ({
  params: { id: thing.id },
  body,
})
const about = (thing: Thing, change: Record<string, unknown>): SampleCommand =>
  act(thing, { version: thing.version, ...change })
const onLine = (quote: Thing & { lineId: string }, body: Record<string, unknown> = {}): SampleCommand => ({
  params: { id: quote.id, lineId: quote.lineId },
  body,
})

const quotes: Samples = {
  'POST /quotes': (make) => ({ body: { customerId: make.shop.customerId, customerReference: 'RFQ 26-118' } }),
  'PATCH /quotes/:id': async (make) =>
    about(await salesThings.quote(make), { internalNote: 'Ask for a drawing.', discount: { percent: 3 } }),
  'POST /quotes/:id/send': async (make) => act(await salesThings.withLine(make), { email: null }),
  'POST /quotes/:id/accept': async (make) => act(await salesThings.sent(make), { revision: 1, purchaseOrder: 'PO-7' }),
  'POST /quotes/:id/decline': async (make) => act(await salesThings.sent(make), { reason: 'Found it cheaper.' }),
  'POST /quotes/:id/reopen': async (make) => {
    const quote = await salesThings.sent(make)
    await make.made(`/quotes/${quote.id}/decline`, { reason: 'Too late.' })
    return act(quote)
  },
  'POST /quotes/:id/clone': async (make) => act(await salesThings.withLine(make)),
  'POST /projects': async (make) => ({ body: { name: make.name('Gripper series'), customerId: make.shop.customerId } }),
  'PATCH /projects/:id': async (make) => about(await make.project(), { closed: true }),
  'POST /projects/:id/quotes': async (make) =>
    act(await make.project(), { quoteId: (await salesThings.quote(make)).id }),
  'POST /projects/:id/quotes/remove': async (make) => {
    const [project, quote] = [await make.project(), await salesThings.quote(make)]
    await make.made(`/projects/${project.id}/quotes`, { quoteId: quote.id })
    return act(project, { quoteId: quote.id })
  },
  'POST /quotes/:id/archive': async (make) => act(await salesThings.quote(make)),
  'POST /quotes/:id/lines': async (make) =>
    act(await salesThings.quote(make), { expense: { name: 'First article report', amount: '120' } }),
  'PATCH /quotes/:id/lines/:lineId': async (make) => {
    const quote = await salesThings.withLine(make)
    return onLine(quote, { version: quote.version, quantity: 12 })
  },
  'POST /quotes/:id/lines/:lineId/remove': async (make) => onLine(await salesThings.withLine(make)),
  'POST /quotes/:id/lines/:lineId/move': async (make) => onLine(await salesThings.withLine(make), { after: null }),
  'POST /quotes/:id/lines/:lineId/approve-price': async (make) =>
    onLine(await salesThings.withLine(make), { unitPrice: '6.20' }),
  'POST /quotes/:id/recalculate': async (make) => act(await salesThings.withLine(make), { apply: true }),
}

const orders: Samples = {
  'PATCH /orders/:id': async (make) => about(await salesThings.order(make), { due: '2031-03-04', rush: true }),
  'POST /orders/:id/status': async (make) =>
    act(await salesThings.order(make), { statusId: (await salesThings.status(make)).id }),
  'POST /orders/:id/schedule': async (make) => {
    const order = await salesThings.order(make)
    return act(order, { rows: [{ requisitionId: order.requisitionId, quantity: 10, routing: { automatic: true } }] })
  },
  'POST /orders/:id/cancel': async (make) => act(await salesThings.order(make), { reason: 'No longer wanted.' }),
  'POST /orders/:id/reorder': async (make) => act(await salesThings.order(make)),
  'POST /orders/board/rank': async (make) => {
    const order = await salesThings.order(make)
    return { body: { orderId: order.id, after: null, revision: 0 } }
  },
  'POST /orders/:id/shipments': async (make) => {
    const order = await salesThings.finishedOrder(make)
    return act(order, { rows: [{ requisitionId: order.requisitionId, quantity: 4 }], tracking: '1Z 999' })
  },
  'PATCH /shipments/:id': async (make) => about(await salesThings.shipment(make), { carrier: 'DHL' }),
  'POST /shipments/:id/take-back': async (make) => act(await salesThings.shipment(make), { reason: 'Not fetched.' }),
}

const settings: Samples = {
  'POST /order-statuses': (make) => ({ body: { name: make.name('Waiting'), automations: ['notify_customer'] } }),
  'PATCH /order-statuses/:id': async (make) => about(await salesThings.status(make), { name: make.name('Renamed') }),
  'PUT /order-statuses/order': async (make) => {
    const { body } = await make.owner.get('/order-statuses')
    return { body: { statusIds: (body.items as { id: string }[]).map((each) => each.id).reverse() } }
  },
  'POST /order-statuses/:id/remove': async (make) => act(await salesThings.status(make)),
  'PATCH /sales-settings': async (make) => {
    const { body } = await make.owner.get('/sales-settings')
    return {
      body: { version: body.version, validDays: 21, currencies: [{ currency: 'JPY', rate: 160, feePercent: 1 }] },
    }
  },
  'POST /tax-jurisdictions': (make) => ({ body: { name: make.name('VAT'), country: 'SE' } }),
  'PATCH /tax-jurisdictions/:id': async (make) => about(await salesThings.jurisdiction(make), { reverseCharge: true }),
  'POST /tax-jurisdictions/:id/remove': async (make) => act(await salesThings.jurisdiction(make)),
  'POST /shipping-methods': (make) => ({ body: { name: make.name('Courier'), price: '12' } }),
  'PATCH /shipping-methods/:id': async (make) => about(await salesThings.shippingMethod(make), { freeFrom: '500' }),
  'POST /shipping-methods/:id/remove': async (make) => act(await salesThings.shippingMethod(make)),
  'POST /discounts': (make) => ({ body: { code: make.name('NEW').replace(' ', '-'), amount: '25' } }),
  'PATCH /discounts/:id': async (make) => about(await salesThings.discount(make), { percent: 7 }),
  'POST /discounts/:id/remove': async (make) => act(await salesThings.discount(make)),
}

export const salesCommands: Samples = { ...quotes, ...orders, ...settings }
