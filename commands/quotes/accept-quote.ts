import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { orderOfQuote } from '#db/reads/sales/order-of-quote.ts'
import { quoteFacts } from '#db/reads/sales/quote-facts.ts'
import { quoteState } from '#db/reads/sales/quote-state.ts'
import { quoteView } from '#db/reads/sales/quote-view.ts'
import { selling as readSelling } from '#db/reads/sales/selling.ts'
import { firstStatus } from '#db/stores/sales/order-statuses.ts'
import { insertOrder, type NewOrder, setSpecification } from '#db/stores/sales/orders.ts'
import { freezeRevision, lockQuote, markQuote } from '#db/stores/sales/quotes.ts'
import { nextNumber } from '#db/stores/shops.ts'
import { assert } from '#domain/assert.ts'
import { accept, reject } from '#domain/decision.ts'
import { decideAccept } from '#domain/orders/quote-rules.ts'
import type { QuoteLineState, QuoteState } from '#domain/orders/quote-state.ts'
import { salesNumber } from '#domain/orders/sales-numbers.ts'
import { sumUp } from '#domain/orders/sum-up.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { ensurePartSpecification } from '../part-specifications.ts'
import { runCommand } from '../run-command.ts'
import { today } from '../shop-day.ts'
import { quoteChanged } from './change-quote.ts'

export type PurchaseOrderInput = string | { number?: string | undefined; fileHash?: string | undefined }

export interface AcceptQuote {
  quoteId: string
  revision: number
  purchaseOrder?: PurchaseOrderInput | undefined
}

export interface AcceptedOrder {
  order: {
    id: string
    number: string
    status: { id: string; name: string; kind: 'starting' | 'active' | 'ending' }
    requisitions: { id: string; name: string; quantity: number; partSpecificationId: string | null }[]
  }
}

/**
 * Makes a quote an order; a second time answers the same order. Refuses with `revision_superseded`, `quote_expired`,
 * `quote_not_sent`, `quote_not_open`, `needs_review`, `choice_withdrawn` and `quote_empty`.
 */
export function acceptQuote(ctx: CommandContext, asked: AcceptQuote & { commandId: string }): Promise<AcceptedOrder> {
  const { commandId, quoteId, revision, purchaseOrder } = asked
  return runCommand(ctx, {
    name: 'accept-quote',
    commandId,
    content: { id: quoteId, revision, purchaseOrder },
    work: (tx) => acceptInTransaction(tx, ctx, { quoteId, revision, purchaseOrder }),
  })
}

/** The same inside a command that does more, such as a checkout. */
export async function acceptInTransaction(tx: Tx, ctx: CommandContext, asked: AcceptQuote) {
  const { shopId, role } = ctx.actor
  const { quoteId: id, revision } = asked
  const by = role === 'customer' ? ('customer' as const) : ('sales' as const)
  const locked = known(await lockQuote(tx, shopId, id), 'quote')
  if (locked.status === 'accepted') return again(tx, ctx, locked, revision)
  const state = known(await quoteState(reading(tx), shopId, id), 'quote')
  const selling = await readSelling(reading(tx), shopId, state.head.customerId)
  const day = today(ctx.now(), selling.timeZone)
  const facts = await quoteFacts(reading(tx), shopId, state, day)
  accept(decideAccept(facts, { revision, by }))
  // The sums stand as they were offered; only the day on which it leaves counts from now.
  const { dispatchOn } = sumUp(state, { selling, today: day, waits: new Map(), strictShipping: false }).head
  if (locked.status === 'draft') await freezeDraft(tx, ctx, state)
  const order = await writeOrder(tx, ctx, { state, by, due: dispatchOn, purchaseOrder: asked.purchaseOrder })
  const version = locked.version + 1
  const mark = { status: 'accepted' as const, decidedAt: ctx.now(), version }
  await markQuote(tx, shopId, id, mark, ctx.now(), ctx.actor.name)
  return {
    answer: known(await orderOfQuote(reading(tx), shopId, id), 'order') satisfies AcceptedOrder,
    events: [
      quoteChanged({ id, version, status: 'accepted' }),
      { type: 'order.changed' as const, body: { id: order.id, version: 1, number: order.number } },
    ],
    subject: locked.number,
    details: { versionAfter: version, order: order.number },
  }
}

