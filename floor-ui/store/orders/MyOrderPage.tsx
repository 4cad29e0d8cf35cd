import { IconCircleCheck, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { orderEndpoints } from '#api/contract/orders.ts'
import { ask } from '../../server/queries.ts'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { formatDay } from '../../words/dates.ts'
import { countOf, formatPieces } from '../../words/numbers.ts'
import { sentenceOf } from '../../words/refusals.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { Conversation } from '../messages/Conversation.tsx'
import { ForCustomers } from '../shell/ForCustomers.tsx'
import shell from '../shell/Store.module.css'
import styles from './Order.module.css'
import { OrderActs } from './OrderActs.tsx'
import { OrderSums } from './OrderSums.tsx'
import { RequisitionWay } from './RequisitionWay.tsx'
import { Shipments } from './Shipments.tsx'

export type MyOrder = AnswerOf<typeof orderEndpoints.read>

/** One order as its customer follows it: when it leaves, where its pieces are, what was sent, what was said. */
export function MyOrderPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <ForCustomers>{() => <FollowedOrder id={id} />}</ForCustomers>
}

const lookAgainMs = 15_000

function FollowedOrder({ id }: { id: string }) {
  const order = useQuery({ ...ask(orderEndpoints.read, { params: { id } }), refetchInterval: lookAgainMs })
  if (order.isError) return <FailedPart what={sentenceOf(order.error)} onRetry={() => void order.refetch()} />
  if (!order.data) return <SkeletonRows />
  const shown = order.data
  return (
    <div className={styles.page}>
      <section className={styles.main}>
        <OrderHead order={shown} />
        <LeavesUs order={shown} />
        {shown.requisitions.map((requisition) => (
          <RequisitionWay key={requisition.id} requisition={requisition} alone={shown.requisitions.length === 1} />
        ))}
        <p className={shell.quiet}>Updated just now. Yellow: being worked on.</p>
        <Shipments shipments={shown.shipments} />
      </section>
      <aside className={styles.side} aria-label="Order">
        <OrderSums order={shown} />
        <Conversation of="order" id={shown.id} />
        <OrderActs order={shown} />
      </aside>
    </div>
  )
}

function OrderHead({ order }: { order: MyOrder }) {
  const { locale } = useShopPlace()
  const [first] = order.requisitions
  const rest = order.requisitions.length - 1
  const made = [first?.material?.name ?? first?.process?.name, first?.color].filter(Boolean).join(', ')
  const { number: po } = order.purchaseOrder
  return (
    <header className={styles.head}>
      <PartPicture src={first?.partRevision?.pictureUrl} size={72} />
      <div>
        <h1>
          {first?.name ?? order.number}
          {rest > 0 && `, and ${countOf(rest, 'other part', 'other parts')}`}
        </h1>
        <p>
          {countOf(order.ordered, 'piece', 'pieces', locale)}
          {rest === 0 && made && `, ${made}`}
        </p>
        <small>
          Order <span className="mono">{order.number}</span>
          {po && `, your PO ${po}`}
        </small>
      </div>
    </header>
  )
}

/** The day, whether it holds, and how much is ready: what one came for. */
function LeavesUs({ order }: { order: MyOrder }) {
  const now = useNow()
  const place = useShopPlace()
  const shipped = order.ordered > 0 && order.shipped >= order.ordered
  const day = order.due ? formatDay(order.due, now, place) : null
  return (
    <section className={styles.leaves} aria-label="Leaves us" aria-live="polite">
      <div>
        <span className={styles.label}>{shipped ? 'All of it' : 'Leaves us'}</span>
        <b>{order.state === 'cancelled' ? 'Cancelled' : shipped ? 'Shipped' : (day ?? 'The day is not set yet')}</b>
        {!shipped && day && order.state === 'open' && (
          <span className={order.late ? styles.later : styles.onTime}>
            {order.late ? (
              <IconClock size={17} stroke={2} aria-hidden />
            ) : (
              <IconCircleCheck size={17} stroke={2} aria-hidden />
            )}
            {order.late ? 'Later than promised' : 'On time'}
          </span>
        )}
      </div>
      <div className={styles.ready}>
        <b>{formatPieces(order.finished, place.locale)}</b>
        <span>of {formatPieces(order.ordered, place.locale)} ready</span>
      </div>
    </section>
  )
}
