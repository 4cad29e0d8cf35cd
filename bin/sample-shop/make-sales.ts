import type { CommandContext } from '#commands/context.ts'
import { setOrderStatus } from '#commands/orders/set-status.ts'
import { shipOrder } from '#commands/orders/ship-order.ts'
import { updateOrder } from '#commands/orders/update-order.ts'
import { acceptQuote } from '#commands/quotes/accept-quote.ts'
import { declineQuote } from '#commands/quotes/close-quote.ts'
import { createQuote } from '#commands/quotes/create-quote.ts'
import { expireQuotes } from '#commands/quotes/expire-quotes.ts'
import { addLine, updateLine } from '#commands/quotes/lines.ts'
import { sendQuote } from '#commands/quotes/send-quote.ts'
import { updateQuote } from '#commands/quotes/update-quote.ts'
import { updateSalesSettings } from '#commands/sales-settings.ts'
import { createJurisdiction, createShippingMethod } from '#commands/selling-choices.ts'
import { ask } from '#db/connect.ts'
import { orderStatuses } from '#db/reads/sales/order-statuses.ts'
import { quoteState } from '#db/reads/sales/quote-state.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { type Floor, idIn } from './make-floor.ts'
import { dayFromNow } from './make-runs.ts'
import type { Maker } from './maker.ts'
import type { PartKey } from './runs.ts'
import { type SampleOrder, type SampleQuote, sampleOrders, sampleQuotes } from './sales.ts'

interface Made {
  floor: Floor
  parts: ReadonlyMap<PartKey, string>
  pricing: PricingEngine
}

interface Sold {
  order: SampleOrder
  key: string
  id: string
  requisitionIds: string[]
}

const day = 24 * 60
const publicUrl = 'http://localhost:3000'

/** As the one who sells, that many minutes before now. */
function seller(maker: Maker, floor: Floor, minutesAgo: number): CommandContext {
  const tobias = floor.people.get('tobias')
  const context = maker.owner(minutesAgo)
  return tobias
    ? { ...context, actor: { ...context.actor, personId: tobias.id, name: tobias.name, role: 'sales' } }
    : context
}

/** How the shop sells, and the orders of the last weeks. Answers which requisition each run is for, by the run's key. */
export async function makeOrders(
  maker: Maker,
  made: Made,
): Promise<{ sold: Sold[]; requisitions: Map<string, string> }> {
  await makeSelling(maker)
  const sold: Sold[] = []
  const requisitions = new Map<string, string>()
  for (const [index, order] of sampleOrders.entries()) {
    const one = await sell(maker, made, order, `order ${index + 1}`)
    sold.push(one)
    for (const [place, line] of order.lines.entries()) {
      for (const run of line.runs ?? []) requisitions.set(`run ${run}`, one.requisitionIds[place] ?? '')
    }
  }
  return { sold, requisitions }
}

async function makeSelling(maker: Maker): Promise<void> {
  const owner = maker.owner(40 * day)
  const id = (act: string) => ({ commandId: maker.idOf(`selling ${act}`) })
  await updateSalesSettings(owner, {
    ...id('settings'),
    version: 1,
    country: 'DE',
    minimumOrder: '80.00',
    nextQuoteNumber: 181,
    nextOrderNumber: 101,
    currencies: [
      { currency: 'USD', rate: 1.09, feePercent: 1.5 },
      { currency: 'GBP', rate: 0.85, feePercent: 1.5 },
    ],
  })
  const german = { country: 'DE', default: false, components: [{ name: 'VAT', shortName: 'VAT', percent: 19 }] }
  await createJurisdiction(owner, { ...id('DE'), name: 'Germany', ...german })
  const french = { country: 'FR', reverseCharge: true, components: [{ name: 'TVA', shortName: 'TVA', percent: 20 }] }
  await createJurisdiction(owner, { ...id('FR'), name: 'France', ...french })
  await createJurisdiction(owner, { ...id('export'), name: 'Export', country: 'US', default: true, components: [] })
  await createShippingMethod(owner, { ...id('parcel'), name: 'Parcel', price: '12.50', freeFrom: '2000' })
  await createShippingMethod(owner, { ...id('express'), name: 'Express courier', price: '48.50' })
  await createShippingMethod(owner, { ...id('fetched'), name: 'Fetched here', mode: 'collection' })
}

/** Quoted, and accepted a day later as it was sent. */
async function sell(maker: Maker, made: Made, order: SampleOrder, key: string): Promise<Sold> {
  const { floor, parts, pricing } = made
  const accepted = order.acceptedDaysAgo * day + 90
  const id = (act: string) => ({ commandId: maker.idOf(`${key} ${act}`) })
  const before = seller(maker, floor, accepted + day)
  const quote = await createQuote(before, { ...id('quote'), customerId: idIn(floor.customers, order.customer) })
  for (const [index, line] of order.lines.entries()) {
    const input = { partSpecificationId: idIn(parts, line.part), quantity: line.quantity, manualUnitPrice: line.price }
    await addLine(before, pricing, { ...id(`line ${index + 1}`), quoteId: quote.id, ...input })
  }
  await sendQuote(before, publicUrl, { ...id('send'), quoteId: quote.id, email: null })
  const now = seller(maker, floor, accepted)
  const { order: made1 } = await acceptQuote(now, {
    ...id('accept'),
    quoteId: quote.id,
    revision: 1,
    purchaseOrder: order.purchaseOrder,
  })
  const due = dayFromNow(maker.now, order.dueInDays)
  await updateOrder(now, { ...id('due'), orderId: made1.id, version: 1, due, ...(order.rush ? { rush: true } : {}) })
  return { order, key, id: made1.id, requisitionIds: made1.requisitions.map((each) => each.id) }
}

