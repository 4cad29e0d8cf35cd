import { Flag } from '../ui/Flag.tsx'
import styles from './Order.module.css'
import type { Order } from './order-data.ts'

/** Where an order stands, beside its number; a press moves it on. */
export function OrderState({ order, onAsk }: { order: Order; onAsk: () => void }) {
  const open = order.state !== 'cancelled' && !order.archivedAt
  return (
    <span className={styles.state}>
      {order.state === 'cancelled' ? (
        <Flag kind="scrap">cancelled</Flag>
      ) : open ? (
        <button type="button" onClick={onAsk} aria-label={`${order.status.name}. Move to another status`}>
          <Flag kind={order.status.kind === 'ending' ? 'finished' : 'neutral'}>{order.status.name}</Flag>
        </button>
      ) : (
        <Flag kind="neutral">{order.status.name}</Flag>
      )}
      {order.rush && <Flag kind="rush">RUSH</Flag>}
      {order.archivedAt && <Flag kind="neutral">archived</Flag>}
    </span>
  )
}
