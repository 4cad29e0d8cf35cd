import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { orderFacts } from '#db/reads/document-facts.ts'
import { type InvoiceView, invoice, invoiceOfOrder, invoiceTerms } from '#db/reads/invoices.ts'
import { insertInvoice, lockOrderForInvoice } from '#db/stores/invoices.ts'
import { nextNumber } from '#db/stores/shops.ts'
import { reject } from '#domain/decision.ts'
import { addDays } from '#domain/orders/dispatch-day.ts'
import { salesNumber } from '#domain/orders/sales-numbers.ts'
import { paymentDaysOf } from '#domain/store/store-rules.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { notifyCustomer } from './notify-customer.ts'
import { runCommand } from './run-command.ts'
import { today } from './shop-day.ts'

/** Issues the invoice of an order, and mails it where that is asked for. Refuses with `invoice_exists`. */
export function issueInvoice(
  ctx: CommandContext,
  publicUrl: string,
  asked: { commandId: string; orderId: string; send?: boolean },
): Promise<InvoiceView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'issue-invoice',
    commandId,
    content,
    work: (tx) => issueInvoiceInTx(tx, ctx, publicUrl, content),
  })
}

/**
 * The same inside a command that does more. The number is the next one under the counter's lock: what is rolled back gives
 * it back, so there is no gap. What stands on it is kept as it was.
 */
export async function issueInvoiceInTx(
  tx: Tx,
  ctx: CommandContext,
  publicUrl: string,
  asked: { orderId: string; send?: boolean },
) {
  const { shopId, personId } = ctx.actor
  const { orderId } = asked
  const order = known(await lockOrderForInvoice(tx, shopId, orderId), 'order')
  const before = await invoiceOfOrder(reading(tx), shopId, orderId)
  if (before !== null) reject('invoice_exists', { label: before.label, order: order.number })
  const facts = known(await orderFacts(reading(tx), shopId, orderId, null), 'order')
  const terms = await invoiceTerms(reading(tx), shopId, order.customerId)
  const day = today(ctx.now(), terms.timeZone)
  const paymentDays = paymentDaysOf(terms, terms.usualPaymentDays)
  const due = addDays(day, paymentDays)
  const id = uuidv7()
  const number = await nextNumber(tx, shopId, 'invoice')
  const label = salesNumber(terms.invoicePrefix, 6, number)
  const { total } = facts.totals
  const content = { ...facts, kind: 'invoice' as const, number: label, day, due, paymentDays }
  const { currency } = facts
  const at = { createdBy: personId, createdAt: ctx.now() }
  await insertInvoice(tx, shopId, { id, orderId, number, label, day, due, currency, total, content, ...at })
  if (asked.send) {
    const notice = { kind: 'invoice' as const, quoteId: order.quoteId, invoiceId: id, invoice: label, total }
    await notifyCustomer(tx, ctx, publicUrl, notice)
  }
  const answer = known(await invoice(reading(tx), shopId, id), 'invoice')
  return {
    answer,
    events: [{ type: 'invoice.issued' as const, body: { id, orderId } }],
    subject: label,
    details: { invoice: label },
  }
}
