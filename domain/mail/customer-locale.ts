import type { DocumentLanguage } from '../documents.ts'

const usual = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' } as const satisfies Record<DocumentLanguage, string>

/**
 * How dates and numbers are written in a language: as the customer's own tag says, else as the shop's where it is of that
 * language, else the usual way.
 */
export function customerLocale(language: DocumentLanguage, customer: string | null, shop: string): string {
  const fits = (tag: string | null): tag is string => tag?.toLowerCase().split('-')[0] === language
  if (fits(customer) && customer.includes('-')) return customer
  return fits(shop) ? shop : usual[language]
}
