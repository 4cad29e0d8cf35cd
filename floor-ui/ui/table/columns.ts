import type { ReactNode } from 'react'

/** One column of a list. `value` is what it is sorted by; without it the column cannot be sorted. */
export interface Column<Row> {
  id: string
  head: ReactNode
  /** px; a column without a width shares what is left. */
  width?: number
  /** Numbers stand at the right edge. */
  align?: 'start' | 'end'
  value?: (row: Row) => string | number | null
  cell: (row: Row) => ReactNode
  /** What a group's row or the last row says in this column: a sum of `rows`. */
  total?: (rows: readonly Row[]) => ReactNode
  /** The content draws beyond the cell: ticks, focus rings. Everything else is cut with dots. */
  open?: boolean
}

export interface Sort {
  id: string
  descending: boolean
}

export interface Group<Row> {
  key: string
  head: ReactNode
  rows: Row[]
}

/** Rows of one group stand together, groups in the order in which their first row comes. */
export function groupRows<Row>(
  rows: readonly Row[],
  groupOf: (row: Row) => { key: string; head: ReactNode },
): Group<Row>[] {
  const groups = new Map<string, Group<Row>>()
  for (const row of rows) {
    const { key, head } = groupOf(row)
    const group = groups.get(key) ?? { key, head, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  return [...groups.values()]
}
