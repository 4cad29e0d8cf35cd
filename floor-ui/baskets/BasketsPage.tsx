import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { storeSettingsEndpoints } from '#api/contract/store-settings.ts'
import { paths } from '../paths.ts'
import { ask } from '../server/queries.ts'
import { Page } from '../shell/Page.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Flag } from '../ui/Flag.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import type { Column } from '../ui/table/columns.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { formatMoment } from '../words/dates.ts'
import { countOf, formatMoney, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Baskets.module.css'

type Basket = AnswerOf<typeof storeSettingsEndpoints.baskets>['items'][number]

/** What lies in the storefront's baskets and was not ordered: whom to help. */
export function BasketsPage() {
  const baskets = useQuery(ask(storeSettingsEndpoints.baskets, {}))
  const items = baskets.data?.items ?? []
  return (
    <Page
      title="Baskets"
      path={[{ label: 'Customers', to: paths.customers }]}
      live={false}
      beside={baskets.data && countOf(items.length, 'basket waits', 'baskets wait')}
    >
      {baskets.isError ? (
        <FailedPart what="The baskets did not load." onRetry={() => void baskets.refetch()} />
      ) : baskets.isPending ? (
        <SkeletonRows rows={8} />
      ) : items.length === 0 ? (
        <EmptyState title="Every basket is ordered or empty">
          What customers and guests put into the storefront’s basket stands here until they order it.
        </EmptyState>
      ) : (
        <div className={styles.list}>
          <DataTable label="Baskets" columns={columns} rows={items} rowKey={(row) => row.id} />
        </div>
      )}
    </Page>
  )
}

const columns: readonly Column<Basket>[] = [
  {
    id: 'who',
    head: 'Whose',
    value: (row) => row.customer?.name.toLowerCase() ?? null,
    cell: (row) => (row.customer ? <Whose basket={row} /> : <span className={styles.quiet}>a guest</span>),
  },
  {
    id: 'parts',
    head: 'Parts',
    cell: (row) => row.parts.join(', '),
  },
  {
    id: 'pieces',
    head: 'Pieces',
    width: 90,
    align: 'end',
    value: (row) => row.pieces,
    cell: (row) => formatPieces(row.pieces),
  },
  {
    id: 'value',
    head: 'Worth today',
    width: 140,
    align: 'end',
    value: (row) => Number(row.value?.amount ?? 0),
    cell: (row) => (row.value ? formatMoney(row.value.amount, row.value.currency) : '–'),
  },
  {
    id: 'review',
    head: 'State',
    width: 170,
    value: (row) => row.underReviewLines,
    cell: (row) =>
      row.underReviewLines > 0 ? (
        <Flag kind="review">{countOf(row.underReviewLines, 'line needs you', 'lines need you')}</Flag>
      ) : null,
  },
  {
    id: 'last',
    head: 'Last touched',
    width: 150,
    value: (row) => row.updatedAt,
    cell: (row) => <Last at={row.updatedAt} />,
  },
]

function Whose({ basket: { customer, contact } }: { basket: Basket }) {
  if (!customer) return null
  return (
    <>
      <Link to={paths.customer(customer.id)}>{customer.name}</Link>{' '}
      {contact && (
        <a className={styles.quiet} href={`mailto:${contact.email}`}>
          {contact.name}, {contact.email}
        </a>
      )}
    </>
  )
}

function Last({ at }: { at: string }) {
  return <>{formatMoment(at, useNow(), useShopPlace())}</>
}
