import type { Static } from 'typebox'
import { basketEndpoints, storeEndpoints, storePartEndpoints } from '#api/contract/store.ts'
import { accountEndpoints } from '#api/contract/store-account.ts'
import type { Basket, BasketLine, StoreFace, StorePart } from '#api/contract/store-views.ts'
import { ask } from '../server/queries.ts'
import { shopQuery } from './shell/which-shop.ts'

export type Face = Static<typeof StoreFace>
export type Part = Static<typeof StorePart>
export type BasketNow = Static<typeof Basket>
export type Line = Static<typeof BasketLine>

/** The shop and who looks. */
export const askFace = () => ask(storeEndpoints.face, { query: shopQuery() })

/** What may be chosen; it is asked once a visit, and again when the server says that something was withdrawn. */
export const askCatalogue = () => ask(storeEndpoints.catalogue, { query: shopQuery() })

const analysisPauseMs = 700

/** A part; asked again while it is being measured. */
export const askPart = (id: string) => ({
  ...ask(storePartEndpoints.read, { params: { id } }),
  refetchInterval: ({ state }: { state: { data: Part | undefined } }) =>
    state.data?.analysis === 'pending' ? analysisPauseMs : (false as const),
})

interface BasketAsked {
  shippingMethodId?: string | undefined
  addressId?: string | undefined
}

/** The basket with today's prices. */
export const askBasket = ({ shippingMethodId, addressId }: BasketAsked = {}) =>
  ask(basketEndpoints.read, {
    query: {
      ...shopQuery(),
      ...(shippingMethodId ? { shippingMethodId } : {}),
      ...(addressId ? { addressId } : {}),
    },
  })

export const askAccount = () => ask(accountEndpoints.read, {})

/** Whatever shows the basket: the page, and the count in the head. */
export const basketUrls = [basketEndpoints.read.url, storeEndpoints.face.url]
