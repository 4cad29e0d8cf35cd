export const orderPageTabs = ['lines', 'production', 'shipments', 'documents', 'messages'] as const
export type OrderPageTab = (typeof orderPageTabs)[number]

/** What of an order's page stands in the address. */
export function readOrderSearch(search: Record<string, unknown>): { part?: OrderPageTab } {
  const part = orderPageTabs.find((each) => each === search.part)
  return part && part !== 'production' ? { part } : {}
}
