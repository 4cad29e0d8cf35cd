import { IconArrowsSort } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { orderEndpoints } from '#api/contract/orders.ts'
import { DragProvider } from '../../drag/DragProvider.tsx'
import { SavedViews } from '../../sales/SavedViews.tsx'
import { ask } from '../../server/queries.ts'
import { useSession } from '../../shell/session.tsx'
import { useNarrow } from '../../shell/use-narrow.ts'
import { Chip } from '../../ui/Chip.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { type Tab, Tabs } from '../../ui/Tabs.tsx'
import { dayOf } from '../../words/dates.ts'
import { formatPieces } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { OrderFilters } from '../OrderFilters.tsx'
import { NothingOrdered } from '../OrderList.tsx'
import styles from '../Orders.module.css'
import { type BoardSort, boardQueryOf, type OrdersChange, type OrdersSearch } from '../orders-search.ts'
import type { OrderCounts } from '../use-order-counts.ts'
import { BoardSurface } from './BoardSurface.tsx'
import { type BoardView, boardViews, shownCards } from './board-view.ts'

interface OrderBoardProps {
  search: OrdersSearch
  counts: OrderCounts | undefined
  onChange: (part: OrdersChange) => void
  onOpenView: (search: OrdersSearch) => void
}

/** The orders as cards in the shop's own statuses; a card is dragged on, and what that sets off is asked. */
export function OrderBoard({ search, counts, onChange, onOpenView }: OrderBoardProps) {
  const { user } = useSession()
  const place = useShopPlace()
  const today = dayOf(useNow(), place)
  const narrow = useNarrow(1180)
  const query = useQuery({
    ...ask(orderEndpoints.board, { query: boardQueryOf(search) }),
    placeholderData: (before) => before,
  })
  const view: BoardView = boardViews.find((each) => each === search.tab) ?? 'open'
  const cards = query.data ? shownCards(query.data.cards, view, { userId: user.id, today }) : []
  return (
    <>
      <div className={styles.bar}>
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
          placeholder="Order, customer, PO, part"
          width={narrow ? 130 : 230}
        />
        <Tabs
          bare
          label="Views"
          current={view}
          tabs={tabsOf(counts)}
          onChange={(tab) => onChange({ tab: tab === 'open' ? undefined : tab })}
        />
        <SavedViews list="orders" search={search} onOpen={(saved) => onOpenView(saved as OrdersSearch)} />
        <span className={styles.grow} />
        <OrderFilters search={search} onChange={onChange} />
        <SortMenu by={search.by ?? 'rank'} onChange={(by) => onChange({ by: by === 'rank' ? undefined : by })} />
      </div>
      {query.isPending && <SkeletonRows rows={10} />}
      {query.isError && <FailedPart what="The board did not load." onRetry={() => void query.refetch()} />}
      {query.data && query.data.cards.length === 0 && (counts?.all ?? 0) === 0 && (
        <NothingOrdered search={{}} all={0} onClear={() => undefined} />
      )}
      {query.data && (query.data.cards.length > 0 || (counts?.all ?? 0) > 0) && (
        <DragProvider>
          <BoardSurface
            statuses={query.data.statuses}
            cards={cards}
            currency={query.data.currency}
            ranked={search.by === undefined && view === 'open' && search.q === undefined}
          />
        </DragProvider>
      )}
    </>
  )
}

function tabsOf(counts: OrderCounts | undefined): Tab<BoardView>[] {
  const labels: [BoardView, string][] = [
    ['open', 'All open'],
    ['mine', 'Mine'],
    ['due_this_week', 'Due this week'],
    ['late', 'Late'],
    ['unscheduled', 'Not in production'],
  ]
  return labels.map(([key, label]) => ({ key, label, ...(counts ? { count: formatPieces(counts[key]) } : {}) }))
}

const sortWords: Record<BoardSort, string> = {
  rank: 'As ranked',
  due: 'Due date',
  updated: 'Changed last',
  created: 'Ordered last',
}

function SortMenu({ by, onChange }: { by: BoardSort; onChange: (by: BoardSort) => void }) {
  return (
    <Menu
      width={180}
      target={
        <Chip mark="menu">
          <IconArrowsSort size={14} stroke={1.9} aria-hidden /> {sortWords[by]}
        </Chip>
      }
      acts={(Object.keys(sortWords) as BoardSort[]).map((key) => ({
        key,
        label: sortWords[key],
        onPick: () => onChange(key),
      }))}
    />
  )
}
