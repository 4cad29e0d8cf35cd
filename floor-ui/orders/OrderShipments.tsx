import { IconFileText, IconTruck } from '@tabler/icons-react'
import { documentEndpoints } from '#api/contract/documents.ts'
import { shipmentEndpoints } from '#api/contract/shipments.ts'
import { urlOf } from '../server/call.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Flag } from '../ui/Flag.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { formatDay } from '../words/dates.ts'
import { countOf, formatNumber, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Order.module.css'
import type { OrderAsk } from './OrderAsking.tsx'
import { type Order, orderStale } from './order-data.ts'

interface OrderShipmentsProps {
  order: Order
  onAsk: (ask: OrderAsk) => void
}

type Shipment = Order['shipments'][number]

/** What left, in which parcels; what is ready to go. */
export function OrderShipments({ order, onAsk }: OrderShipmentsProps) {
  const ready = order.requisitions.reduce((sum, line) => sum + line.readyQuantity, 0)
  if (order.shipments.length === 0) {
    return (
      <EmptyState
        title="Nothing left yet"
        action={
          ready > 0 && (
            <Button tone="primary" onClick={() => onAsk({ about: 'ship' })}>
              Ship {formatPieces(ready)}
            </Button>
          )
        }
      >
        {ready > 0
          ? `${countOf(ready, 'piece is', 'pieces are')} finished and can leave.`
          : 'Finished pieces can leave in several parcels; none is finished now.'}
      </EmptyState>
    )
  }
  return (
    <div className={styles.padded}>
      {ready > 0 && (
        <p className={styles.readyLine}>
          <b>{formatPieces(ready)}</b> more {ready === 1 ? 'piece is' : 'pieces are'} ready.
          <Button size="small" icon={<IconTruck size={15} stroke={1.75} />} onClick={() => onAsk({ about: 'ship' })}>
            Ship {formatPieces(ready)}
          </Button>
        </p>
      )}
      {order.shipments.map((shipment) => (
        <ShipmentBlock key={shipment.id} order={order} shipment={shipment} onAsk={onAsk} />
      ))}
    </div>
  )
}

function ShipmentBlock({ order, shipment, onAsk }: OrderShipmentsProps & { shipment: Shipment }) {
  const now = useNow()
  const place = useShopPlace()
  const takeBack = useCommand(shipmentEndpoints.takeBack, { stale: orderStale })
  const back = shipment.takenBackAt !== null
  return (
    <section className={styles.shipment} data-back={back}>
      <div className={styles.shipmentHead}>
        <h3>
          {order.number}-{shipment.number}
        </h3>
        <span>
          left {formatDay(shipment.shippedOn, now, place)}
          {shipment.by && ` by ${shipment.by}`}
        </span>
        {back && <Flag kind="neutral">taken back</Flag>}
        <span className={styles.grow} />
        <a
          className={buttonClasses({ size: 'small' })}
          href={urlOf(documentEndpoints.packingSlip, { id: order.id, shipmentId: shipment.id })}
          target="_blank"
          rel="noreferrer"
        >
          <IconFileText size={15} stroke={1.75} aria-hidden /> Packing slip
        </a>
        <a
          className={buttonClasses({ size: 'small' })}
          href={urlOf(documentEndpoints.deliveryLabel, { id: order.id }, { shipmentId: shipment.id })}
          target="_blank"
          rel="noreferrer"
        >
          Label
        </a>
        {!back && (
          <>
            <Button size="small" onClick={() => onAsk({ about: 'shipment', shipment })}>
              Tracking
            </Button>
            <Button
              size="small"
              tone="ghost"
              disabled={takeBack.isPending}
              onClick={() => takeBack.run({ params: { id: shipment.id }, body: {} })}
            >
              It did not leave
            </Button>
          </>
        )}
      </div>
      <p className={styles.quiet}>{trackingWords(shipment)}</p>
      <ul className={styles.shipped}>
        {shipment.rows.map((row) => (
          <li key={row.requisitionId}>
            <b>{formatPieces(row.quantity)}</b> {row.name}
          </li>
        ))}
      </ul>
      <Refusal error={takeBack.error} />
    </section>
  )
}

function trackingWords({ carrier, tracking, parcels, note }: Shipment): string {
  const weight = parcels.reduce((sum, parcel) => sum + (parcel.weightKilograms ?? 0), 0)
  const words = [
    carrier,
    tracking && `tracking ${tracking}`,
    parcels.length > 0 && countOf(parcels.length, 'parcel', 'parcels'),
    weight > 0 && `${formatNumber(weight, 2)} kg`,
    note,
  ].filter(Boolean)
  return words.length > 0 ? words.join(', ') : 'no tracking yet'
}
