const tabs = ['all', 'pending', 'failed'] as const
export type PartsTab = (typeof tabs)[number]

/** What of the list of parts stands in the address. */
export interface PartsSearch {
  q?: string
  /** Parts of one customer. */
  customer?: string
  tab?: Exclude<PartsTab, 'all'>
  as?: 'pictures'
}

/** Reads the address; what makes no sense is left out. */
export function readPartsSearch(search: Record<string, unknown>): PartsSearch {
  const { q, customer, tab, as } = search
  return {
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, 120) } : {}),
    ...(typeof customer === 'string' && /^[0-9a-f-]{36}$/i.test(customer) ? { customer } : {}),
    ...(tab === 'pending' || tab === 'failed' ? { tab } : {}),
    ...(as === 'pictures' ? { as } : {}),
  }
}

/** What of the address of one part is kept: the revision that is looked at. */
interface PartSearch {
  revision?: string
}

/** Reads the address of one part. */
export function readPartSearch({ revision }: Record<string, unknown>): PartSearch {
  return typeof revision === 'string' && revision.length <= 40 ? { revision } : {}
}
