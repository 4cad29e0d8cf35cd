/** What of a template's page stands in the address. */
export interface TemplateSearch {
  /** The version it is compared with; `none`: with nothing. */
  with?: string
  /** Only what differs. */
  changes?: true
}

/** Reads the address; what makes no sense is left out. */
export function readTemplateSearch(search: Record<string, unknown>): TemplateSearch {
  return {
    ...(typeof search.with === 'string' && search.with.length <= 60 ? { with: search.with } : {}),
    ...(search.changes === true || search.changes === 'true' ? { changes: true as const } : {}),
  }
}
