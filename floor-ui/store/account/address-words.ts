import { countryName } from './countries.ts'

interface Written {
  attention?: string | undefined
  line1: string
  line2?: string | undefined
  postalCode?: string | undefined
  city: string
  region?: string | undefined
  country: string
}

/** Where a parcel goes, on two lines: "Dana Ruiz, 2210 Atwood Ave,\nMadison, WI 53704, United States". */
export function addressLines(address: Written, locale: string | undefined): string {
  const { attention, line1, line2, postalCode, city, region, country } = address
  const door = [attention, line1, line2].filter(Boolean).join(', ')
  const place =
    country === 'US' ? [city, [region, postalCode].filter(Boolean).join(' ')] : [`${postalCode ?? ''} ${city}`]
  return `${door},\n${[...place, countryName(country, locale)]
    .map((each) => each.trim())
    .filter(Boolean)
    .join(', ')}`
}
