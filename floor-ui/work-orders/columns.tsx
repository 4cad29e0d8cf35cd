import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { stripOf } from '../route-strip/strip-of.ts'
import { DueDate } from '../ui/DueDate.tsx'
import { Flag } from '../ui/Flag.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import type { Column } from '../ui/table/columns.ts'
import { readDue } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './WorkOrders.module.css'

export type WorkOrderRow = AnswerOf<typeof workOrderEndpoints.list>['items'][number]

const sum = (rows: readonly WorkOrderRow[], of: (row: WorkOrderRow) => number) =>
  formatPieces(rows.reduce((total, row) => total + of(row), 0))

/** Work orders from left to right: what, for whom, until when, where the pieces are, how many. */
export const workOrderColumns: readonly Column<WorkOrderRow>[] = [
  {
    id: 'number',
    head: 'Work order',
    width: 104,
    value: (row) => row.number,
    cell: (row) => <code className={styles.code}>{row.number}</code>,
  },
  {
    id: 'part',
    head: 'Part',
    value: (row) => row.part.name.toLowerCase(),
    cell: (row) => (
      <span className={styles.part}>
        <PartPicture src={row.part.pictureUrl} size={24} />
        <b>{row.part.name}</b>
      </span>
    ),
  },
  {
    id: 'customer',
    head: 'Customer',
    value: (row) => row.customer?.name.toLowerCase() ?? '',
    cell: (row) => row.customer?.name ?? '',
  },
  {
    id: 'due',
    head: 'Due',
    width: 122,
    value: (row) => row.due ?? '9999',
    cell: (row) => <DueDate due={row.due} form="date" aligned done={isDone(row)} />,
  },
  {
    id: 'route',
    head: 'Route',
    width: 168,
    open: true,
    cell: (row) => <RouteStrip variant="mini" input={stripOf(row)} width={150} />,
  },
  {
    id: 'target',
    head: 'Target',
    width: 70,
    align: 'end',
    cell: (row) => <b>{formatPieces(row.quantities.target)}</b>,
    total: (rows) => sum(rows, (row) => row.quantities.target),
  },
  {
    id: 'good',
    head: 'Good',
    width: 62,
    align: 'end',
    cell: (row) => (
      <span className={row.quantities.good > 0 ? styles.good : styles.zero}>{formatPieces(row.quantities.good)}</span>
    ),
    total: (rows) => sum(rows, (row) => row.quantities.good),
  },
  {
    id: 'scrap',
    head: 'Scrap',
    width: 62,
    align: 'end',
    cell: (row) => (
      <span className={row.quantities.scrapped > 0 ? styles.scrap : styles.zero}>
        {formatPieces(row.quantities.scrapped)}
      </span>
    ),
    total: (rows) => sum(rows, (row) => row.quantities.scrapped),
  },
  {
    id: 'remaining',
    head: 'To go',
    width: 66,
    align: 'end',
    cell: (row) => formatPieces(row.quantities.remaining),
    total: (rows) => sum(rows, (row) => row.quantities.remaining),
  },
  { id: 'flags', head: '', width: 196, open: true, cell: (row) => <RowFlags row={row} /> },
]

/** Without room for all: the names of part and customer come before the counts that the page of the work order has. */
export const fewerWorkOrderColumns = workOrderColumns
  .filter(({ id }) => id !== 'good' && id !== 'scrap')
  .map((column) => (column.id === 'flags' ? { ...column, width: 164 } : column))

const isDone = (row: WorkOrderRow) => row.status === 'finished' || row.status === 'cancelled'

/** At most two flags, in the order rush, late, held, short; then what the status says. */
function RowFlags({ row }: { row: WorkOrderRow }) {
  const now = useNow()
  const place = useShopPlace()
  const held = row.balances.reduce((total, each) => total + (each.state === 'held' ? each.quantity : 0), 0)
  const flags = [
    row.rush && !isDone(row) && (
      <Flag key="rush" kind="rush">
        RUSH
      </Flag>
    ),
    row.late && row.due && (
      <Flag key="late" kind="late">
        {readDue(row.due, now, place).words}
      </Flag>
    ),
    row.status === 'on_hold' && (
      <Flag key="hold" kind="held">
        on hold
      </Flag>
    ),
    held > 0 && (
      <Flag key="held" kind="held">
        {formatPieces(held)} held
      </Flag>
    ),
    row.quantities.short > 0 && row.quantities.entered > 0 && !isDone(row) && (
      <Flag key="short" kind="short">
        {formatPieces(row.quantities.short)} short
      </Flag>
    ),
  ].filter(Boolean)
  if (flags.length === 0 && row.status === 'planned') return <span className={styles.zero}>not released</span>
  if (flags.length === 0 && row.status === 'cancelled') return <span className={styles.zero}>cancelled</span>
  return (
    <span className={styles.flags}>
      {flags.slice(0, 2)}
      {flags.length > 2 && <span className={styles.zero}>+{flags.length - 2}</span>}
    </span>
  )
}
