import type { AddressView } from '#db/reads/contacts.ts'
import type { QuoteHead, QuoteLineState, SalesAddress } from '#domain/orders/quote-state.ts'
import { totalsOf } from '#domain/orders/totals.ts'
import { currencyDigits } from '#domain/units/money.ts'
import type { Chosen, StoreGround, StoreLine } from './store-basket.ts'

/** A basket as the head of a quote that is not written yet. */
export function headOf(ground: StoreGround, chosen: Chosen): QuoteHead {
  const { basket, buyer, currency, rate, addresses } = ground
  const shipping = addressBy(addresses, chosen.shippingAddressId) ?? addresses.find((each) => each.shipping) ?? null
  const billing = addressBy(addresses, chosen.billingAddressId) ?? addresses.find((each) => each.billing) ?? shipping
  const percent = buyer?.discountPercent ?? 0
  return {
    id: basket?.id ?? '',
    number: '',
    customerId: buyer?.id ?? '',
    contactId: null,
    status: 'draft',
    revision: 1,
    source: 'store',
    ownerId: null,
    leadTimeId: null,
    currency,
    rate: String(rate),
    customerReference: '',
    customerNote: chosen.note ?? '',
    internalNote: '',
    discounts:
      percent > 0
        ? [{ kind: 'customer', name: `Customer discount, ${percent} %`, code: null, percent, amount: null }]
        : [],
    shippingMethodId: chosen.shippingMethodId ?? null,
    shippingAmount: null,
    billingAddress: billing && snapshotOf(billing),
    shippingAddress: shipping && snapshotOf(shipping),
    jurisdictionId: null,
    taxMode: 'automatic',
    lineItems: [],
    orderProblem: null,
    calculationId: null,
    totals: nothing(currencyDigits(currency)),
    inReview: false,
    dispatchOn: null,
    validUntil: null,
    version: 1,
  }
}

export function lineOf(
  { row }: StoreLine,
  { store, agreed }: StoreGround,
  ladder: readonly number[] | undefined,
): QuoteLineState {
  return {
    id: row.id,
    kind: 'part',
    name: row.partName,
    partRevisionId: row.partRevisionId,
    partSpecificationId: null,
    customerReference: row.customerReference,
    processId: row.processId,
    materialId: row.materialId,
    color: row.color,
    infillId: row.infillId,
    precisionId: row.precisionId,
    postProcessIds: row.postProcessIds,
    leadTimeId: row.leadTimeId,
    quantity: row.quantity,
    quantities: [...(ladder ?? store.quantities)],
    comment: row.note,
    files: row.files,
    variables: {},
    postProcessVariables: {},
    variableMarks: {},
    expense: null,
    computed: null,
    agreedUnitPrice: agreed.get(row.id) ?? null,
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
}

const addressBy = (addresses: readonly AddressView[], id: string | null | undefined) =>
  addresses.find((each) => each.id === id) ?? null

/** The address as it is today: quotes and orders keep it so. */
function snapshotOf({ id, customerId, billing, shipping, version, ...address }: AddressView): SalesAddress {
  return address
}

const nothing = (digits: number) =>
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
