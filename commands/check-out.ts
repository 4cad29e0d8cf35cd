import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import type { NewEvent } from '#db/outbox.ts'
import { quoteView } from '#db/reads/sales/quote-view.ts'
import { lockBasket, openBasketOf, updateBasket } from '#db/stores/baskets.ts'
import { freezeRevision, markQuote } from '#db/stores/sales/quotes.ts'
import { assert } from '#domain/assert.ts'
import { Refused, reject } from '#domain/decision.ts'
import { addDays } from '#domain/orders/dispatch-day.ts'
import type { QuoteState } from '#domain/orders/quote-state.ts'
import { basketProblems } from '#domain/store/basket-problems.ts'
import type { Payment } from '#domain/store/store-rules.ts'
import { compareMoney } from '#domain/units/amounts.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { notifyCustomer } from './notify-customer.ts'
import { acceptInTransaction } from './quotes/accept-quote.ts'
import { insertDraft } from './quotes/create-quote.ts'
import { runCommand } from './run-command.ts'
import { today } from './shop-day.ts'
import { type PricedStoreBasket, price, priceStoreBasket, type StoreBuyer, storeGround } from './store-basket.ts'

export interface CheckOut {
  commandId: string
  basketVersion: number
  /** Of the lines that can be ordered now, as the basket said it. */
  expectedTotal: string
  shippingAddressId: string
  billingAddressId?: string
  shippingMethodId?: string | null
  carrierAccount?: string
  payment: Payment
  purchaseOrder?: { number: string; file?: { hash: string; name: string; sizeBytes: number } }
  note?: string
  /** order_rest: what has a price is ordered now; wait: all of it becomes a quote. */
  underReview?: 'order_rest' | 'wait'
}

export interface CheckedOut {
  order: { id: string; number: string } | null
  quote: { id: string; number: string } | null
}

interface Place {
  pricing: PricingEngine
  publicUrl: string
}

interface Prepared {
  priced: PricedStoreBasket
  /** What becomes an order at once, and what a person looks at first. */
  order: QuoteState | null
  quote: QuoteState | null
}

/**
 * Orders a basket at the price that was shown, or asks for a quote of it. The prices are made before the transaction and
 * everything is judged again inside it: the basket as it was seen, the total as it was shown, the customer's right to
 * order. Refuses with `basket_changed`, `basket_not_ready`, `price_changed`, `awaiting_approval`, `payment_not_offered`,
 * `store_closed` and `shipping_unavailable`; what is refused leaves the basket as it is.
 */
export async function checkOut(
  ctx: CommandContext,
  place: Place,
  who: StoreBuyer,
  asked: CheckOut,
): Promise<CheckedOut> {
  const { commandId, ...content } = asked
  const prepared = await prepare(ctx, place.pricing, who, asked)
  return runCommand(ctx, {
    name: 'check-out',
    commandId,
    content,
    work: async (tx) => {
      if (prepared instanceof Refused) throw prepared
      const { priced, order, quote } = prepared
      const { shopId } = ctx.actor
      const basket = await lockedBasket(tx, shopId, who)
      const seen = priced.ground.basket
      if (basket.version !== asked.basketVersion || seen?.id !== basket.id || seen.version !== basket.version) {
        reject('basket_changed', { version: basket.version })
      }
      judge(prepared, asked)
      const ordered = order && (await placeOrder(tx, ctx, place, { state: order, priced, who, asked }))
      const waiting = quote && (await askForQuote(tx, ctx, place, { state: quote, priced, who, asked }))
      await updateBasket(tx, shopId, basket.id, { state: 'ordered' }, ctx.now())
      const gone: NewEvent = { type: 'basket.changed', body: { id: basket.id } }
      return {
        answer: { order: ordered?.answer ?? null, quote: waiting?.answer ?? null },
        events: [gone, ...(ordered?.events ?? []), ...(waiting?.events ?? [])],
        subject: ordered?.answer.number ?? waiting?.answer.number ?? 'Basket',
      }
    },
  })
}

