import type { Money } from '../units/money.ts'
import type { Expense } from './line-price.ts'
import type { QuoteStatus } from './quote-states.ts'
import type { TaxMode } from './tax.ts'
import type { Totals } from './totals.ts'

export interface SalesAddress {
  label?: string
  name: string
  attention?: string
  line1: string
  line2?: string
  postalCode?: string
  city: string
  region?: string
  country: string
  phone?: string
}

export interface QuoteDiscount {
  kind: 'customer' | 'code' | 'instant'
  name: string
  code: string | null
  percent: number | null
  /** In the currency of the quote. */
  amount: Money | null
}

export interface ExposedValue {
  name: string
  fallback: number | null
  value: number | null
  overridden: boolean
}

/** What the equations said of a line, in the shop's currency, word by word. */
export interface ComputedLine {
  unitPrice: Money | null
  reviewRequired: boolean
  reviewReasons: string[]
  durationHours: number
  variables: ExposedValue[]
  unusedVariables: string[]
  postProcesses: { id: string; variables: ExposedValue[] }[]
  ladder: { quantity: number; unitPrice: Money | null }[]
  problem: string | null
  /** The equation and its version: "MJF 7". */
  pricedBy: string | null
  /** Of one piece, from its volume and the material's density; not there where one of them was not known. */
  pieceKilograms?: number
}

/** A quote as it is written on, without its lines. */
export interface QuoteHead {
  id: string
  number: string
  customerId: string
  contactId: string | null
  status: QuoteStatus
  revision: number
  source: 'desk' | 'store'
  ownerId: string | null
  leadTimeId: string | null
  currency: string
  rate: string
  customerReference: string
  customerNote: string
  internalNote: string
  discounts: QuoteDiscount[]
  shippingMethodId: string | null
  shippingAmount: Money | null
  billingAddress: SalesAddress | null
  shippingAddress: SalesAddress | null
  jurisdictionId: string | null
  taxMode: TaxMode
  /** In the currency of the quote. */
  lineItems: { name: string; price: Money }[]
  orderProblem: string | null
  calculationId: string | null
  totals: Totals
  inReview: boolean
  dispatchOn: string | null
  validUntil: string | null
  version: number
}

export interface AttachedFile {
  hash: string
  name: string
  sizeBytes?: number
}

export interface QuoteLineState {
  id: string
  kind: 'part' | 'expense'
  name: string
  partRevisionId: string | null
  partSpecificationId: string | null
  customerReference: string | null
  processId: string | null
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  postProcessIds: string[]
  leadTimeId: string | null
  quantity: number
  quantities: number[]
  comment: string
  files: AttachedFile[]
  variables: Record<string, number>
  postProcessVariables: Record<string, Record<string, number>>
  /** Who typed which value and when; those of a post-process stand under "id name". */
  variableMarks: Record<string, { by: string; at: string }>
  expense: Expense | null
  computed: ComputedLine | null
  agreedUnitPrice: Money | null
  manualUnitPrice: Money | null
  manualBy: string | null
  manualAt: string | null
  approvedUnitPrice: Money | null
  approvedBy: string | null
  approvedAt: string | null
  unitPrice: Money | null
  review: string[] | null
  durationHours: number
}

export interface QuoteState {
  head: QuoteHead
  lines: QuoteLineState[]
}
