import { reject } from '../decision.ts'

const known = new Set(Intl.supportedValuesOf('currency'))

/** A currency of ISO 4217 as the platform knows it, so that money has its digits. Refuses anything else. */
export function checkCurrency(currency: string): string {
  if (!known.has(currency))
    reject('malformed', { field: 'currency', problem: `${currency} is not a currency such as EUR` })
  return currency
}
