/** How the shop sells. Amounts are decimals in its own currency. */
export interface SalesSettings {
  quotePrefix: string
  orderPrefix: string
  numberDigits: number
  validDays: number
  hoursPerDay: number
  minimumOrder: string | null
  maximumOrder: string | null
  roundToWhole: boolean
  country: string | null
  currencies: { currency: string; rate: number; feePercent: number }[]
  webhookUrl: string | null
  version: number
}

/** What counts in a shop that never said otherwise. */
export const usualSalesSettings: SalesSettings = {
  quotePrefix: 'Q-',
  orderPrefix: 'O-',
  numberDigits: 6,
  validDays: 30,
  hoursPerDay: 24,
  minimumOrder: null,
  maximumOrder: null,
  roundToWhole: false,
  country: null,
  currencies: [],
  webhookUrl: null,
  version: 1,
}

/** The rate of a quote: the fee on top of the day's rate; 1 in the shop's own currency; null for what is not taken. */
export function rateOf(settings: SalesSettings, currency: string, shopCurrency: string): number | null {
  if (currency === shopCurrency) return 1
  const found = settings.currencies.find((each) => each.currency === currency)
  return found ? found.rate * (1 + found.feePercent / 100) : null
}
