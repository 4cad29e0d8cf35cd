import type { QueryOf } from '#api/contract/endpoint.ts'
import type { workOrderEndpoints } from '#api/contract/work-orders.ts'

export const listTabs = ['open', 'late', 'held', 'rush', 'short', 'planned', 'finished', 'all'] as const
export type ListTab = (typeof listTabs)[number]

/** What the address of the list keeps. */
export interface ListSearch {
  tab?: Exclude<ListTab, 'open'>
  q?: string
  customer?: string
  operation?: string
  part?: string
  /** A column's id, with "-" before it for the other way round. */
  sort?: string
}

/** Reads the address; what makes no sense in it is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const tab = listTabs.find((each) => each === search.tab)
  const text = (name: 'q' | 'customer' | 'operation' | 'part' | 'sort') => {
    const value = typeof search[name] === 'number' ? String(search[name]) : search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value.slice(0, 200) } : {}
  }
  return {
    ...(tab !== undefined && tab !== 'open' && { tab }),
    ...text('q'),
    ...text('customer'),
    ...text('operation'),
    ...text('part'),
    ...text('sort'),
  }
}

type ListQuery = NonNullable<QueryOf<typeof workOrderEndpoints.list>>

const tabQueries: Record<ListTab, ListQuery> = {
  open: {},
  late: { late: true },
  held: { held: true },
  rush: { rush: true },
  short: { short: true },
  planned: { status: 'planned' },
  finished: { status: 'finished', sort: '-number' },
  all: { status: 'all', sort: '-number' },
}

const sorts = ['due', 'number', 'priority', 'part', 'customer', 'created'] as const

/** The address as a question to the server. */
export function queryOf(search: ListSearch): ListQuery {
  const { tab = 'open', q, customer, operation, part, sort } = search
  const known = sorts.flatMap((each) => [each, `-${each}`] as const).find((each) => each === sort)
  return {
    ...tabQueries[tab],
    ...(q === undefined ? {} : { q }),
    ...(customer === undefined ? {} : { customerId: customer }),
    ...(operation === undefined ? {} : { operationId: operation }),
    ...(part === undefined ? {} : { partSpecificationId: part }),
    ...(known === undefined ? {} : { sort: known }),
  }
}

/** A part of the search, changed; undefined drops it. */
export type ListChange = { [K in keyof ListSearch]?: ListSearch[K] | undefined }
