import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react'
import { Checkbox } from '../Choice.tsx'
import { classes } from '../classes.ts'
import type { Column, Sort } from './columns.ts'
import { groupRows } from './columns.ts'
import styles from './DataTable.module.css'
import { useSortedRows } from './use-sorted-rows.ts'
import { type Line, useWindowedLines } from './use-windowed-lines.ts'

export interface DataTableProps<Row> {
  /** What the list is of, read out: "Work orders". */
  label: string
  /** Keep it at module scope or in a memo. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  groupOf?: (row: Row) => { key: string; head: ReactNode }
  sort?: Sort | null
  onSort?: (sort: Sort | null) => void
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  onOpen?: (row: Row) => void
  /** `asks` for something (yellow), or is `refused` by a rule (red). */
  toneOf?: (row: Row) => 'asks' | 'refused' | undefined
  /** 30 inside a page, 32 in a list, 44 with pictures of 32, 51 with pictures of 44. */
  rowHeight?: 30 | 32 | 44 | 51
  /** Stands inside a page and grows with its rows, in place of scrolling by itself. */
  inPage?: boolean
  /** A last row with the columns' totals; its first column says this. */
  totalLabel?: ReactNode
}

/**
 * A list of records. Arrow keys walk its rows, Enter opens one, Space ticks it. Long lists draw only the rows that
 * can be seen.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, groupOf, rowHeight = 32, inPage, onSelect, totalLabel } = props
  const scroller = useRef<HTMLDivElement>(null)
  const sorted = useSortedRows(props)
  const lines = useMemo(() => linesOf(sorted.rows, rowKey, groupOf), [sorted.rows, rowKey, groupOf])
  const shown = useWindowedLines(lines, scroller, rowHeight, !inPage)
  const span = columns.length + (onSelect ? 1 : 0)
  return (
    <div
      ref={scroller}
      className={classes(styles.scroller, inPage && styles.inPage)}
      style={{ '--row-height': `${rowHeight}px` } as object}
    >
      <table className={styles.table} aria-label={props.label} aria-rowcount={rows.length}>
        <colgroup>
          {onSelect && <col className={styles.tick} />}
          {columns.map((column) => (
            <col key={column.id} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <Head {...props} sort={sorted.sort} turn={sorted.turn} />
        <tbody>
          {shown.before > 0 && <Space height={shown.before} span={span} />}
          {shown.lines.map((line) =>
            line.kind === 'group' ? (
              <tr key={line.key} className={styles.group}>
                <TotalCells columns={columns} rows={line.rows} head={line.head} ticked={Boolean(onSelect)} />
              </tr>
            ) : (
              <RowLine key={line.key} {...props} id={line.key} row={line.row} />
            ),
          )}
          {shown.after > 0 && <Space height={shown.after} span={span} />}
        </tbody>
        {totalLabel && (
          <tfoot>
            <tr className={styles.total}>
              <TotalCells columns={columns} rows={rows} head={totalLabel} ticked={Boolean(onSelect)} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

interface HeadProps<Row> extends Omit<DataTableProps<Row>, 'sort'> {
  sort: Sort | null
  turn: (id: string) => void
}

function Head<Row>({ columns, rows, rowKey, selected, onSelect, sort, turn }: HeadProps<Row>) {
  const chosen = selected?.size ?? 0
  return (
    <thead className={styles.head}>
      <tr>
        {onSelect && (
          <th scope="col">
            <Checkbox
              label="Choose all rows"
              checked={rows.length > 0 && chosen === rows.length}
              some={chosen > 0}
              onChange={(all) => onSelect(new Set(all ? rows.map(rowKey) : []))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            data-align={column.align}
            aria-sort={sort?.id !== column.id ? undefined : sort.descending ? 'descending' : 'ascending'}
          >
            {column.value ? (
              <button
                type="button"
                className={styles.sort}
                data-on={sort?.id === column.id}
                onClick={() => turn(column.id)}
              >
                {column.head}
                {sort?.id === column.id && <Arrow descending={sort.descending} />}
              </button>
            ) : (
              column.head
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Arrow({ descending }: { descending: boolean }) {
  const Icon = descending ? IconArrowDown : IconArrowUp
  return <Icon size={13} stroke={2.2} aria-hidden />
}

interface RowLineProps<Row> extends DataTableProps<Row> {
  id: string
  row: Row
}

function RowLine<Row>({ id, row, columns, selected, onSelect, onOpen, toneOf }: RowLineProps<Row>) {
  const ticked = selected?.has(id) ?? false
  const tick = () => {
    if (!onSelect) return
    const next = new Set(selected)
    if (ticked) next.delete(id)
    else next.add(id)
    onSelect(next)
  }
  const press = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' && onOpen) onOpen(row)
    else if (event.key === ' ' && onSelect) tick()
    else if (!walkRows(event)) return
    event.preventDefault()
  }
  return (
    <tr
      className={styles.row}
      tabIndex={onOpen || onSelect ? 0 : undefined}
      data-row
      data-opens={Boolean(onOpen)}
      data-selected={ticked}
      data-tone={toneOf?.(row)}
      onClick={() => onOpen?.(row)}
      onKeyDown={press}
    >
      {onSelect && (
        <td data-open onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
          <Checkbox label="Choose this row" checked={ticked} onChange={tick} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} data-align={column.align} data-open={column.open}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

interface TotalCellsProps<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  head: ReactNode
  ticked: boolean
}

function TotalCells<Row>({ columns, rows, head, ticked }: TotalCellsProps<Row>) {
  const firstTotal = columns.findIndex((column) => column.total)
  const headSpan = firstTotal === -1 ? columns.length : Math.max(1, firstTotal)
  return (
    <>
      {ticked && <td />}
      <td colSpan={headSpan}>{head}</td>
      {columns.slice(headSpan).map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.total?.(rows)}
        </td>
      ))}
    </>
  )
}

function Space({ height, span }: { height: number; span: number }) {
  return (
    <tr className={styles.space} aria-hidden>
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}

function linesOf<Row>(rows: Row[], rowKey: (row: Row) => string, groupOf: DataTableProps<Row>['groupOf']): Line<Row>[] {
  const line = (row: Row): Line<Row> => ({ kind: 'row', key: rowKey(row), row })
  if (!groupOf) return rows.map(line)
  return groupRows(rows, groupOf).flatMap((group) => [
    { kind: 'group', key: `group ${group.key}`, head: group.head, rows: group.rows } as const,
    ...group.rows.map(line),
  ])
}

/** Arrow keys, Home and End go from row to row; says whether the key was one of them. */
function walkRows(event: KeyboardEvent<HTMLTableRowElement>): boolean {
  const all = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = all.indexOf(event.currentTarget)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
  if (next === undefined) return false
  all[next]?.focus()
  return true
}
