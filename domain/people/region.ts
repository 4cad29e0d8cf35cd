import { reject } from '../decision.ts'

/** A time zone of the IANA list as the platform knows it. Refuses anything else. */
export function checkTimeZone(timeZone: string): string {
  if (!isTimeZone(timeZone)) {
    reject('malformed', { field: 'timeZone', problem: `${timeZone} is not a time zone such as Europe/Berlin` })
  }
  return timeZone
}

function isTimeZone(timeZone: string): boolean {
  // Offsets such as +02:00 are formats, not places: they know no summer time.
  if (!/^[A-Za-z]/.test(timeZone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone }).format(0)
    return true
  } catch {
    return false
  }
}

/** A language tag such as `de-CH`. Refuses anything else. */
export function checkLocale(locale: string): string {
  const supported = canonical(locale)
  if (supported === null) {
    reject('malformed', { field: 'locale', problem: `${locale} is not a language tag such as en-GB` })
  }
  return supported
}

export const isLocale = (locale: string): boolean => canonical(locale) !== null

function canonical(locale: string): string | null {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? null
  } catch {
    return null
  }
}

/** A country of ISO 3166 as the platform knows it, such as `DE`. Refuses anything else. */
export function checkCountry(country: string): string {
  if (!isCountry(country)) reject('malformed', { field: 'country', problem: `${country} is not a country such as DE` })
  return country
}

export const isCountry = (code: string): boolean =>
  new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
