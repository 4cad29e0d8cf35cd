import { Button } from '../ui/Button.tsx'
import { formatMoment, readDue } from '../words/dates.ts'
import { countOf, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Order.module.css'
import type { OrderAsk } from './OrderAsking.tsx'
import type { Order } from './order-data.ts'

interface ProductionFootProps {
  order: Order
  onAsk: (ask: OrderAsk) => void
}

/** What is not made yet, what can leave, and what holds it up. */
export function ProductionFoot({ order, onAsk }: ProductionFootProps) {
  return (
    <div className={styles.columns}>
      <NotInProduction order={order} />
      <Ready order={order} onAsk={onAsk} />
      <HeldUp order={order} />
    </div>
  )
}

function NotInProduction({ order }: { order: Order }) {
  const now = useNow()
  const place = useShopPlace()
  const waiting = order.requisitions
    .map((line) => ({ ...line, open: line.quantity - line.scheduledQuantity }))
    .filter((line) => line.open > 0)
    .toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
  const pieces = waiting.reduce((sum, line) => sum + line.open, 0)
  const [first] = waiting
  return (
    <section>
      <h2>
        Not in production{' '}
        <span>
          {first
            ? `${countOf(waiting.length, 'part', 'parts')}, ${countOf(pieces, 'piece', 'pieces')}`
            : 'nothing, all of it is'}
        </span>
      </h2>
      {first?.due && (
        <p>
          {first.name} leaves first, on {readDue(first.due, now, place).date}.
          {first.durationHours > 0 && ` Making it takes about ${formatPieces(Math.ceil(first.durationHours))} hours.`}
        </p>
      )}
    </section>
  )
}

function Ready({ order, onAsk }: ProductionFootProps) {
  const ready = order.requisitions.reduce((sum, line) => sum + line.readyQuantity, 0)
  const sent = order.shipments.filter((each) => !each.takenBackAt)
  return (
    <section>
      <h2>
        Shipments{' '}
        <span>
          {sent.length === 0
            ? 'none yet'
            : `${formatPieces(sent.length)}, ${countOf(order.shipped, 'piece', 'pieces')}`}
        </span>
      </h2>
      <p>
        Finished pieces can leave in several parcels. {formatPieces(ready)} of {formatPieces(order.ordered)} are ready.
      </p>
      {ready > 0 && (
        <Button size="small" onClick={() => onAsk({ about: 'ship' })}>
          Ship {formatPieces(ready)}
        </Button>
      )}
    </section>
  )
}

function HeldUp({ order }: { order: Order }) {
  const now = useNow()
  const place = useShopPlace()
  const holds = order.holds ?? []
  return (
    <section>
      <h2>
        What holds it up <span>{holds.length === 0 && 'nothing'}</span>
      </h2>
      {holds.map((hold, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hold is its place in the list
        <p key={index}>
          <b>{formatPieces(hold.quantity)} held</b> of {hold.part}
          {hold.operation && ` at ${hold.operation}`}
          {hold.at && `, since ${formatMoment(hold.at, now, place)}`}
          {hold.reason && `: ${hold.reason}`}.{hold.by && ` ${hold.by} set it aside.`}
        </p>
      ))}
    </section>
  )
}
