import { type BoardFilter, type BoardTab, boardTabs } from '#domain/board/filter-board.ts'
import { type PriorityLevel, priorityLevels } from '#domain/work-orders.ts'

/** What the address of the board keeps: the filter, and how the columns are drawn. */
export interface BoardSearch {
  tab?: Exclude<BoardTab, 'all'>
  customer?: string
  material?: string
  priority?: PriorityLevel
  /** Ids of the operations whose columns are shown, joined by commas; all when left out. */
  operations?: string
  q?: string
  stations?: true
}

/** Reads the address; what makes no sense in it is left out. */
export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const tab = boardTabs.find((each) => each === search.tab)
  const priority = Object.keys(priorityLevels).find((level) => level === search.priority)
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value.slice(0, 2000) } : {}
  }
  return {
    ...(tab !== undefined && tab !== 'all' && { tab }),
    ...text('customer'),
    ...text('material'),
    ...(priority !== undefined && { priority: priority as PriorityLevel }),
    ...text('operations'),
    // A search for a number only is read as a number.
    ...text('q'),
    ...(typeof search.q === 'number' && { q: String(search.q) }),
    ...((search.stations === true || search.stations === 'true') && { stations: true as const }),
  }
}

export function filterOf(search: BoardSearch): BoardFilter {
  return {
    tab: search.tab ?? 'all',
    customerId: search.customer ?? null,
    material: search.material ?? null,
    priority: search.priority ?? null,
    text: (search.q ?? '').trim(),
  }
}

/** The search with a part of it changed; null and empty drop the part. */
export function changeSearch(
  search: BoardSearch,
  change: { [K in keyof BoardSearch]?: BoardSearch[K] | null },
): BoardSearch {
  const next = { ...search, ...change }
  return Object.fromEntries(
    Object.entries(next).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

/** The operations whose columns are shown; null for all. */
export function shownOperations(search: BoardSearch): Set<string> | null {
  return search.operations === undefined ? null : new Set(search.operations.split(','))
}
