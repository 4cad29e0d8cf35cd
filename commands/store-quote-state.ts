import type { AddressView } from '#db/reads/contacts.ts'
import type { QuoteHead, QuoteLineState } from '#domain/orders/quote-state.ts'
import { addressNow, blankLine, blankQuote, usualDiscount } from './quotes/blank-quote.ts'
import type { Chosen, StoreGround, StoreLine } from './store-basket.ts'

/** A basket as the head of a quote that is not written yet. */
export function headOf(ground: StoreGround, chosen: Chosen): QuoteHead {
  const { basket, buyer, currency, rate, addresses } = ground
  const shipping = addressBy(addresses, chosen.shippingAddressId) ?? addresses.find((each) => each.shipping) ?? null
  const billing = addressBy(addresses, chosen.billingAddressId) ?? addresses.find((each) => each.billing) ?? shipping
  return {
    ...blankQuote({ currency, rate: String(rate) }),
    id: basket?.id ?? '',
    customerId: buyer?.id ?? '',
    source: 'store',
    customerNote: chosen.note ?? '',
    discounts: usualDiscount(buyer?.discountPercent ?? 0),
    shippingMethodId: chosen.shippingMethodId ?? null,
    billingAddress: billing && addressNow(billing),
    shippingAddress: shipping && addressNow(shipping),
  }
}

export function lineOf(
  { row }: StoreLine,
  { store, agreed }: StoreGround,
  ladder: readonly number[] | undefined,
): QuoteLineState {
  return {
    ...blankLine,
    id: row.id,
    name: row.partName,
    partRevisionId: row.partRevisionId,
    partSpecificationId: agreed.get(row.id)?.partSpecificationId ?? null,
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
    agreedUnitPrice: agreed.get(row.id)?.unitPrice ?? null,
  }
}

const addressBy = (addresses: readonly AddressView[], id: string | null | undefined) =>
  addresses.find((each) => each.id === id) ?? null
