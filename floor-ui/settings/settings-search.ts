/** What of the settings stands in the address: the chosen item of a section's list. */
export interface SettingsSearch {
  item?: string
}

/** Reads the address; what is not an id is left out. */
export function readSettingsSearch(search: Record<string, unknown>): SettingsSearch {
  return typeof search.item === 'string' && search.item.length <= 60 ? { item: search.item } : {}
}
