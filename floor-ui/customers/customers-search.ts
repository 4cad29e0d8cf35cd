import { type CustomerType, customerTypes } from '#domain/people/customer-types.ts'

export const customerTabs = ['all', 'waiting', 'archived'] as const
export type CustomersTab = (typeof customerTabs)[number]

/** What the address of the list keeps. */
export interface CustomersSearch {
  tab?: Exclude<CustomersTab, 'all'>
  q?: string
  type?: CustomerType
}

/** Reads the address; what makes no sense in it is left out. */
export function readCustomersSearch(search: Record<string, unknown>): CustomersSearch {
  const tab = customerTabs.find((each) => each === search.tab)
  const type = customerTypes.find((each) => each === search.type)
  const q = typeof search.q === 'number' ? String(search.q) : search.q
  return {
    ...(tab !== undefined && tab !== 'all' && { tab }),
    ...(type !== undefined && { type }),
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 200) }),
  }
}
