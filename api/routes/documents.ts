import type { FastifyInstance, FastifyReply } from 'fastify'
import { documentEndpoints } from '#api/contract/documents.ts'
import { issueInvoice } from '#commands/invoices.ts'
import { ask } from '#db/connect.ts'
import { contentOf } from '#db/files.ts'
import { documentShop, orderFacts, quoteFacts, shipmentFacts } from '#db/reads/document-facts.ts'
import { documentsOfOrder, invoiceContent, invoices } from '#db/reads/invoices.ts'
import { purchaseOrderFile } from '#db/reads/purchase-order-file.ts'
import { reject } from '#domain/decision.ts'
import type { DocumentFacts } from '#domain/document-facts.ts'
import type { DocumentLanguage } from '#domain/documents.ts'
import { drawDocument, drawLabels } from '#labels/documents/draw-document.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { sendFile } from '../send-file.ts'
import { sendPdf } from '../send-pdf.ts'

/** The shop's paper. Customers get that of their own quotes and orders. */
export function registerDocuments(app: FastifyInstance, ctx: ApiContext): void {
  registerSales(app, ctx)
  registerShipping(app, ctx)
  registerInvoices(app, ctx)
}

function registerSales(app: FastifyInstance, ctx: ApiContext): void {
  const { ofOrder, quote, confirmation, purchaseOrder } = documentEndpoints
  register(app, ctx, ofOrder, async ({ caller, params }) => ({
    items: found(
      await asking(ctx, caller, (r, shop) => documentsOfOrder(r, shop, params.id, ownOnly(caller))),
      'order',
    ),
  }))
  register(app, ctx, quote, async ({ caller, params, query, reply }) => {
    const asked = { customerId: ownOnly(caller), revision: query.revision }
    const facts = found(await asking(ctx, caller, (r, shop) => quoteFacts(r, shop, params.id, asked)), 'quote')
    return send(ctx, reply, { shopId: caller.shop.id, facts, language: query.language })
  })
  register(app, ctx, confirmation, async ({ caller, params, query, reply }) => {
    const facts = found(
      await asking(ctx, caller, (r, shop) => orderFacts(r, shop, params.id, ownOnly(caller))),
      'order',
    )
    return send(ctx, reply, { shopId: caller.shop.id, facts, language: query.language })
  })
  register(app, ctx, purchaseOrder, async ({ caller, params, reply }) => {
    const file = found(
      await asking(ctx, caller, (r, shop) => purchaseOrderFile(r, shop, params.id, ownOnly(caller))),
      'purchase order',
    )
    return sendFile(ctx, reply, { ...file, forEver: false })
  })
}

function registerShipping(app: FastifyInstance, ctx: ApiContext): void {
  const { packingSlip, deliveryLabel } = documentEndpoints
  register(app, ctx, packingSlip, async ({ caller, params, query, reply }) => {
    const facts = found(
      await asking(ctx, caller, (r, shop) => shipmentFacts(r, shop, params.shipmentId, ownOnly(caller))),
      'shipment',
    )
    return send(ctx, reply, { shopId: caller.shop.id, facts, language: query.language })
  })
  register(app, ctx, deliveryLabel, async ({ caller, params, query, reply }) => {
    const { shipmentId } = query
    const facts = found(
      await asking(ctx, caller, (r, shop) =>
        shipmentId === undefined ? orderFacts(r, shop, params.id, null) : shipmentFacts(r, shop, shipmentId, null),
      ),
      'order',
    )
    const address = facts.shippingAddress ?? facts.billingAddress
    if (address === null) return reject('malformed', { field: 'shippingAddress', problem: 'is missing on the order' })
    const parcels = query.parcels ?? Math.max(1, facts.shipment?.parcels ?? 1)
    const { carrier = '', tracking = '' } = facts.shipment ?? {}
    const label = { facts, address, carrier, tracking, parcels, size: query.size ?? 'A6' }
    const pdf = await drawLabels(label, await drawing(ctx, caller.shop.id))
    return sendPdf(reply, pdf, `${facts.order ?? facts.number} label.pdf`)
  })
}

function registerInvoices(app: FastifyInstance, ctx: ApiContext): void {
  const { invoice, issue, invoices: list } = documentEndpoints
  register(app, ctx, invoice, async ({ caller, params, query, reply }) => {
    const facts = found(
      await asking(ctx, caller, (r, shop) => invoiceContent(r, shop, params.id, ownOnly(caller))),
      'invoice',
    )
    return send(ctx, reply, { shopId: caller.shop.id, facts, language: query.language })
  })
  register(app, ctx, issue, ({ caller, body, params }) =>
    issueInvoice(commandContext(ctx, caller), ctx.config.publicUrl, { ...body, orderId: params.id }),
  )
  register(app, ctx, list, ({ caller, query }) => asking(ctx, caller, (r, shop) => invoices(r, shop, query)))
}

/** A customer without an organisation owns nothing. */
function ownOnly({ user }: Caller): string | null {
  if (user.role !== 'customer') return null
  return user.customerId ?? reject('not_found', { what: 'document' })
}

interface Sent {
  shopId: string
  facts: DocumentFacts
  language?: DocumentLanguage | undefined
}

/** Draws a document and sends it, named after its number. */
export async function send(ctx: ApiContext, reply: FastifyReply, { shopId, facts, language }: Sent) {
  const pdf = await drawDocument(facts, { ...(await drawing(ctx, shopId)), language })
  return sendPdf(reply, pdf, `${facts.number}.pdf`)
}

async function drawing(ctx: ApiContext, shopId: string) {
  const shop = await ask(ctx.db, shopId, (reader) => documentShop(reader, shopId))
  return { shop, printedAt: ctx.now(), load: (hash: string) => contentOf(ctx.files, hash) }
}
