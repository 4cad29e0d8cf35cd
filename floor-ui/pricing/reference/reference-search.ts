export const referenceTabs = ['names', 'cookbook', 'starters', 'assistant'] as const
export type ReferenceTab = (typeof referenceTabs)[number]

/** Which part of the reference is open. */
export interface ReferenceSearch {
  tab?: ReferenceTab
}

export function readReferenceSearch(search: Record<string, unknown>): ReferenceSearch {
  const tab = referenceTabs.find((each) => each === search.tab)
  return tab ? { tab } : {}
}
