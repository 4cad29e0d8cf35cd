import type { DocumentFacts, DocumentLineFacts, DocumentShop } from '#domain/document-facts.ts'
import { type DocumentLanguage, documentLanguage } from '#domain/documents.ts'
import { customerLocale } from '#domain/mail/customer-locale.ts'
import type { SalesAddress } from '#domain/orders/quote-state.ts'
import { minimumOrderName, roundingName } from '#domain/orders/totals.ts'
import { numberText } from '../words.ts'
import type { DocumentData, DocumentFact, DocumentSum, Letterhead, Party } from './document-data.ts'
import { type DocumentWords, documentWords } from './words.ts'

export interface ComposeOptions {
  shop: DocumentShop
  /** Asked for in place of the customer's. */
  language?: DocumentLanguage | undefined
  /** Stored files by their hash: the logo, pictures of parts. */
  pictures: ReadonlyMap<string, Uint8Array>
}

/** A document in the reader's language, ready to be drawn. */
export function composeDocument(facts: DocumentFacts, options: ComposeOptions): DocumentData {
  const { shop, pictures } = options
  const language = options.language ?? documentLanguage(facts.customer.language, shop.settings.language)
  const locale = customerLocale(language, facts.customer.language, shop.locale)
  const words = documentWords(language)
  const own = shop.settings.texts[facts.kind]?.[language]
  return {
    kind: facts.kind,
    language,
    locale,
    number: facts.number,
    shop: letterheadOf(shop, pictures),
    to: partyOf(facts, toWhom(facts), locale),
    shipTo: elsewhere(facts) ? partyOf(facts, facts.shippingAddress, locale) : null,
    facts: factsOf(facts, locale),
    intro: own?.intro ?? words.intro[facts.kind],
    closing: own?.closing ?? '',
    currency: facts.currency,
    lines: facts.lines.map((line, at) => ({
      position: at + 1,
      name: line.name,
      details: detailsOf(line, locale, words),
      picture: line.pictureHash === null ? null : (pictures.get(line.pictureHash) ?? null),
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      total: line.total,
      ...(line.ordered === undefined ? {} : { ordered: line.ordered, before: line.before ?? 0 }),
    })),
    sums: sumsOf(facts, words, locale),
    notes: notesOf(facts, words),
  }
}

export function letterheadOf(
  { name, logoHash, settings }: DocumentShop,
  pictures: ComposeOptions['pictures'],
): Letterhead {
  const { color, company, taxId, bank, footer } = settings
  return {
    name,
    logo: logoHash === null ? null : (pictures.get(logoHash) ?? null),
    color,
    company,
    taxId,
    bank,
    footer,
  }
}

/** A packing slip is for whoever opens the parcel, everything else for whoever pays. */
const toWhom = ({ kind, billingAddress, shippingAddress }: DocumentFacts) =>
  kind === 'packing_slip' ? (shippingAddress ?? billingAddress) : (billingAddress ?? shippingAddress)

function elsewhere({ kind, billingAddress, shippingAddress }: DocumentFacts): boolean {
  if (kind === 'packing_slip' || billingAddress === null || shippingAddress === null) return false
  const key = ({ name, line1, postalCode, city }: SalesAddress) => [name, line1, postalCode, city].join('|')
  return key(billingAddress) !== key(shippingAddress)
}

function partyOf({ customer, contact }: DocumentFacts, address: SalesAddress | null, locale: string): Party {
  if (address === null) return { name: customer.name, lines: contact === null ? [] : [contact] }
  return addressParty(address, contact, locale)
}

/** An address as it is written on an envelope; the country in the reader's language. */
export function addressParty(address: SalesAddress, contact: string | null, locale: string): Party {
  const { name, attention, line1, line2, postalCode, city, region, country } = address
  const land = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country
  const place = ['US', 'CA', 'GB', 'AU', 'IE', 'NZ', 'IN'].includes(country)
    ? [[city, region].filter(Boolean).join(', '), postalCode].filter(Boolean).join(' ')
    : [[postalCode, city].filter(Boolean).join(' '), region].filter(Boolean).join(', ')
  const lines = [attention || contact || '', line1, line2 ?? '', place, land]
  return { name, lines: lines.filter((line) => line.trim() !== '') }
}

