import { IconBasket, IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { customerEndpoints } from '#api/contract/customers.ts'
import { paths } from '../paths.ts'
import { SavedViews } from '../sales/SavedViews.tsx'
import { usePages } from '../server/pages.ts'
import { Page } from '../shell/Page.tsx'
import { useNarrow } from '../shell/use-narrow.ts'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { ChoiceChip } from '../ui/ChoiceChip.tsx'
import { EmptyState, NothingFound } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { type Tab, Tabs } from '../ui/Tabs.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Customers.module.css'
import { customerColumns, fewerCustomerColumns } from './columns.tsx'
import { typeChoices, typeWords, waits } from './customer-data.ts'
import type { CustomersSearch, CustomersTab } from './customers-search.ts'
import { ImportCustomers } from './ImportCustomers.tsx'
import { NewCustomer } from './NewCustomer.tsx'

const pageRows = 200

/** Everybody who buys here: found, approved, imported. */
export function CustomersPage() {
  const search: CustomersSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'new' | 'import' | null>(null)
  const go = (next: CustomersSearch) => void navigate({ to: paths.customers, search: next, replace: true })
  const change = (part: { [K in keyof CustomersSearch]?: CustomersSearch[K] | undefined }) =>
    go(Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value)) as CustomersSearch)
  const query = useCustomers(search)
  const counts = query.data?.pages[0]?.counts
  return (
    <Page
      title="Customers"
      live={false}
      actions={
        <>
          <Link to={paths.baskets} className={buttonClasses()}>
            <IconBasket size={16} stroke={1.75} aria-hidden />
            Baskets
          </Link>
          <Button icon={<IconFileImport size={16} stroke={1.75} />} onClick={() => setAsking('import')}>
            Import
          </Button>
          <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setAsking('new')}>
            New customer
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        <Tabs
          label="Views"
          tabs={tabsOf(counts)}
          current={search.tab ?? 'all'}
          onChange={(tab) => change({ tab: tab === 'all' ? undefined : tab })}
        >
          <SavedViews list="customers" search={search} onOpen={(view) => go(view as CustomersSearch)} />
        </Tabs>
        <div className={styles.bar}>
          <SearchField
            value={search.q ?? ''}
            onChange={(q) => change({ q: q || undefined })}
            placeholder="Customer, contact, e-mail"
            width={260}
          />
          <ChoiceChip
            label="Terms"
            choices={typeChoices}
            value={search.type ?? null}
            onChange={(type) => change({ type: (type ?? undefined) as CustomersSearch['type'] })}
          />
        </div>
        <List
          search={search}
          query={query}
          onClear={() => go(search.tab ? { tab: search.tab } : {})}
          onNew={() => setAsking('new')}
        />
      </div>
      {asking === 'new' && (
        <NewCustomer onClose={() => setAsking(null)} onMade={({ id }) => void navigate({ to: paths.customer(id) })} />
      )}
      {asking === 'import' && <ImportCustomers onClose={() => setAsking(null)} />}
    </Page>
  )
}

function useCustomers(search: CustomersSearch) {
  const asked = {
    tab: search.tab ?? ('all' as const),
    ...(search.q && { q: search.q }),
    ...(search.type && { type: search.type }),
  }
  return usePages(customerEndpoints.list, { ...asked, limit: pageRows })
}

function tabsOf(counts: Record<CustomersTab, number> | undefined): Tab<CustomersTab>[] {
  const labels: [CustomersTab, string][] = [
    ['all', 'All'],
    ['waiting', 'Wait for approval'],
    ['archived', 'Archived'],
  ]
  return labels.map(([key, label]) => ({ key, label, ...(counts ? { count: formatPieces(counts[key]) } : {}) }))
}

interface ListProps {
  search: CustomersSearch
  query: ReturnType<typeof useCustomers>
  onClear: () => void
  onNew: () => void
}

function List({ search, query, onClear, onNew }: ListProps) {
  const navigate = useNavigate()
  const narrow = useNarrow(1180)
  if (query.isPending) return <SkeletonRows rows={14} />
  if (query.isError) return <FailedPart what="The customers did not load." onRetry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.items)
  if (rows.length === 0) return <Nothing search={search} onClear={onClear} onNew={onNew} />
  return (
    <div className={styles.list}>
      <DataTable
        label="Customers"
        columns={narrow ? fewerCustomerColumns : customerColumns}
        rows={rows}
        rowKey={(row) => row.id}
        toneOf={(row) => (waits(row) ? 'asks' : undefined)}
        onOpen={(row) => void navigate({ to: paths.customer(row.id) })}
      />
      {query.hasNextPage && (
        <div className={styles.foot}>
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  )
}

function Nothing({ search, onClear, onNew }: Omit<ListProps, 'query'>) {
  const filters = [
    search.q && `“${search.q}” in name, contact or e-mail`,
    search.type && `terms are ${typeWords[search.type].toLowerCase()}`,
  ].filter((each): each is string => Boolean(each))
  if (filters.length > 0) return <NothingFound filters={filters} onClear={onClear} />
  if (search.tab === 'waiting')
    return (
      <EmptyState title="Nobody waits">New customers of the storefront stand here until you approve them.</EmptyState>
    )
  if (search.tab === 'archived')
    return (
      <EmptyState title="Nothing archived">Customers taken out of use keep their orders and stand here.</EmptyState>
    )
  return (
    <EmptyState
      title="No customers yet"
      action={
        <Button tone="primary" onClick={onNew}>
          New customer
        </Button>
      }
    >
      Quotes and orders name a customer. Add one, or import a list from a spreadsheet.
    </EmptyState>
  )
}
