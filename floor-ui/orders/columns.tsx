import { formatAmount } from '../sales/money.ts'
import { PartPictures } from '../sales/PartPictures.tsx'
import { DueDate } from '../ui/DueDate.tsx'
import { Flag } from '../ui/Flag.tsx'
import { PersonBadge } from '../ui/PersonBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import { formatMoney, formatPieces } from '../words/numbers.ts'
import { OrderBar } from './OrderBar.tsx'
import styles from './Orders.module.css'
import type { OrderRow } from './order-data.ts'

/** The columns of the list; the shop's own currency stands in the head, another one beside its amount. */
export function orderColumns(currency: string, sign: string): readonly Column<OrderRow>[] {
  return [
    {
      id: 'number',
      head: 'Order',
      width: 110,
      value: (row) => row.number,
      cell: (row) => <code className={styles.code}>{row.number}</code>,
    },
    {
      id: 'customer',
      head: 'Customer',
      value: (row) => row.customer.name.toLowerCase(),
      cell: (row) => <b className={styles.strong}>{row.customer.name}</b>,
    },
    { id: 'po', head: 'Their PO', width: 120, cell: (row) => row.purchaseOrderNumber },
    {
      id: 'parts',
      head: 'Parts',
      width: 136,
      cell: (row) => <PartPictures parts={row.parts} count={row.partCount} />,
    },
    {
      id: 'status',
      head: 'Status',
      width: 176,
      cell: (row) => <State row={row} />,
    },
    { id: 'progress', head: 'Made', width: 210, cell: (row) => <OrderBar order={row} /> },
    {
      id: 'total',
      head: `Total, ${sign}`,
      width: 120,
      align: 'end',
      value: (row) => Number(row.total),
      cell: (row) => (
        <b>{row.currency === currency ? formatAmount(row.total) : formatMoney(row.total, row.currency)}</b>
      ),
    },
    {
      id: 'due',
      head: 'Leaves us',
      width: 124,
      value: (row) => row.due,
      cell: (row) => (
        <DueDate due={row.due} form="date" aligned done={row.state !== 'open' || row.shippedAt !== null} />
      ),
    },
    {
      id: 'owner',
      head: 'Owner',
      width: 72,
      cell: (row) => (row.owner ? <PersonBadge name={row.owner.name} /> : <span className={styles.quiet}>none</span>),
    },
  ]
}

/** Without room for all: purchase order, parts and owner are on the order's page. */
export function fewerOrderColumns(columns: readonly Column<OrderRow>[]): readonly Column<OrderRow>[] {
  return columns.filter(({ id }) => id !== 'po' && id !== 'parts' && id !== 'owner')
}

function State({ row }: { row: OrderRow }) {
  return (
    <span className={styles.flags}>
      <Flag kind={row.state === 'cancelled' ? 'scrap' : row.status.kind === 'ending' ? 'finished' : 'neutral'}>
        {row.state === 'cancelled' ? 'cancelled' : row.status.name}
      </Flag>
      {row.rush && row.state === 'open' && <Flag kind="rush">RUSH</Flag>}
      {row.held > 0 && <Flag kind="held">{formatPieces(row.held)} held</Flag>}
    </span>
  )
}
