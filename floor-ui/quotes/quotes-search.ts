import type { QueryOf } from '#api/contract/endpoint.ts'
import type { quoteEndpoints } from '#api/contract/quotes.ts'
import { quoteTabs } from '#domain/orders/quote-states.ts'
import { readTotal } from '../sales/total-range.ts'

export type QuotesTab = (typeof quoteTabs)[number]

/** What the address of the list keeps. */
export interface QuotesSearch {
  tab?: Exclude<QuotesTab, 'open'>
  q?: string
  customer?: string
  owner?: string
  /** "500-2000", either side may be empty. */
  total?: string
  /** Open quotes without those decided lately. */
  undecided?: true
  archived?: true
  /** A column's id, with "-" before it for the other way round. */
  sort?: string
  /** A customer's id, or "1": the dialog for a new quote is open. */
  fresh?: string
}

/** Days for which what was decided still stands below the open quotes. */
export const decidedDays = 14

/** Reads the address; what makes no sense in it is left out. */
export function readQuotesSearch(search: Record<string, unknown>): QuotesSearch {
  const tab = quoteTabs.find((each) => each === search.tab)
  const text = (name: 'q' | 'customer' | 'owner' | 'total' | 'sort' | 'fresh') => {
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
    ...text('fresh'),
    ...(search.undecided === true && { undecided: true as const }),
    ...(search.archived === true && { archived: true as const }),
  }
}

type ListQuery = NonNullable<QueryOf<typeof quoteEndpoints.list>>

const sorts = ['updated', 'number', 'total', 'customer', 'expires'] as const

/** The address as a question to the server. */
export function queryOf(search: QuotesSearch): ListQuery {
  const { tab = 'open', q, customer, owner, total, sort } = search
  const known = sorts.flatMap((each) => [each, `-${each}`] as const).find((each) => each === sort)
  const { from, to } = readTotal(total)
  return {
    tab,
    ...(tab === 'open' && !search.undecided && !search.archived && { decidedDays }),
    ...(q !== undefined && { q }),
    ...(customer !== undefined && { customerId: customer }),
    ...(owner !== undefined && { ownerId: owner }),
    ...(from !== undefined && { minTotal: from }),
    ...(to !== undefined && { maxTotal: to }),
    ...(search.archived && { archived: true }),
    ...(known !== undefined && { sort: known }),
  }
}

/** A part of the search, changed; undefined drops it. */
export type QuotesChange = { [K in keyof QuotesSearch]?: QuotesSearch[K] | undefined }
