import type { AddressView } from '#db/reads/contacts.ts'
import type { QuoteDiscount, QuoteHead, QuoteLineState, SalesAddress } from '#domain/orders/quote-state.ts'
import { totalsOf } from '#domain/orders/totals.ts'
import { currencyDigits } from '#domain/units/money.ts'

/** A line of one piece that nothing was said about. */
export const blankLine: Omit<QuoteLineState, 'id'> = {
  kind: 'part',
  name: '',
  partRevisionId: null,
  partSpecificationId: null,
  customerReference: null,
  processId: null,
  materialId: null,
  color: null,
  infillId: null,
  precisionId: null,
  postProcessIds: [],
  leadTimeId: null,
  quantity: 1,
  quantities: [],
  comment: '',
  files: [],
  variables: {},
  postProcessVariables: {},
  variableMarks: {},
  expense: null,
  computed: null,
  agreedUnitPrice: null,
  manualUnitPrice: null,
  manualBy: null,
  manualAt: null,
  approvedUnitPrice: null,
  approvedBy: null,
  approvedAt: null,
  unitPrice: null,
  review: null,
  durationHours: 0,
}

/** A draft that nothing was written on, in this money. */
export function blankQuote(money: { currency: string; rate: string }): Omit<QuoteHead, 'id' | 'customerId' | 'source'> {
  return {
    ...money,
    number: '',
    contactId: null,
    status: 'draft',
    revision: 1,
    ownerId: null,
    leadTimeId: null,
    customerReference: '',
    customerNote: '',
    internalNote: '',
    discounts: [],
    shippingMethodId: null,
    shippingAmount: null,
    billingAddress: null,
    shippingAddress: null,
    jurisdictionId: null,
    taxMode: 'automatic',
    lineItems: [],
    orderProblem: null,
    calculationId: null,
    totals: noTotals(currencyDigits(money.currency)),
    inReview: false,
    dispatchOn: null,
    validUntil: null,
    version: 1,
  }
}

const noTotals = (digits: number) =>
  totalsOf({
    digits,
    lineTotals: [],
    lineItems: [],
    discounts: [],
    shipping: { name: null, amount: '0' },
    tax: { components: [], note: null },
    minimum: null,
    maximum: null,
    roundToWhole: false,
  })

/** What a customer always gets, as the discounts of a quote begin. */
export function usualDiscount(percent: number): QuoteDiscount[] {
  if (percent <= 0) return []
  return [{ kind: 'customer', name: `Customer discount, ${percent} %`, code: null, percent, amount: null }]
}

/** An address as it is now: the quote keeps it, whatever becomes of the customer's. */
export function addressNow({ id, customerId, billing, shipping, version, ...address }: AddressView): SalesAddress {
  return address
}
