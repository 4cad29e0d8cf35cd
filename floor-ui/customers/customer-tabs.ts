const tabs = ['people', 'terms', 'references', 'history'] as const
export type CustomerTab = (typeof tabs)[number]

/** What of a customer's page stands in the address. */
export function readCustomerSearch(search: Record<string, unknown>): { tab?: CustomerTab } {
  const tab = tabs.find((each) => each === search.tab)
  return tab && tab !== 'people' ? { tab } : {}
}
