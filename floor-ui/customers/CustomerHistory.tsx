import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { customerEndpoints } from '#api/contract/customers.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { paths } from '../paths.ts'
import { ask } from '../server/queries.ts'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import type { Column } from '../ui/table/columns.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { formatMoment } from '../words/dates.ts'
import { countOf, formatMoney } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Customers.module.css'

type History = AnswerOf<typeof customerEndpoints.history>
type Row = History['quotes'][number]

const columns: readonly Column<Row>[] = [
  { id: 'number', head: 'Number', width: 110, value: (row) => row.number, cell: (row) => <code>{row.number}</code> },
  { id: 'parts', head: 'Parts', cell: (row) => row.parts.join(', ') },
  { id: 'status', head: 'State', width: 140, value: (row) => row.status, cell: (row) => row.status },
  {
    id: 'total',
    head: 'Total',
    width: 140,
    align: 'end',
    value: (row) => Number(row.total),
    cell: (row) => <b>{formatMoney(row.total, row.currency)}</b>,
  },
  { id: 'at', head: 'When', width: 110, align: 'end', value: (row) => row.at, cell: (row) => <When at={row.at} /> },
]

/** What a customer asked for and ordered, newest first. */
export function CustomerHistory({ customerId }: { customerId: string }) {
  const navigate = useNavigate()
  const query = useQuery(ask(customerEndpoints.history, { params: { id: customerId } }))
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The history did not load." onRetry={() => void query.refetch()} />
  const { quotes, orders, ordered } = query.data
  const sums = ordered.map((sum) => formatMoney(sum.total, sum.currency)).join(', ')
  return (
    <div className={styles.history}>
      <section className={styles.block}>
        <div className={styles.blockHead}>
          <h2>Orders</h2>
          <span className={styles.quiet}>
            {orders.length === 0
              ? 'none yet'
              : [countOf(orders.length, 'order', 'orders'), sums].filter(Boolean).join(', ')}
          </span>
        </div>
        {orders.length > 0 && (
          <DataTable
            label="Orders"
            inPage
            rowHeight={30}
            columns={columns}
            rows={orders}
            rowKey={(row) => row.id}
            onOpen={(row) => void navigate({ to: paths.order(row.number) })}
          />
        )}
      </section>
      <section className={styles.block}>
        <div className={styles.blockHead}>
          <h2>Quotes</h2>
          <span className={styles.quiet}>
            {quotes.length === 0 ? 'none yet' : countOf(quotes.length, 'quote', 'quotes')}
          </span>
        </div>
        {quotes.length > 0 && (
          <DataTable
            label="Quotes"
            inPage
            rowHeight={30}
            columns={columns}
            rows={quotes}
            rowKey={(row) => row.id}
            onOpen={(row) => void navigate({ to: paths.quote(row.number) })}
          />
        )}
      </section>
    </div>
  )
}

function When({ at }: { at: string }) {
  const now = useNow()
  const place = useShopPlace()
  return <>{formatMoment(at, now, place)}</>
}
