import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { plans } from '#domain/people/roles.ts'
import { paths } from '../paths.ts'
import { usePages } from '../server/pages.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { useNarrow } from '../shell/use-narrow.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState, NothingFound } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { type Tab, Tabs } from '../ui/Tabs.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { formatPieces } from '../words/numbers.ts'
import { ChosenOrders } from './ChosenOrders.tsx'
import { fewerWorkOrderColumns, type WorkOrderRow, workOrderColumns } from './columns.tsx'
import { ListFilters, namedFilters } from './ListFilters.tsx'
import { type ListChange, type ListSearch, type ListTab, queryOf } from './list-search.ts'
import { NewWorkOrder } from './NewWorkOrder.tsx'
import styles from './WorkOrders.module.css'

const pageRows = 200

/** Every work order, found, sorted and filtered; the address keeps the view. */
export function WorkOrdersPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const { user } = useSession()
  const planner = plans(user.role)
  const [making, setMaking] = useState(false)
  const go = (next: ListSearch) => void navigate({ to: paths.workOrders, search: next, replace: true })
  const change = (part: ListChange) => go(withoutEmpty({ ...search, ...part }))
  const query = useWorkOrders(search)
  const counts = query.data?.pages[0]?.counts
  return (
    <Page
      title="Work orders"
      actions={
        planner && (
          <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setMaking(true)}>
            New work order
          </Button>
        )
      }
    >
      <div className={styles.page}>
        <Tabs
          label="Views"
          tabs={tabsOf(counts)}
          current={search.tab ?? 'open'}
          onChange={(tab) => go(withoutEmpty({ ...search, tab: tab === 'open' ? undefined : tab }))}
        />
        <ListFilters search={search} onChange={change} words={sumWords(query.data?.pages)} />
        <List
          search={search}
          query={query}
          onChange={change}
          onClear={() => go(search.tab ? { tab: search.tab } : {})}
          onNew={planner ? () => setMaking(true) : null}
        />
        {making && (
          <NewWorkOrder
            onClose={() => setMaking(false)}
            onMade={(number) => void navigate({ to: paths.workOrder(number) })}
          />
        )}
      </div>
    </Page>
  )
}

type Counts = Record<ListTab, number>

function useWorkOrders(search: ListSearch) {
  const asked = queryOf(search)
  return usePages(workOrderEndpoints.list, { ...asked, limit: pageRows })
}

function tabsOf(counts: Counts | undefined): Tab<ListTab>[] {
  const labels: [ListTab, string][] = [
    ['open', 'Open'],
    ['late', 'Late'],
    ['held', 'Held'],
    ['rush', 'Rush'],
    ['short', 'Short'],
    ['planned', 'Not released'],
    ['finished', 'Finished'],
    ['all', 'All'],
  ]
  return labels.map(([key, label]) => ({ key, label, ...(counts ? { count: formatPieces(counts[key]) } : {}) }))
}

interface ListProps {
  search: ListSearch
  query: ReturnType<typeof useWorkOrders>
  onChange: (part: ListChange) => void
  onClear: () => void
  onNew: (() => void) | null
}

function List({ search, query, onChange, onClear, onNew }: ListProps) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const narrow = useNarrow(1280)
  if (query.isPending) return <SkeletonRows rows={14} />
  if (query.isError) return <FailedPart what="The work orders did not load." onRetry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.items)
  const all = query.data.pages[0]?.counts.all ?? 0
  if (rows.length === 0) return <Nothing search={search} all={all} onClear={onClear} onNew={onNew} />
  const sort = search.sort ?? (search.tab === 'finished' || search.tab === 'all' ? '-number' : 'due')
  return (
    <div className={styles.list}>
      <DataTable
        label="Work orders"
        columns={narrow ? fewerWorkOrderColumns : workOrderColumns}
        rows={rows}
        rowKey={(row) => row.id}
        groupOf={groupOf}
        sort={{ id: sort.replace('-', ''), descending: sort.startsWith('-') }}
        onSort={(next) => onChange({ sort: next ? `${next.descending ? '-' : ''}${next.id}` : undefined })}
        selected={chosen}
        onSelect={setChosen}
        onOpen={(row) => void navigate({ to: paths.workOrder(row.number) })}
      />
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more of {formatPieces(query.data.pages[0]?.total ?? 0)}
          </Button>
        </div>
      )}
      {chosen.size > 0 && (
        <ChosenOrders rows={rows.filter((row) => chosen.has(row.id))} onClear={() => setChosen(new Set())} />
      )}
    </div>
  )
}

const groups: Record<WorkOrderRow['status'], string> = {
  released: 'On the floor',
  on_hold: 'On the floor',
  planned: 'Not released',
  finished: 'Finished',
  cancelled: 'Cancelled',
}

function groupOf(row: WorkOrderRow) {
  const name = groups[row.status]
  return { key: name, head: name }
}

function Nothing({
  search,
  all,
  onClear,
  onNew,
}: {
  search: ListSearch
  all: number
  onClear: () => void
  onNew: (() => void) | null
}) {
  if (all === 0) {
    return (
      <EmptyState
        title="No work orders yet"
        action={
          onNew && (
            <Button tone="primary" onClick={onNew}>
              New work order
            </Button>
          )
        }
      >
        A work order takes pieces of one part through the shop, step by step.
      </EmptyState>
    )
  }
  const filters = namedFilters(search)
  if (filters.length > 0) return <NothingFound filters={filters} onClear={onClear} />
  return (
    <EmptyState title="Nothing here">No work order is in this view now. {formatPieces(all)} are under All.</EmptyState>
  )
}

function sumWords(pages: readonly { total: number; items: readonly WorkOrderRow[] }[] | undefined): string {
  const total = pages?.[0]?.total
  if (pages === undefined || total === undefined) return ''
  const rows = pages.flatMap((page) => page.items)
  const words = total === 1 ? '1 work order' : `${formatPieces(total)} work orders`
  if (rows.length < total) return words
  return `${words}, ${formatPieces(rows.reduce((sum, row) => sum + row.quantities.target, 0))} pieces`
}

function withoutEmpty(search: ListChange): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}