async function prepare(
  ctx: CommandContext,
  pricing: PricingEngine,
  who: StoreBuyer,
  asked: CheckOut,
): Promise<Prepared | Refused> {
  try {
    if (who.customerId === null || who.contactId === null) return reject('not_found', { what: 'account' })
    const ground = await storeGround(ctx, who)
    for (const id of [asked.shippingAddressId, asked.billingAddressId]) {
      if (id !== undefined) known(ground.addresses.find((each) => each.id === id) ?? null, 'address')
    }
    const { shippingMethodId } = asked
    if (shippingMethodId && !ground.offeredShippingIds.includes(shippingMethodId)) known(null, 'shipping method')
    const chosen = { ...asked, note: noteOf(asked) }
    const priced = await priceStoreBasket(ctx, pricing, { ground, chosen })
    const { all, orderable } = priced
    const order = asked.underReview === 'wait' ? null : orderable
    const unkept = { priced, order, quote: order === null ? all : null }
    if (ground.basket?.version !== asked.basketVersion || isRefused(unkept, asked)) return unkept
    // Only what is written is kept: each quote has a calculation of its own.
    const kept = async (state: QuoteState) => {
      const ids = new Set(state.lines.map((line) => line.id))
      const lines = ground.lines.filter(({ row }) => ids.has(row.id))
      return lines.length === 0 ? null : price(ctx, pricing, { ground, chosen, keep: true, lines })
    }
    if (order === null) return { priced, order, quote: await kept(all) }
    const ordered = new Set(order.lines.map((line) => line.id))
    const rest = all.lines.filter((line) => !ordered.has(line.id))
    return { priced, order: await kept(order), quote: await kept({ ...all, lines: rest }) }
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

/** What the customer says about it, and how it is paid and sent. */
function noteOf({ note = '', payment, carrierAccount, purchaseOrder, underReview }: CheckOut): string {
  const lines = [note.trim()]
  if (payment === 'advance') lines.push('Payment in advance.')
  // A quote has no purchase order yet: until it is accepted the number is not lost.
  if (purchaseOrder && underReview === 'wait') lines.push(`Purchase order: ${purchaseOrder.number.trim()}`)
  if (carrierAccount) lines.push(`Carrier account: ${carrierAccount.trim()}`)
  return lines.filter((line) => line !== '').join('\n')
}

async function lockedBasket(tx: Tx, shopId: string, who: StoreBuyer) {
  const id = who.contactId === null ? null : await openBasketOf(tx, shopId, who.contactId)
  return known(id === null ? null : await lockBasket(tx, shopId, id), 'basket')
}

/** What is refused is told inside the transaction, after what is said of the basket itself. */
function isRefused(prepared: Prepared, asked: CheckOut): boolean {
  try {
    judge(prepared, asked)
    return false
  } catch (error) {
    if (error instanceof Refused) return true
    throw error
  }
}

function judge({ priced, order }: Prepared, asked: CheckOut): void {
  const { ground } = priced
  const { buyer, store, lines } = ground
  assert(buyer !== null, 'whoever checks out has signed in')
  if (!store.open) reject('store_closed', { shop: 'this shop' })
  const problems = basketProblems({
    lines: lines.map(({ row, problem }) => ({ id: row.id, problem })),
    buyer,
    registration: store.registration,
    aboveMaximum: order?.head.totals.aboveMaximum ?? false,
  })
  if (problems.some(({ code }) => code === 'awaiting_approval')) reject('awaiting_approval', { customer: buyer.name })
  if (problems.length > 0) reject('basket_not_ready', { problems })
  if (!store.payments[buyer.type].includes(asked.payment)) reject('payment_not_offered', { payment: asked.payment })
  if (asked.payment === 'purchase_order' && !asked.purchaseOrder?.number.trim()) {
    reject('malformed', { field: 'purchaseOrder', problem: 'needs the number of the purchase order' })
  }
  if (order === null) return
  const { total } = order.head.totals
  if (compareMoney(total, asked.expectedTotal) !== 0) {
    reject('price_changed', { before: asked.expectedTotal, now: total, currency: ground.currency })
  }
}

interface Writing {
  state: QuoteState
  priced: PricedStoreBasket
  who: StoreBuyer
  asked: CheckOut
}

/** The lines as a quote of the storefront, with ids of their own. */
async function writeQuote(tx: Tx, ctx: CommandContext, { state, priced, who }: Writing) {
  const head = { ...state.head, contactId: who.contactId }
  const lines = state.lines.map((line) => ({ ...line, id: uuidv7() }))
  const { events, subject } = await insertDraft(tx, ctx, { head, lines }, priced.ground.selling)
  return { id: head.id, number: subject, events: [...events] as NewEvent[] }
}

async function placeOrder(tx: Tx, ctx: CommandContext, { publicUrl }: Place, writing: Writing) {
  const { asked, priced } = writing
  const { shopId, name } = ctx.actor
  const { id } = await writeQuote(tx, ctx, writing)
  const { settings, timeZone } = priced.ground.selling
  const validUntil = addDays(today(ctx.now(), timeZone), settings.validDays)
  await markQuote(tx, shopId, id, { status: 'sent', sentAt: ctx.now(), validUntil, version: 2 }, ctx.now(), name)
  const content = known(await quoteView(reading(tx), shopId, id), 'quote')
  const frozen = { quoteId: id, revision: 1, sentAt: ctx.now(), sentBy: name, total: content.totals.total, content }
  await freezeRevision(tx, shopId, frozen)
  const po = asked.purchaseOrder
  const purchaseOrder = po && { number: po.number, ...(po.file ? { fileHash: po.file.hash } : {}) }
  const accepted = await acceptInTransaction(tx, ctx, { quoteId: id, revision: 1, purchaseOrder })
  await notifyCustomer(tx, ctx, publicUrl, { kind: 'order_confirmed', quoteId: id })
  const { order } = accepted.answer
  return { answer: { id: order.id, number: order.number }, events: [...accepted.events] as NewEvent[] }
}

async function askForQuote(tx: Tx, ctx: CommandContext, { publicUrl }: Place, writing: Writing) {
  const { id, number, events } = await writeQuote(tx, ctx, writing)
  await notifyCustomer(tx, ctx, publicUrl, { kind: 'quote_received', quoteId: id })
  return { answer: { id, number }, events }
}
