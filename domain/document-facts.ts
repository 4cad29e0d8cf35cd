import type { DocumentKind } from './documents.ts'
import type { SalesAddress } from './orders/quote-state.ts'
import type { Totals } from './orders/totals.ts'

export interface DocumentLineFacts {
  name: string
  reference: string | null
  process: string | null
  material: string | null
  color: string | null
  infill: string | null
  precision: string | null
  postProcesses: string[]
  /** mm, widest first; null for what has no shape. */
  size: [number, number, number] | null
  comment: string
  /** Of the stored picture. */
  pictureHash: string | null
  quantity: number
  /** In the currency of the quote; null while a person has to look. */
  unitPrice: string | null
  total: string | null
  /** On a packing slip. */
  ordered?: number
  before?: number
}

/** What a document says, before it is said in a language. An invoice keeps this as it was. */
export interface DocumentFacts {
  kind: Exclude<DocumentKind, 'delivery_label'>
  number: string
  /** Of the quote; 1 is not told. */
  revision: number
  /** YYYY-MM-DD in the shop's time zone. */
  day: string
  customer: { number: number; name: string; taxIds: string[]; language: string | null }
  contact: string | null
  /** Who leads it at the shop. */
  owner: string | null
  order: string | null
  quote: string
  customerReference: string
  purchaseOrder: string
  validUntil: string | null
  dispatchOn: string | null
  due: string | null
  /** Days after the invoice; null where it is no invoice. */
  paymentDays: number | null
  billingAddress: SalesAddress | null
  shippingAddress: SalesAddress | null
  currency: string
  lines: DocumentLineFacts[]
  totals: Totals
  shipment: { carrier: string; tracking: string; parcels: number; method: string | null } | null
}

export interface DocumentSettingsFacts {
  pageSize: 'A4' | 'LETTER'
  language: 'en' | 'de' | 'fr'
  color: string
  company: string
  taxId: string
  bank: string
  footer: string
  /** Own words: document → language → above and below the table. */
  texts: Partial<Record<DocumentKind, Partial<Record<'en' | 'de' | 'fr', { intro?: string; closing?: string }>>>>
}

/** The shop as its documents need to know it. */
export interface DocumentShop {
  name: string
  locale: string
  timeZone: string
  logoHash: string | null
  settings: DocumentSettingsFacts
}
