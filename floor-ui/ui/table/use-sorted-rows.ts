import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import type { Column, Sort } from './columns.ts'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

export interface Sorting<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Given together: the list is sorted elsewhere (by the server, in the URL), and this only shows and asks. */
  sort?: Sort | null | undefined
  onSort?: ((sort: Sort | null) => void) | undefined
}

export interface SortedRows<Row> {
  rows: Row[]
  sort: Sort | null
  /** Ascending, descending, then as it came. */
  turn: (columnId: string) => void
}

/** Keeps the rows in the order that was asked for; empty values stand last either way. */
export function useSortedRows<Row>({ columns, rows, rowKey, sort, onSort }: Sorting<Row>): SortedRows<Row> {
  const [own, setOwn] = useState<Sort | null>(null)
  const current = onSort ? (sort ?? null) : own
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns])
  const data = useMemo(() => rows.map((row) => ({ row })), [rows])
  const sorting: SortingState = current ? [{ id: current.id, desc: current.descending }] : []
  const table = useTable({
    features,
    columns: definitions,
    data,
    state: { sorting },
    onSortingChange: () => undefined,
    manualSorting: Boolean(onSort),
    getRowId: (item) => rowKey(item.row),
  })
  const turn = (id: string) => {
    const next = nextSort(current, id)
    if (onSort) onSort(next)
    else setOwn(next)
  }
  return { rows: table.getRowModel().rows.map((row) => row.original.row), sort: current, turn }
}

function nextSort(current: Sort | null, id: string): Sort | null {
  if (current?.id !== id) return { id, descending: false }
  return current.descending ? null : { id, descending: true }
}

interface Item<Row> {
  row: Row
}

function definitionOf<Row>(column: Column<Row>): ColumnDef<typeof features, Item<Row>> {
  return {
    id: column.id,
    accessorFn: (item: Item<Row>) => column.value?.(item.row) ?? undefined,
    enableSorting: Boolean(column.value),
    sortUndefined: 'last',
    sortFn: (a, b) => compare(a.getValue(column.id), b.getValue(column.id)),
  }
}

function compare(a: unknown, b: unknown) {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), undefined, { numeric: true })
}
