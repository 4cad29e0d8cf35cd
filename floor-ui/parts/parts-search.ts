const tabs = ['all', 'production', 'pending', 'failed'] as const
export type PartsTab = (typeof tabs)[number]

/** What of the list of parts stands in the address. */
export interface PartsSearch {
  q?: string
  /** Parts of one customer. */
  customer?: string
  material?: string
  /** mm; only parts with a wall thinner than this. */
  thinner?: number
  tab?: Exclude<PartsTab, 'all'>
  as?: 'pictures'
}

/** The filters as they are to be; what is left out is dropped. */
export type PartsChange = { [K in keyof PartsSearch]: PartsSearch[K] | undefined }

/** Reads the address; what makes no sense is left out. */
export function readPartsSearch(search: Record<string, unknown>): PartsSearch {
  const { customer, material, thinner, tab, as } = search
  // Somebody looks for 305: an address takes that for a number.
  const q = typeof search.q === 'number' ? String(search.q) : search.q
  return {
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, 120) } : {}),
    ...(isId(customer) ? { customer } : {}),
    ...(isId(material) ? { material } : {}),
    ...(typeof thinner === 'number' && thinner > 0 && Number.isFinite(thinner) ? { thinner } : {}),
    ...(tab === 'production' || tab === 'pending' || tab === 'failed' ? { tab } : {}),
    ...(as === 'pictures' ? { as } : {}),
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value)

/** The filters as the shop is asked for them, for the list and for its export. */
export function partsAsked({ q, customer, material, thinner, tab }: PartsSearch) {
  return {
    ...(q?.trim() ? { q: q.trim() } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(material ? { materialId: material } : {}),
    ...(thinner ? { thinnerThan: thinner } : {}),
    ...(tab === 'production' ? { inProduction: true } : {}),
    ...(tab === 'pending' || tab === 'failed' ? { analysis: tab } : {}),
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
