import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { orderEndpoints } from '#api/contract/orders.ts'
import { paths } from '../paths.ts'
import { currencySign } from '../sales/money.ts'
import { SavedViews } from '../sales/SavedViews.tsx'
import { usePages } from '../server/pages.ts'
import { useNarrow } from '../shell/use-narrow.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { EmptyState, NothingFound } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { type Tab, Tabs } from '../ui/Tabs.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { formatPieces } from '../words/numbers.ts'
import { useShopPlace } from '../words/shop-place.tsx'
import { fewerOrderColumns, orderColumns } from './columns.tsx'
import { OrderFilters } from './OrderFilters.tsx'
import styles from './Orders.module.css'
import { listQueryOf, type OrdersChange, type OrdersSearch, type OrdersTab } from './orders-search.ts'
import type { OrderCounts } from './use-order-counts.ts'

const pageRows = 200

interface OrderListProps {
  search: OrdersSearch
  counts: OrderCounts | undefined
  onChange: (part: OrdersChange) => void
  onOpenView: (search: OrdersSearch) => void
}

/** The orders as rows: found, sorted and filtered; the address keeps the view. */
export function OrderList({ search, counts, onChange, onOpenView }: OrderListProps) {
  const query = useOrders(search)
  return (
    <>
      <Tabs
        label="Views"
        tabs={tabsOf(counts)}
        current={search.tab ?? 'open'}
        onChange={(tab) => onChange({ tab: tab === 'open' ? undefined : tab })}
      >
        <SavedViews list="orders" search={search} onOpen={(view) => onOpenView(view as OrdersSearch)} />
      </Tabs>
      <div className={styles.bar}>
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
          placeholder="Order, customer, PO, part"
          width={250}
        />
        <OrderFilters search={search} onChange={onChange} withStatus />
        <Chip
          on={search.archived ?? false}
          mark={search.archived ? 'clear' : 'none'}
          onClick={() => onChange({ archived: search.archived ? undefined : true })}
        >
          Archived
        </Chip>
      </div>
      <Rows search={search} query={query} all={counts?.all ?? 0} onChange={onChange} />
    </>
  )
}

function useOrders(search: OrdersSearch) {
  const asked = listQueryOf(search)
  return usePages(orderEndpoints.list, { ...asked, limit: pageRows })
}

const tabWords: readonly [OrdersTab, string][] = [
  ['open', 'Open'],
  ['mine', 'Mine'],
  ['due_this_week', 'Due this week'],
  ['late', 'Late'],
  ['unscheduled', 'Not in production'],
  ['completed', 'Completed'],
  ['cancelled', 'Cancelled'],
  ['all', 'All'],
]

function tabsOf(counts: OrderCounts | undefined): Tab<OrdersTab>[] {
  return tabWords.map(([key, label]) => ({ key, label, ...(counts ? { count: formatPieces(counts[key]) } : {}) }))
}

interface RowsProps {
  search: OrdersSearch
  query: ReturnType<typeof useOrders>
  all: number
  onChange: (part: OrdersChange) => void
}

function Rows({ search, query, all, onChange }: RowsProps) {
  const navigate = useNavigate()
  const { currency } = useShopPlace()
  const narrow = useNarrow(1180)
  const columns = useMemo(() => {
    const every = orderColumns(currency, currencySign(currency))
    return narrow ? fewerOrderColumns(every) : every
  }, [currency, narrow])
  if (query.isPending) return <SkeletonRows rows={14} />
  if (query.isError) return <FailedPart what="The orders did not load." onRetry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.items)
  if (rows.length === 0) {
    const clear = { q: undefined, customer: undefined, owner: undefined, status: undefined, archived: undefined }
    return <NothingOrdered search={search} all={all} onClear={() => onChange(clear)} />
  }
  return (
    <div className={styles.list}>
      <DataTable
        label="Orders"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHeight={44}
        sort={search.sort ? { id: search.sort.replace('-', ''), descending: search.sort.startsWith('-') } : null}
        onSort={(next) => onChange({ sort: next ? `${next.descending ? '-' : ''}${next.id}` : undefined })}
        onOpen={(row) => void navigate({ to: paths.order(row.number) })}
      />
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more of {formatPieces(query.data.pages[0]?.total ?? 0)}
          </Button>
        </div>
      )}
    </div>
  )
}

interface NothingOrderedProps {
  search: OrdersSearch
  all: number
  onClear: () => void
}

/** No order: none yet, none found, or none in this view. */
export function NothingOrdered({ search, all, onClear }: NothingOrderedProps) {
  const filters = [
    search.q && `“${search.q}” in number, customer, purchase order or part`,
    search.customer && 'one customer',
    search.owner && 'one owner',
    search.status && 'one status',
    search.archived && 'archived',
  ].filter((each): each is string => Boolean(each))
  if (filters.length > 0) return <NothingFound filters={filters} onClear={onClear} />
  if (all === 0) {
    return (
      <EmptyState title="No orders yet">
        An order begins when a customer accepts a quote, or orders in the storefront.
      </EmptyState>
    )
  }
  return <EmptyState title="Nothing here">No order is in this view now. {formatPieces(all)} are under All.</EmptyState>
}
