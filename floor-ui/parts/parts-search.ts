/** What of the list of parts stands in the address. */
export interface PartsSearch {
  q?: string
}

/** Reads the address; what makes no sense is left out. */
export function readPartsSearch(search: Record<string, unknown>): PartsSearch {
  return typeof search.q === 'string' && search.q.trim() !== '' ? { q: search.q.slice(0, 120) } : {}
}
