/** The paper that customers get. */
export const documentKinds = ['quote', 'confirmation', 'invoice', 'packing_slip', 'delivery_label'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** The languages that documents and mail are written in. */
export const documentLanguages = ['en', 'de', 'fr'] as const
export type DocumentLanguage = (typeof documentLanguages)[number]

/** The first of the wishes that documents are written in, else English. */
export function documentLanguage(...wishes: readonly (string | null | undefined)[]): DocumentLanguage {
  for (const wish of wishes) {
    const base = wish?.toLowerCase().split('-')[0]
    const found = documentLanguages.find((language) => language === base)
    if (found) return found
  }
  return 'en'
}
