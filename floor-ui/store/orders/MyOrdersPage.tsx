import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { orderEndpoints } from '#api/contract/orders.ts'
import { ask } from '../../server/queries.ts'
import { buttonClasses } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { formatDay, formatMoment } from '../../words/dates.ts'
import { countOf, formatMoney, formatPieces } from '../../words/numbers.ts'
import { sentenceOf } from '../../words/refusals.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { ForCustomers } from '../shell/ForCustomers.tsx'
import list from '../shell/List.module.css'
import shell from '../shell/Store.module.css'
import { storePaths } from '../store-paths.ts'

type OrderRow = AnswerOf<typeof orderEndpoints.list>['items'][number]

/** Every order of one's organisation: the open ones first, each with how far it is. */
export function MyOrdersPage() {
  return <ForCustomers>{() => <Orders />}</ForCustomers>
}

const lookAgainMs = 30_000

function Orders() {
  const orders = useQuery({
    ...ask(orderEndpoints.list, { query: { tab: 'all', sort: '-number', limit: 200 } }),
    refetchInterval: lookAgainMs,
  })
  if (orders.isError) return <FailedPart what={sentenceOf(orders.error)} onRetry={() => void orders.refetch()} />
  if (!orders.data) return <SkeletonRows />
  const { items } = orders.data
  const open = items.filter((order) => order.state === 'open')
  const over = items.filter((order) => order.state !== 'open')
  if (items.length === 0) {
    return (
      <EmptyState
        title="No orders yet"
        action={
          <Link to={storePaths.home} className={buttonClasses()}>
            Upload a part
          </Link>
        }
      >
        What you order stands here, with where each piece is.
      </EmptyState>
    )
  }
  return (
    <div className={shell.column}>
      <div className={shell.head}>
        <h1 className={shell.title}>Orders</h1>
        <span className={shell.beside}>{open.length} open</span>
      </div>
      {open.length > 0 && <Rows orders={open} />}
      {over.length > 0 && (
        <>
          <h2 className={shell.section}>Done</h2>
          <Rows orders={over} />
        </>
      )}
    </div>
  )
}

function Rows({ orders }: { orders: readonly OrderRow[] }) {
  return (
    <ul className={list.rows}>
      {orders.map((order) => (
        <Row key={order.id} order={order} />
      ))}
    </ul>
  )
}

function Row({ order }: { order: OrderRow }) {
  const now = useNow()
  const place = useShopPlace()
  const { locale } = place
  const [first] = order.parts
  const rest = order.partCount - 1
  const done = order.ordered === 0 ? 0 : Math.min(1, order.finished / order.ordered)
  return (
    <li>
      <Link to={storePaths.order(order.id)} className={`${list.row} ${list.link}`}>
        <span className={list.pictures}>
          {order.parts.slice(0, 2).map((part) => (
            <PartPicture key={part.name} src={part.pictureUrl} size={44} />
          ))}
        </span>
        <div className={list.what}>
          <b>
            {first?.name ?? order.number}
            {rest > 0 && `, and ${countOf(rest, 'other part', 'other parts')}`}
          </b>
          <span>
            <span className="mono">{order.number}</span>
            {order.purchaseOrderNumber && `, your PO ${order.purchaseOrderNumber}`}, ordered{' '}
            {formatMoment(order.acceptedAt, now, place)}
          </span>
        </div>
        <div>
          <span className={list.way}>
            <i style={{ width: `${done * 100}%` }} />
          </span>
          <small className={shell.quiet}>
            {formatPieces(order.finished, locale)} of {formatPieces(order.ordered, locale)} ready
          </small>
        </div>
        <div className={list.amount}>
          {formatMoney(order.total, order.currency, locale)}
          <small>{wordsFor(order, (day) => formatDay(day, now, place))}</small>
        </div>
      </Link>
    </li>
  )
}

function wordsFor(order: OrderRow, day: (due: string) => string): string {
  if (order.state === 'cancelled') return 'cancelled'
  if (order.ordered > 0 && order.shipped >= order.ordered) return 'shipped'
  if (order.due) return `leaves us ${day(order.due)}`
  return order.status.name
}