/** It is an order already: that order, unless another revision was meant. */
async function again(
  tx: Tx,
  ctx: CommandContext,
  locked: { id: string; number: string; revision: number },
  revision: number,
) {
  const { id, number, revision: current } = locked
  if (revision !== current) reject('revision_superseded', { quote: number, asked: revision, current })
  const answer: AcceptedOrder = known(await orderOfQuote(reading(tx), ctx.actor.shopId, id), 'order')
  return { answer, events: [], subject: number }
}

/** A draft that the shop accepts for its customer was never sent: it is kept as what was agreed. */
async function freezeDraft(tx: Tx, ctx: CommandContext, { head }: QuoteState): Promise<void> {
  const content = await quoteView(reading(tx), ctx.actor.shopId, head.id)
  await freezeRevision(tx, ctx.actor.shopId, {
    quoteId: head.id,
    revision: head.revision,
    sentAt: ctx.now(),
    sentBy: ctx.actor.name,
    total: head.totals.total,
    content,
  })
}

interface Accepting {
  state: QuoteState
  by: 'sales' | 'customer'
  due: string | null
  purchaseOrder: PurchaseOrderInput | undefined
}

async function writeOrder(
  tx: Tx,
  ctx: CommandContext,
  { state, by, due, purchaseOrder }: Accepting,
): Promise<NewOrder> {
  const { shopId, name } = ctx.actor
  const { head, lines } = state
  const { settings } = await readSelling(reading(tx), shopId, head.customerId)
  const status = await firstStatus(tx, shopId)
  assert(status !== null, 'a shop has a status where orders begin')
  const sequence = await nextNumber(tx, shopId, 'order')
  const order: NewOrder = {
    id: uuidv7(),
    sequence,
    number: salesNumber(settings.orderPrefix, settings.numberDigits, sequence),
    quoteId: head.id,
    customerId: head.customerId,
    contactId: head.contactId,
    statusId: status.id,
    ownerId: head.ownerId,
    currency: head.currency,
    total: head.totals.total,
    due,
    ...(await purchaseOrderOf(tx, shopId, purchaseOrder)),
    customerReference: head.customerReference,
    internalNote: head.internalNote,
    acceptedAt: ctx.now(),
    acceptedBy: name,
    acceptedAs: by,
  }
  await insertOrder(tx, shopId, order)
  for (const line of lines) await specify(tx, ctx, line)
  return order
}

/** Every part of an order is made by a specification: the one that says the same, or a new one. */
async function specify(tx: Tx, ctx: CommandContext, line: QuoteLineState): Promise<void> {
  if (line.kind !== 'part' || line.partSpecificationId !== null || line.partRevisionId === null) return
  const { name, partRevisionId, processId, materialId, color, infillId, precisionId, postProcessIds } = line
  const making = { name, partRevisionId, processId, materialId, color, infillId, precisionId, postProcessIds }
  await setSpecification(tx, ctx.actor.shopId, line.id, await ensurePartSpecification(tx, ctx.actor.shopId, making))
}

export async function purchaseOrderOf(tx: Tx, shopId: string, asked: PurchaseOrderInput | undefined) {
  const { number = '', fileHash = null } = typeof asked === 'string' ? { number: asked } : (asked ?? {})
  if (fileHash !== null) {
    const file = await tx
      .selectFrom('files')
      .select('hash')
      .where('shopId', '=', shopId)
      .where('hash', '=', fileHash)
      .executeTakeFirst()
    known(file, 'file')
  }
  return { purchaseOrderNumber: number.trim(), purchaseOrderFile: fileHash }
}
