import type { QueryOf } from '#api/contract/endpoint.ts'
import type { orderEndpoints } from '#api/contract/orders.ts'
import { orderTabs } from '#domain/orders/order-states.ts'

export type OrdersTab = (typeof orderTabs)[number]
const boardSorts = ['rank', 'due', 'updated', 'created'] as const
export type BoardSort = (typeof boardSorts)[number]

/** What the address of the orders keeps, for the board and the list. */
export interface OrdersSearch {
  view?: 'list'
  tab?: Exclude<OrdersTab, 'open'>
  q?: string
  customer?: string
  owner?: string
  status?: string
  archived?: true
  /** Of the board. */
  by?: Exclude<BoardSort, 'rank'>
  /** Of the list: a column's id, with "-" before it for the other way round. */
  sort?: string
}

/** Reads the address; what makes no sense in it is left out. */
export function readOrdersSearch(search: Record<string, unknown>): OrdersSearch {
  const tab = orderTabs.find((each) => each === search.tab)
  const by = boardSorts.find((each) => each === search.by)
  const text = (name: 'q' | 'customer' | 'owner' | 'status' | 'sort') => {
    const value = typeof search[name] === 'number' ? String(search[name]) : search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value.slice(0, 200) } : {}
  }
  return {
    ...(search.view === 'list' && { view: 'list' as const }),
    ...(tab !== undefined && tab !== 'open' && { tab }),
    ...text('q'),
    ...text('customer'),
    ...text('owner'),
    ...text('status'),
    ...(search.archived === true && { archived: true as const }),
    ...(by !== undefined && by !== 'rank' && { by }),
    ...text('sort'),
  }
}

type ListQuery = NonNullable<QueryOf<typeof orderEndpoints.list>>
type BoardQuery = NonNullable<QueryOf<typeof orderEndpoints.board>>

const sorts = ['due', 'number', 'total', 'customer', 'updated'] as const

/** The address as a question for the list. */
export function listQueryOf(search: OrdersSearch): ListQuery {
  const known = sorts.flatMap((each) => [each, `-${each}`] as const).find((each) => each === search.sort)
  return {
    tab: search.tab ?? 'open',
    ...(search.q !== undefined && { q: search.q }),
    ...(search.customer !== undefined && { customerId: search.customer }),
    ...(search.owner !== undefined && { ownerId: search.owner }),
    ...(search.status !== undefined && { statusId: search.status }),
    ...(search.archived && { archived: true }),
    ...(known !== undefined && { sort: known }),
  }
}

/** The address as a question for the board. */
export function boardQueryOf(search: OrdersSearch): BoardQuery {
  return {
    ...(search.q !== undefined && { q: search.q }),
    ...(search.customer !== undefined && { customerId: search.customer }),
    ...(search.owner !== undefined && { ownerId: search.owner }),
    ...(search.by !== undefined && { sort: search.by }),
  }
}

/** A part of the search, changed; undefined drops it. */
export type OrdersChange = { [K in keyof OrdersSearch]?: OrdersSearch[K] | undefined }
