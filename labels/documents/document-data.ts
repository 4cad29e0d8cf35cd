import type { DocumentKind, DocumentLanguage } from '#domain/documents.ts'

/** Who stands on a document: a name, and the lines under it. */
export interface Party {
  name: string
  lines: string[]
}

export interface DocumentLine {
  /** As it is counted on the paper: 1, 2, … */
  position: number
  name: string
  /** What it is made of and how, and what the customer calls it. */
  details: string[]
  /** PNG or JPEG. */
  picture?: Uint8Array | null
  quantity: number
  /** Decimal texts; null while a person still has to name the price, left out where no prices are shown. */
  unitPrice?: string | null
  total?: string | null
  /** On a packing slip: how many were ordered, and how many went before. */
  ordered?: number
  before?: number
}

/** A row under the table: `name` as it is written, `amount` a decimal text. */
export interface DocumentSum {
  name: string
  amount: string
  kind: 'part' | 'total'
}

export type FactName =
  | 'date'
  | 'validUntil'
  | 'dispatch'
  | 'due'
  | 'customerNumber'
  | 'yourReference'
  | 'purchaseOrder'
  | 'order'
  | 'quote'
  | 'contact'
  | 'taxId'
  | 'shipping'
  | 'tracking'
  | 'parcels'
  | 'revision'

/** `value` as it is written; days are `{ day: 'YYYY-MM-DD' }`, written by the document's language. */
export interface DocumentFact {
  name: FactName
  value: string | { day: string }
}

/** The shop as it shows itself on paper. */
export interface Letterhead {
  name: string
  /** PNG or JPEG; null: the name alone. */
  logo: Uint8Array | null
  /** `#RRGGBB`. */
  color: string
  /** Lines under the name: address and how to be reached. */
  company: string
  taxId: string
  bank: string
  footer: string
}

export interface DocumentData {
  kind: Exclude<DocumentKind, 'delivery_label'>
  language: DocumentLanguage
  /** BCP 47 of that language, such as `de-CH`: how dates and numbers are written. */
  locale: string
  number: string
  shop: Letterhead
  to: Party
  /** Where the parcels go, when that is somewhere else. */
  shipTo: Party | null
  facts: DocumentFact[]
  /** The shop's own words above and below the table. */
  intro: string
  closing: string
  currency: string
  lines: DocumentLine[]
  sums: DocumentSum[]
  /** Sentences under the sums: tax exemption, reverse charge, how to pay. */
  notes: string[]
}

export interface LabelData {
  language: DocumentLanguage
  locale: string
  shop: Pick<Letterhead, 'name' | 'logo' | 'color' | 'company'>
  to: Party
  order: string
  /** The customer's own number. */
  purchaseOrder: string
  tracking: string
  carrier: string
  parcels: number
}