/** Where the orders stand this morning, once their work orders went through the shop. */
export async function standOrders(maker: Maker, floor: Floor, sold: readonly Sold[]): Promise<void> {
  const statuses = await ask(maker.db, maker.shopId, (reader) => orderStatuses(reader, maker.shopId))
  for (const { order, key, id, requisitionIds } of sold) {
    const minutesAgo = (order.shippedDaysAgo ?? 0) * day + 60
    const now = seller(maker, floor, minutesAgo)
    const act = (name: string) => ({ commandId: maker.idOf(`${key} ${name}`), orderId: id })
    if (order.shippedDaysAgo !== undefined) {
      const rows = order.lines.map((line, index) => ({
        requisitionId: requisitionIds[index] ?? '',
        quantity: line.quantity,
      }))
      await shipOrder(now, publicUrl, {
        ...act('ship'),
        rows,
        carrier: 'DHL',
        tracking: `00340434${key.padStart(12, '0').replaceAll(/\D/g, '7')}`,
      })
    }
    const status = statuses.find((each) => each.name === order.status)
    if (status === undefined || order.status === 'New') continue
    await setOrderStatus(now, publicUrl, { ...act('status'), statusId: status.id, skipAutomations: true })
  }
}

/** What is being quoted: drafts, some for a person to look at, sent ones, one revised, one declined, one past its day. */
export async function makeQuotes(maker: Maker, made: Made): Promise<void> {
  for (const [index, quote] of sampleQuotes.entries()) await makeQuote(maker, made, quote, `quote ${index + 1}`)
  await expireQuotes(maker.owner())
}

async function makeQuote(
  maker: Maker,
  { floor, parts, pricing }: Made,
  quote: SampleQuote,
  key: string,
): Promise<void> {
  const id = (act: string) => ({ commandId: maker.idOf(`${key} ${act}`) })
  const before = seller(maker, floor, quote.createdDaysAgo * day + 45)
  const { id: quoteId } = await createQuote(before, {
    ...id('begin'),
    customerId: idIn(floor.customers, quote.customer),
    customerReference: quote.reference,
    ...(quote.discountPercent === undefined
      ? {}
      : { discount: { name: `Volume discount, ${quote.discountPercent} %`, percent: quote.discountPercent } }),
  })
  for (const [index, line] of quote.lines.entries()) {
    const { part, quantity, quantities, price } = line
    const input = {
      partSpecificationId: idIn(parts, part),
      quantity,
      manualUnitPrice: price,
      quantities: quantities && [...quantities],
    }
    await addLine(before, pricing, { ...id(`line ${index + 1}`), quoteId, ...input })
  }
  if (quote.expense) await addLine(before, pricing, { ...id('expense'), quoteId, expense: quote.expense })
  if (quote.sentDaysAgo === undefined) return
  await sendWithPrices(maker, { floor, parts, pricing }, quote, { key, quoteId })
}

/** Sent with prices for every line: where the equations give none, one is typed. */
async function sendWithPrices(
  maker: Maker,
  { floor, pricing }: Made,
  quote: SampleQuote,
  { key, quoteId }: { key: string; quoteId: string },
) {
  const id = (act: string) => ({ commandId: maker.idOf(`${key} ${act}`) })
  const then = seller(maker, floor, (quote.sentDaysAgo ?? 0) * day + 30)
  const read = () => ask(maker.db, maker.shopId, (reader) => quoteState(reader, maker.shopId, quoteId))
  const written = await read()
  for (const [index, line] of (written?.lines ?? []).entries()) {
    if (line.review === null || written?.head.status !== 'draft') continue
    const version = (await read())?.head.version ?? 1
    await updateLine(then, pricing, {
      ...id(`typed ${index + 1}`),
      quoteId,
      lineId: line.id,
      version,
      manualUnitPrice: '48.00',
    })
  }
  const validUntil = quote.validInDays === undefined ? {} : { validUntil: dayFromNow(maker.now, quote.validInDays) }
  await sendQuote(then, publicUrl, { ...id('send'), quoteId, email: null, ...validUntil })
  if (quote.declined)
    await declineQuote(seller(maker, floor, 2 * day), { ...id('decline'), quoteId, reason: quote.declined })
  const [first] = (await read())?.lines ?? []
  if (!quote.revised || !first) return
  const today = seller(maker, floor, 40)
  const changed = await updateLine(today, pricing, {
    ...id('revise'),
    quoteId,
    lineId: first.id,
    version: (await read())?.head.version ?? 1,
    quantity: quote.revised.quantity,
  })
  await updateQuote(today, pricing, {
    ...id('words'),
    quoteId,
    version: changed.version,
    customerNote: quote.revised.note,
  })
}
