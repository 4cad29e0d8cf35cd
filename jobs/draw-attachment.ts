import { ask, type Reader } from '#db/connect.ts'
import { contentOf } from '#db/files.ts'
import { documentShop, orderFacts, quoteFacts, shipmentFacts } from '#db/reads/document-facts.ts'
import { invoiceContent } from '#db/reads/invoices.ts'
import type { DocumentFacts } from '#domain/document-facts.ts'
import { documentLanguage } from '#domain/documents.ts'
import type { MailAttachment } from '#domain/mail/mail-attachment.ts'
import { drawDocument } from '#labels/documents/draw-document.ts'
import type { JobContext } from './define-job.ts'
import type { DrawnAttachment } from './mail-transport.ts'

/** Draws a document that goes with a mail, in the mail's language; null when what it is about is gone. */
export async function drawAttachment(
  ctx: Pick<JobContext, 'db' | 'files' | 'now'>,
  shopId: string,
  asked: MailAttachment & { language: string },
): Promise<DrawnAttachment | null> {
  const found = await ask(ctx.db, shopId, async (reader) => ({
    facts: await factsOf(reader, shopId, asked),
    shop: await documentShop(reader, shopId),
  }))
  if (found.facts === null) return null
  const content = await drawDocument(found.facts, {
    shop: found.shop,
    language: documentLanguage(asked.language),
    printedAt: ctx.now(),
    load: (hash) => contentOf(ctx.files, hash),
  })
  return { name: `${found.facts.number}.pdf`, content }
}

async function factsOf(
  reader: Reader,
  shopId: string,
  { document, id }: MailAttachment,
): Promise<DocumentFacts | null> {
  if (document === 'quote') return quoteFacts(reader, shopId, id, { customerId: null })
  if (document === 'confirmation') return orderFacts(reader, shopId, id, null)
  if (document === 'packing_slip') return shipmentFacts(reader, shopId, id, null)
  return document === 'invoice' ? invoiceContent(reader, shopId, id, null) : null
}
