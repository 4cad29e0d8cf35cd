import type { DocumentFacts, DocumentShop } from '#domain/document-facts.ts'
import { type DocumentLanguage, documentLanguage } from '#domain/documents.ts'
import { customerLocale } from '#domain/mail/customer-locale.ts'
import type { SalesAddress } from '#domain/orders/quote-state.ts'
import { addressParty, composeDocument, letterheadOf } from './compose-document.ts'
import { renderDocument } from './render-document.ts'
import { type LabelSize, renderDeliveryLabels } from './render-label.ts'

export interface DrawOptions {
  shop: DocumentShop
  language?: DocumentLanguage | undefined
  printedAt: Date
  /** The content of a stored file; null when it is lost. */
  load: (hash: string) => Promise<Uint8Array | null>
}

/** A document of the shop as PDF, in the customer's language unless another is asked for. */
export async function drawDocument(facts: DocumentFacts, options: DrawOptions): Promise<Buffer> {
  const { shop, language, printedAt, load } = options
  const hashes = [shop.logoHash, ...facts.lines.map((line) => line.pictureHash)]
  const pictures = await loadAll(hashes, load)
  const paper = { pageSize: shop.settings.pageSize, timeZone: shop.timeZone, printedAt }
  return renderDocument(composeDocument(facts, { shop, language, pictures }), paper)
}

export interface LabelAsked {
  facts: DocumentFacts
  address: SalesAddress
  tracking: string
  carrier: string
  parcels: number
  size: LabelSize
}

/** The labels of a shipment's parcels as PDF, a page for each. */
export async function drawLabels(asked: LabelAsked, options: DrawOptions): Promise<Buffer> {
  const { facts, address, tracking, carrier, parcels, size } = asked
  const { shop, printedAt, load } = options
  const language = options.language ?? documentLanguage(facts.customer.language, shop.settings.language)
  const locale = customerLocale(language, facts.customer.language, shop.locale)
  const letterhead = letterheadOf(shop, await loadAll([shop.logoHash], load))
  const data = {
    language,
    locale,
    shop: letterhead,
    to: addressParty(address, facts.contact, locale),
    order: facts.order ?? facts.number,
    purchaseOrder: facts.purchaseOrder,
    tracking,
    carrier,
    parcels,
  }
  return renderDeliveryLabels(data, { size, timeZone: shop.timeZone, printedAt })
}

async function loadAll(
  hashes: readonly (string | null)[],
  load: DrawOptions['load'],
): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>()
  for (const hash of new Set(hashes)) {
    const picture = hash === null ? null : await load(hash)
    if (hash !== null && picture !== null) pictures.set(hash, picture)
  }
  return pictures
}
