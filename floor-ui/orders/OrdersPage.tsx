import { IconAdjustmentsHorizontal, IconLayoutKanban, IconList } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { orderEndpoints } from '#api/contract/orders.ts'
import { plans } from '#domain/people/roles.ts'
import { paths } from '../paths.ts'
import { ExportMenu } from '../sales/ExportMenu.tsx'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { buttonClasses } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { OrderBoard } from './board/OrderBoard.tsx'
import { OrderList } from './OrderList.tsx'
import styles from './Orders.module.css'
import { listQueryOf, type OrdersChange, type OrdersSearch } from './orders-search.ts'
import { useOrderCounts } from './use-order-counts.ts'

/** Every order: as cards in the shop's own statuses, or as a list. */
export function OrdersPage() {
  const search: OrdersSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const { user } = useSession()
  const go = (next: OrdersSearch) => void navigate({ to: paths.orders, search: next, replace: true })
  const change = (part: OrdersChange) =>
    go(Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value)) as OrdersSearch)
  const list = search.view === 'list'
  const counts = useOrderCounts()
  return (
    <Page
      title="Orders"
      beside={counts.words}
      actions={
        <>
          <SegmentedControl
            label="View"
            value={list ? 'list' : 'board'}
            options={[
              { value: 'board', label: <ViewWord icon={IconLayoutKanban} word="Board" /> },
              { value: 'list', label: <ViewWord icon={IconList} word="List" /> },
            ]}
            onChange={(view) => change({ view: view === 'list' ? 'list' : undefined })}
          />
          {list && <ExportMenu csv={orderEndpoints.csv} xlsx={orderEndpoints.xlsx} query={listQueryOf(search)} />}
          {plans(user.role) && (
            <Link to={paths.orderStatuses} className={buttonClasses()}>
              <IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden /> Statuses
            </Link>
          )}
          <Link to={paths.quotes} search={{ fresh: '1' }} className={buttonClasses({ tone: 'primary' })}>
            New quote
          </Link>
        </>
      }
    >
      <div className={styles.page}>
        {list ? (
          <OrderList search={search} counts={counts.counts} onChange={change} onOpenView={(view) => go(view)} />
        ) : (
          <OrderBoard search={search} counts={counts.counts} onChange={change} onOpenView={(view) => go(view)} />
        )}
      </div>
    </Page>
  )
}

function ViewWord({ icon: Icon, word }: { icon: typeof IconList; word: string }) {
  return (
    <span className={styles.viewWord}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {word}
    </span>
  )
}
