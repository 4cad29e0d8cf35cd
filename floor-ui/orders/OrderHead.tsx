import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { paths } from '../paths.ts'
import { DueDate } from '../ui/DueDate.tsx'
import { RecordHead } from '../ui/RecordHead.tsx'
import { formatMoment } from '../words/dates.ts'
import { formatMoney, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Order.module.css'
import type { OrderAsk } from './OrderAsking.tsx'
import type { Order } from './order-data.ts'

/** Whose order it is, when it leaves us, and its three numbers. */
export function OrderHead({ order, onAsk }: { order: Order; onAsk: (ask: OrderAsk) => void }) {
  const now = useNow()
  const place = useShopPlace()
  const edit = (about: 'purchase_order' | 'due' | 'owner', value: ReactNode, words: string) => (
    <button type="button" className={styles.fact} onClick={() => onAsk({ about })}>
      <span className="visually-hidden">{words}: </span>
      {value}
      <span className="visually-hidden">. Change</span>
    </button>
  )
  const done = order.state !== 'open'
  return (
    <RecordHead
      title={<Link to={paths.customer(order.customer.id)}>{order.customer.name}</Link>}
      facts={[
        {
          label: 'Their PO',
          value: edit('purchase_order', order.purchaseOrder.number || 'none', 'Their purchase order'),
        },
        {
          label: 'Ordered',
          value: (
            <>
              {formatMoment(order.acceptedAt, now, place)}, quote{' '}
              <Link to={paths.quote(order.quote.number)} className={styles.code}>
                {order.quote.number}
              </Link>
            </>
          ),
        },
        { label: 'Owner', value: edit('owner', order.owner?.name ?? 'nobody', 'Owner') },
        { label: 'Total', value: formatMoney(order.totals.total, order.currency) },
        {
          label: 'Leaves us',
          value: edit('due', <DueDate due={order.due} form="date" done={done} />, 'When it leaves us'),
        },
      ]}
      numbers={[
        { value: formatPieces(order.ordered), caption: 'ordered' },
        { value: formatPieces(order.inWork), caption: 'in work orders' },
        { value: formatPieces(order.finished), caption: 'finished' },
      ]}
    />
  )
}
