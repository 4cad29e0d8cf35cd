import type { TaxComponent } from './totals.ts'

export interface Jurisdiction {
  id: string
  name: string
  country: string
  /** '' for the whole country. */
  region: string
  components: readonly TaxComponent[]
  exemptionAllowed: boolean
  reverseCharge: boolean
  isDefault: boolean
  /** Out of use: it counts only where it was chosen by hand before. */
  withdrawn?: boolean
}

export const taxModes = ['automatic', 'standard', 'reverse_charge', 'exempt'] as const
export type TaxMode = (typeof taxModes)[number]

export interface TaxAsked {
  jurisdictions: readonly Jurisdiction[]
  /** Where the shop is; null: nobody said. */
  shopCountry: string | null
  /** Where the goods go; null: not known yet, then they stay in the shop's country. */
  destination: { country: string; region?: string | undefined } | null
  customer: { taxExempt: boolean; taxIds: readonly { country: string; id: string }[] }
  /** Chosen by hand in place of what follows from the destination. */
  jurisdictionId: string | null
  mode: TaxMode
}

export interface TaxChosen {
  jurisdictionId: string | null
  components: readonly TaxComponent[]
  /** Why there is no tax, as it stands on paper. */
  note: string | null
}

/** Which taxes count: of the place where the goods go, unless the customer is exempt or pays the tax itself. */
export function chooseTax(asked: TaxAsked): TaxChosen {
  const { mode, customer } = asked
  const place = jurisdictionOf(asked)
  const of = { jurisdictionId: place?.id ?? null }
  const exempt = mode === 'exempt' || (mode === 'automatic' && customer.taxExempt && place?.exemptionAllowed === true)
  if (exempt) return { ...of, components: [], note: 'Exempt from tax.' }
  if (mode === 'reverse_charge' || (mode === 'automatic' && place !== null && isReversed(place, asked))) {
    return { ...of, components: [], note: 'Reverse charge: the customer accounts for the tax.' }
  }
  return { ...of, components: place?.components ?? [], note: null }
}

/** By hand, else the region, else the country, else the one for everywhere else. */
function jurisdictionOf({
  jurisdictions: all,
  jurisdictionId,
  destination,
  shopCountry,
}: TaxAsked): Jurisdiction | null {
  const named = all.find((each) => each.id === jurisdictionId)
  if (named) return named
  const jurisdictions = all.filter((each) => !each.withdrawn)
  const country = destination?.country ?? shopCountry
  const region = destination?.region?.trim().toLowerCase() ?? ''
  const there = jurisdictions.filter((each) => each.country === country)
  return (
    there.find((each) => region !== '' && each.region.toLowerCase() === region) ??
    there.find((each) => each.region === '') ??
    jurisdictions.find((each) => each.isDefault) ??
    null
  )
}

function isReversed(place: Jurisdiction, { destination, shopCountry, customer }: TaxAsked): boolean {
  if (!place.reverseCharge || destination === null || destination.country === shopCountry) return false
  return customer.taxIds.some((each) => each.country === destination.country && each.id.trim() !== '')
}
