import type { Column } from '../ui/table/columns.ts'
import { formatMoment } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Projects.module.css'
import type { ProjectRow } from './project-data.ts'

const count = (id: 'quotes' | 'orders' | 'files', head: string): Column<ProjectRow> => ({
  id,
  head,
  width: 96,
  align: 'end',
  value: (row) => row[id],
  cell: (row) => formatPieces(row[id]),
})

export const columns: readonly Column<ProjectRow>[] = [
  { id: 'name', head: 'Project', value: (row) => row.name.toLowerCase(), cell: (row) => <b>{row.name}</b> },
  {
    id: 'customer',
    head: 'Customer',
    value: (row) => row.customer?.name.toLowerCase() ?? null,
    cell: (row) => row.customer?.name ?? <span className={styles.quiet}>several</span>,
  },
  count('quotes', 'Quotes'),
  count('orders', 'Orders'),
  count('files', 'Files'),
  {
    id: 'begun',
    head: 'Begun',
    width: 140,
    align: 'end',
    value: (row) => row.createdAt,
    cell: (row) => <Begun at={row.createdAt} />,
  },
]

function Begun({ at }: { at: string }) {
  return <>{formatMoment(at, useNow(), useShopPlace())}</>
}
