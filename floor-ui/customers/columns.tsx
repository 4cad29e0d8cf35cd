import { Flag } from '../ui/Flag.tsx'
import type { Column } from '../ui/table/columns.ts'
import { formatMoment } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Customers.module.css'
import { type CustomerRow, placeWords, typeWords, waits } from './customer-data.ts'

/** The list of customers: who, where, what is open with them. */
export const customerColumns: readonly Column<CustomerRow>[] = [
  {
    id: 'name',
    head: 'Customer',
    value: (row) => row.name.toLowerCase(),
    cell: (row) => (
      <span className={styles.name}>
        <b>{row.name}</b>
        <code>{row.number}</code>
        <StateFlag row={row} />
      </span>
    ),
  },
  {
    id: 'contact',
    head: 'Contact',
    value: (row) => row.mainContact?.name.toLowerCase() ?? null,
    cell: (row) =>
      row.mainContact ? (
        <>
          {row.mainContact.name} <span className={styles.quiet}>{row.mainContact.email}</span>
        </>
      ) : (
        <span className={styles.quiet}>nobody yet</span>
      ),
  },
  { id: 'place', head: 'Place', width: 150, value: (row) => placeWords(row), cell: (row) => placeWords(row) },
  { id: 'type', head: 'Terms', width: 150, value: (row) => row.type, cell: (row) => typeWords[row.type] },
  {
    id: 'quotes',
    head: 'Open quotes',
    width: 96,
    align: 'end',
    value: (row) => row.openQuotes,
    cell: (row) => formatPieces(row.openQuotes),
  },
  {
    id: 'orders',
    head: 'Open orders',
    width: 96,
    align: 'end',
    value: (row) => row.openOrders,
    cell: (row) => formatPieces(row.openOrders),
  },
  {
    id: 'last',
    head: 'Last order',
    width: 140,
    align: 'end',
    value: (row) => row.lastOrderAt,
    cell: (row) => <LastOrder at={row.lastOrderAt} />,
  },
]

/** Without room for all: terms and place are on the customer's page. */
export const fewerCustomerColumns = customerColumns.filter(({ id }) => id !== 'place' && id !== 'type')

function StateFlag({ row }: { row: CustomerRow }) {
  if (row.archived) return <Flag kind="neutral">archived</Flag>
  return waits(row) ? <Flag kind="review">Waits for approval</Flag> : null
}

function LastOrder({ at }: { at: string | null }) {
  const now = useNow()
  const place = useShopPlace()
  return at === null ? <span className={styles.quiet}>none yet</span> : <span>{formatMoment(at, now, place)}</span>
}
