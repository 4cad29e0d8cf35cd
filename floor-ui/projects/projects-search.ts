/** What of the list of projects stands in the address. */
export interface ProjectsSearch {
  q?: string
  closed?: true
  customer?: string
}

export function readProjectsSearch(search: Record<string, unknown>): ProjectsSearch {
  const { q, closed, customer } = search
  return {
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 120) }),
    ...((closed === true || closed === 'true') && { closed: true as const }),
    ...(typeof customer === 'string' && customer !== '' && { customer }),
  }
}
