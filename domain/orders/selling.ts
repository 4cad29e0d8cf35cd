import type { SalesSettings } from './sales-settings.ts'
import type { ShippingMethod } from './shipping.ts'
import type { Jurisdiction } from './tax.ts'

export interface StoredShippingMethod extends ShippingMethod {
  id: string
  withdrawn?: boolean
}

/** Everything of the shop and a customer that the sums of a quote follow from. What is withdrawn stays where it was chosen. */
export interface Selling {
  shopCurrency: string
  timeZone: string
  workingDays: number[]
  settings: SalesSettings
  jurisdictions: Jurisdiction[]
  shippingMethods: StoredShippingMethod[]
  leadTimes: { id: string; name: string; buffer: number; isDefault: boolean; withdrawn?: boolean }[]
  customer: { taxExempt: boolean; taxIds: { country: string; id: string }[] } | null
}
