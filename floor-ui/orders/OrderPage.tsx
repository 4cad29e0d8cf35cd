import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { documentEndpoints } from '#api/contract/documents.ts'
import { messageEndpoints } from '#api/contract/messages.ts'
import { paths } from '../paths.ts'
import { Messages } from '../sales/Messages.tsx'
import { ask } from '../server/queries.ts'
import { Page } from '../shell/Page.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Order.module.css'
import { OrderActions } from './OrderActions.tsx'
import { type OrderAsk, OrderAsking } from './OrderAsking.tsx'
import { OrderDocuments } from './OrderDocuments.tsx'
import { OrderHead } from './OrderHead.tsx'
import { OrderLines } from './OrderLines.tsx'
import { OrderShipments } from './OrderShipments.tsx'
import { OrderState } from './OrderState.tsx'
import { askOrder, type Order } from './order-data.ts'
import type { OrderPageTab } from './order-search.ts'
import { Production } from './Production.tsx'

const path = [{ label: 'Orders', to: paths.orders }]

/** One order: what was ordered, how far it is, what left, and what was said. */
export function OrderPage() {
  const { number } = useParams({ from: '/signed-in/desk/orders/$number' })
  const query = useQuery(askOrder(number))
  if (query.isPending || query.isError) {
    return (
      <Page title={number} path={path}>
        {query.isPending ? (
          <SkeletonRows />
        ) : (
          <FailedPart what="The order did not load." onRetry={() => void query.refetch()} />
        )}
      </Page>
    )
  }
  return <OrderRecord key={query.data.id} order={query.data} address={number} />
}

function OrderRecord({ order, address }: { order: Order; address: string }) {
  const navigate = useNavigate()
  const { part = 'production' }: { part?: OrderPageTab } = useSearch({ strict: false })
  const [asking, setAsking] = useState<OrderAsk | null>(null)
  const show = (next: OrderPageTab) =>
    void navigate({ to: paths.order(address), search: next === 'production' ? {} : { part: next }, replace: true })
  return (
    <Page
      title={order.number}
      tag={order.number}
      path={path}
      live={false}
      beside={<OrderState order={order} onAsk={() => setAsking({ about: 'status' })} />}
      actions={<OrderActions order={order} onAsk={setAsking} onShow={show} />}
    >
      <div className={styles.page}>
        <OrderHead order={order} onAsk={setAsking} />
        <OrderTabs order={order} part={part} onShow={show} />
        <div className={styles.content} role="tabpanel">
          {part === 'lines' && <OrderLines order={order} />}
          {part === 'production' && <Production order={order} onAsk={setAsking} />}
          {part === 'shipments' && <OrderShipments order={order} onAsk={setAsking} />}
          {part === 'documents' && <OrderDocuments order={order} />}
          {part === 'messages' && (
            <div className={styles.padded}>
              <Messages of="order" id={order.id} customer={order.customer.name} />
            </div>
          )}
        </div>
      </div>
      {asking && (
        <OrderAsking
          ask={asking}
          order={order}
          onClose={() => setAsking(null)}
          onQuote={(quote) => void navigate({ to: paths.quote(quote) })}
        />
      )}
    </Page>
  )
}

interface OrderTabsProps {
  order: Order
  part: OrderPageTab
  onShow: (part: OrderPageTab) => void
}

function OrderTabs({ order, part, onShow }: OrderTabsProps) {
  const params = { id: order.id }
  const documents = useQuery(ask(documentEndpoints.ofOrder, { params })).data
  const messages = useQuery(ask(messageEndpoints.ofOrder, { params })).data
  const counted = (count: number | undefined) => (count === undefined ? {} : { count: formatPieces(count) })
  return (
    <Tabs
      label="Parts of the order"
      current={part}
      tabs={[
        { key: 'lines', label: 'Lines', ...counted(order.requisitions.length + order.expenses.length) },
        { key: 'production', label: 'Production', ...counted(order.requisitions.length) },
        {
          key: 'shipments',
          label: 'Shipments',
          ...counted(order.shipments.filter((each) => !each.takenBackAt).length),
        },
        { key: 'documents', label: 'Documents', ...counted(documents?.items.length) },
        { key: 'messages', label: 'Messages', ...counted(messages?.items.length) },
      ]}
      onChange={onShow}
    />
  )
}