function factsOf(facts: DocumentFacts, locale: string): DocumentFact[] {
  const { kind, customer, shipment } = facts
  const day = (date: string | null) => (date === null ? null : { day: date })
  const all: [DocumentFact['name'], DocumentFact['value'] | null][] = [
    ['date', { day: facts.day }],
    ['due', kind === 'invoice' ? day(facts.due) : null],
    ['validUntil', kind === 'quote' ? day(facts.validUntil) : null],
    ['dispatch', kind === 'quote' || kind === 'confirmation' ? day(facts.dispatchOn) : null],
    ['order', kind === 'quote' || kind === 'confirmation' ? null : facts.order],
    ['quote', kind === 'confirmation' ? facts.quote : null],
    [
      'revision',
      kind === 'quote' && facts.revision > 1 ? numberText(facts.revision, { locale, timeZone: 'UTC' }) : null,
    ],
    ['customerNumber', String(customer.number)],
    ['yourReference', facts.customerReference],
    ['purchaseOrder', facts.purchaseOrder],
    ['taxId', kind === 'packing_slip' ? null : (customer.taxIds[0] ?? null)],
    ['shipping', shipment ? shipment.carrier || shipment.method : facts.totals.shippingName],
    ['tracking', shipment?.tracking ?? null],
    ['parcels', shipment && shipment.parcels > 0 ? String(shipment.parcels) : null],
    ['contact', facts.owner],
  ]
  return all.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }]))
}

function detailsOf(line: DocumentLineFacts, locale: string, words: DocumentWords): string[] {
  const { process, material, color, infill, precision, postProcesses, size, reference, comment } = line
  const made = [process, material, color, infill, precision, ...postProcesses].filter((each) => each !== null)
  const side = (length: number) => numberText(length, { locale, timeZone: 'UTC' }, 1)
  return [
    made.join(', '),
    size === null ? '' : `${size.map(side).join(' × ')} mm`,
    reference === null ? '' : `${words.facts.yourReference} ${reference}`,
    comment,
  ].filter((each) => each.trim() !== '')
}

function sumsOf({ kind, totals }: DocumentFacts, words: DocumentWords, locale: string): DocumentSum[] {
  if (kind === 'packing_slip') return []
  const itemName = (name: string) =>
    name === minimumOrderName ? words.minimumOrder : name === roundingName ? words.rounding : name
  const percent = (value: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 }).format(value / 100)
  const part = (name: string, amount: string): DocumentSum => ({ name, amount, kind: 'part' })
  const isFree = /^0(\.0+)?$/.test(totals.shipping)
  return [
    part(words.subtotal, totals.subtotal),
    ...totals.lineItems.map(({ name, price }) => part(itemName(name), price)),
    ...totals.discounts.map(({ name, amount }) => part(discountName(name, words), `-${amount}`)),
    ...(totals.shippingName === null && isFree
      ? []
      : [part(totals.shippingName ?? words.shippingCost, totals.shipping)]),
    ...totals.taxLines.map((tax) => part(`${tax.name} ${percent(tax.percent)}`, tax.amount)),
    { name: words.total, amount: totals.total, kind: 'total' },
  ]
}

/** The customer's own discount is named by the program; others as the shop named them. */
const discountName = (name: string, words: DocumentWords) =>
  name.startsWith('Customer discount') ? name.replace('Customer discount', words.discount) : name

function notesOf({ kind, totals, paymentDays }: DocumentFacts, words: DocumentWords): string[] {
  if (kind === 'packing_slip') return []
  const notes: string[] = []
  if (totals.taxNote !== null) {
    const { taxNote: note } = totals
    notes.push(note.startsWith('Exempt') ? words.taxExempt : note.startsWith('Reverse') ? words.reverseCharge : note)
  }
  if (kind === 'invoice') notes.push(paymentDays ? words.payWithin(paymentDays) : words.payAtOnce)
  return notes
}
