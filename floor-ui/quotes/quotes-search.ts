export const quoteTabs = [
  'open',
  'needs_you',
  'under_review',
  'expiring',
  'accepted',
  'declined',
  'all',
] as const
export type QuotesTab = (typeof quoteTabs)[number]

/** What the address of the list keeps. */
export interface QuotesSearch {
  tab?: Exclude<QuotesTab, 'open'>
  q?: string
  customer?: string
  owner?: string
  /** "500-2000", either side may be empty. */
  total?: string
  /** A column's id, with "-" before it for the other way round. */
  sort?: string
  /** A customer's id, or "1": the dialog for a new quote is open. */
  new?: string
}

/** Reads the address; what makes no sense in it is left out. */
export function readQuotesSearch(search: Record<string, unknown>): QuotesSearch {
  const tab = quoteTabs.find((each) => each === search.tab)
  const text = (name: 'q' | 'customer' | 'owner' | 'total' | 'sort' | 'new') => {
    const value = typeof search[name] === 'number' ? String(search[name]) : search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value.slice(0, 200) } : {}
  }
  return {
    ...(tab !== undefined && tab !== 'open' && { tab }),
    ...text('q'),
    ...text('customer'),
    ...text('owner'),
    ...text('total'),
    ...text('sort'),
    ...text('new'),
  }
}

/** The totals that a filter lets through: "500-2000" → from 500 to 2000. */
export function readTotal(total: string | undefined): { from?: number; to?: number } {
  const [, from = '', to = ''] = /^(\d*)-(\d*)$/u.exec(total ?? '') ?? []
  return { ...(from !== '' && { from: Number(from) }), ...(to !== '' && { to: Number(to) }) }
}
