import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { paths } from '../paths.ts'
import { ExportMenu } from '../sales/ExportMenu.tsx'
import { currencySign, formatAmount } from '../sales/money.ts'
import { SavedViews } from '../sales/SavedViews.tsx'
import { usePages } from '../server/pages.ts'
import { Page } from '../shell/Page.tsx'
import { useNarrow } from '../shell/use-narrow.ts'
import { Button } from '../ui/Button.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useShortcuts } from '../ui/shortcuts.ts'
import { type Tab, Tabs } from '../ui/Tabs.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { formatMoney, formatPieces } from '../words/numbers.ts'
import { useShopPlace } from '../words/shop-place.tsx'
import { fewerQuoteColumns, quoteColumns } from './columns.tsx'
import { NewQuote } from './NewQuote.tsx'
import { NothingQuoted } from './NothingQuoted.tsx'
import { QuoteFilters } from './QuoteFilters.tsx'
import styles from './Quotes.module.css'
import type { QuoteRow } from './quote-data.ts'
import { type QuotesChange, type QuotesSearch, type QuotesTab, queryOf } from './quotes-search.ts'

const pageRows = 200

/** Every quote: what waits for us, what is with the customer, what was decided. */
export function QuotesPage() {
  const search: QuotesSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = (next: QuotesSearch) => void navigate({ to: paths.quotes, search: next, replace: true })
  const change = (part: QuotesChange) =>
    go(Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value)) as QuotesSearch)
  const query = useQuotes(search)
  const first = query.data?.pages[0]
  const shortcuts = useMemo(
    () => [{ keys: 'n', does: 'New quote', run: () => void navigate({ to: paths.quotes, search: { fresh: '1' } }) }],
    [navigate],
  )
  useShortcuts(shortcuts)
  const { fresh, ...view } = search
  return (
    <Page
      title="Quotes"
      live={false}
      beside={first && openWords(first)}
      actions={
        <>
          <ExportMenu csv={quoteEndpoints.csv} xlsx={quoteEndpoints.xlsx} query={queryOf(search)} />
          <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => change({ fresh: '1' })}>
            New quote
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        <Tabs
          label="Views"
          tabs={tabsOf(first?.counts)}
          current={search.tab ?? 'open'}
          onChange={(tab) => change({ tab: tab === 'open' ? undefined : tab })}
        >
          <SavedViews list="quotes" search={view} onOpen={(saved) => go(saved as QuotesSearch)} />
        </Tabs>
        <QuoteFilters search={search} onChange={change} words={acceptanceWords(first?.acceptance)} />
        <List
          search={search}
          query={query}
          onChange={change}
          onClear={() => go(search.tab ? { tab: search.tab } : {})}
        />
      </div>
      {fresh && (
        <NewQuote
          customerId={fresh === '1' ? null : fresh}
          onClose={() => change({ fresh: undefined })}
          onMade={(number) => void navigate({ to: paths.quote(number) })}
        />
      )}
    </Page>
  )
}

function useQuotes(search: QuotesSearch) {
  const asked = queryOf(search)
  return usePages(quoteEndpoints.list, { ...asked, limit: pageRows })
}

type FirstPage = NonNullable<ReturnType<typeof useQuotes>['data']>['pages'][number]

function openWords({ counts, sum }: FirstPage): string {
  if (!counts) return ''
  return `${formatPieces(counts.open)} open${sum ? `, ${formatMoney(sum.total, sum.currency)}` : ''}`
}

function acceptanceWords(acceptance: FirstPage['acceptance']): string {
  if (!acceptance || acceptance.percent === null) return ''
  const median =
    acceptance.medianDays === null
      ? ''
      : `, median ${acceptance.medianDays} ${acceptance.medianDays === 1 ? 'day' : 'days'}`
  return `${acceptance.percent} % accepted in ${acceptance.days} days${median}`
}

function tabsOf(counts: FirstPage['counts']): Tab<QuotesTab>[] {
  const labels: [QuotesTab, string][] = [
    ['open', 'Open'],
    ['needs_you', 'Needs you'],
    ['under_review', 'Under review'],
    ['expiring', 'Expire this week'],
    ['accepted', 'Accepted'],
    ['declined', 'Declined'],
    ['all', 'All'],
  ]
  return labels.map(([key, label]) => ({ key, label, ...(counts ? { count: formatPieces(counts[key]) } : {}) }))
}

interface ListProps {
  search: QuotesSearch
  query: ReturnType<typeof useQuotes>
  onChange: (part: QuotesChange) => void
  onClear: () => void
}

function List({ search, query, onChange, onClear }: ListProps) {
  const navigate = useNavigate()
  const { currency } = useShopPlace()
  const narrow = useNarrow(1180)
  const columns = useMemo(() => {
    const all = quoteColumns(currency, currencySign(currency)).map((column) =>
      column.id === 'total' ? { ...column, total: (rows: readonly QuoteRow[]) => sumWords(rows, currency) } : column,
    )
    return narrow ? fewerQuoteColumns(all) : all
  }, [currency, narrow])
  if (query.isPending) return <SkeletonRows rows={14} />
  if (query.isError) return <FailedPart what="The quotes did not load." onRetry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.items).sort((a, b) => rank[a.group] - rank[b.group])
  const all = query.data.pages[0]?.counts?.all ?? 0
  if (rows.length === 0)
    return <NothingQuoted search={search} all={all} onClear={onClear} onNew={() => onChange({ fresh: '1' })} />
  const sort = search.sort ?? null
  return (
    <div className={styles.list}>
      <DataTable
        label="Quotes"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHeight={44}
        groupOf={groupOf(rows)}
        sort={sort === null ? null : { id: sort.replace('-', ''), descending: sort.startsWith('-') }}
        onSort={(next) => onChange({ sort: next ? `${next.descending ? '-' : ''}${next.id}` : undefined })}
        toneOf={(row) => (row.group === 'needs_you' && row.review && row.status === 'draft' ? 'asks' : undefined)}
        onOpen={(row) => void navigate({ to: paths.quote(row.number) })}
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

/** What waits for us stands first, whatever the rows are sorted by inside their groups. */
const rank = { needs_you: 0, with_customer: 1, decided: 2 }
const groupWords = { needs_you: 'Needs you', with_customer: 'With the customer', decided: 'Decided lately' }

function groupOf(rows: readonly QuoteRow[]) {
  return (row: QuoteRow) => {
    const count = rows.filter((each) => each.group === row.group).length
    return { key: row.group, head: `${groupWords[row.group]}, ${formatPieces(count)}` }
  }
}

/** The sum of what is in the shop's own currency; other currencies are never added up. */
function sumWords(rows: readonly QuoteRow[], currency: string): string {
  const own = rows.filter((row) => row.currency === currency)
  const digits = own[0]?.total.split('.')[1]?.length ?? 0
  const minor = own.reduce((sum, row) => sum + BigInt(row.total.replace('.', '')), 0n)
  const text = minor.toString().padStart(digits + 1, '0')
  return formatAmount(digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`)
}
