import { allow, type Decision, refuse } from '../decision.ts'
import { compareMoney } from '../units/amounts.ts'
import type { Money } from '../units/money.ts'

export const shippingModes = ['collection', 'fixed', 'customer_account'] as const
export type ShippingMode = (typeof shippingModes)[number]

export interface ShippingMethod {
  name: string
  mode: ShippingMode
  price: Money
  weightTiers: readonly { upToKilograms: number; price: Money }[]
  freeFrom: Money | null
  countries: readonly string[]
}

/**
 * What a method costs, in the shop's currency: nothing for what is fetched or goes on the customer's account, or from an
 * amount of goods on; else by weight where it is known, else its price. Refuses (`shipping_unavailable`) a country it
 * does not go to, and a weight above its last tier.
 */
export function shippingCost(
  method: ShippingMethod,
  parcel: { goods: Money; kilograms: number | null; country: string | null },
): Decision<Money> {
  const { name, mode, countries, freeFrom, weightTiers, price } = method
  const { country, kilograms, goods } = parcel
  if (mode !== 'collection' && country !== null && countries.length > 0 && !countries.includes(country)) {
    return refuse('shipping_unavailable', { method: name, because: `it does not go to ${country}` })
  }
  if (mode !== 'fixed') return allow('0')
  if (freeFrom !== null && compareMoney(goods, freeFrom) >= 0) return allow('0')
  if (weightTiers.length === 0 || kilograms === null) return allow(price)
  const tier = [...weightTiers]
    .sort((a, b) => a.upToKilograms - b.upToKilograms)
    .find((each) => kilograms <= each.upToKilograms)
  if (tier) return allow(tier.price)
  return refuse('shipping_unavailable', {
    method: name,
    because: `${Number(kilograms.toPrecision(3))} kg are too heavy for it`,
  })
}
