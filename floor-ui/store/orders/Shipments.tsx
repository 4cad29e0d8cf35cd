import { IconExternalLink, IconTruckDelivery } from '@tabler/icons-react'
import { formatDay } from '../../words/dates.ts'
import { countOf } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import shell from '../shell/Store.module.css'
import type { MyOrder } from './MyOrderPage.tsx'
import styles from './Order.module.css'

/** What was sent, when, and where it is followed. */
export function Shipments({ shipments }: Pick<MyOrder, 'shipments'>) {
  const now = useNow()
  const place = useShopPlace()
  const sent = shipments.filter((each) => each.takenBackAt === null)
  if (sent.length === 0) return null
  return (
    <section aria-label="Shipments">
      <h2 className={shell.section}>Shipments</h2>
      <ul className={styles.shipments}>
        {sent.map((shipment) => (
          <li key={shipment.id}>
            <IconTruckDelivery size={20} stroke={1.75} aria-hidden />
            <div>
              <b>
                {formatDay(shipment.shippedOn, now, place)}
                {shipment.carrier && `, ${shipment.carrier}`}
              </b>
              <span>
                {shipment.rows.map((row) => `${countOf(row.quantity, 'piece', 'pieces')} of ${row.name}`).join(', ')}
                {shipment.parcels.length > 1 && `, in ${shipment.parcels.length} parcels`}
              </span>
            </div>
            {shipment.tracking && <Tracking number={shipment.tracking} url={shipment.trackingUrl} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tracking({ number, url }: { number: string; url: string }) {
  if (!/^https?:\/\//u.test(url)) return <span className="mono">{number}</span>
  return (
    <a className={shell.link} href={url} target="_blank" rel="noreferrer noopener">
      <span className="mono">{number}</span>{' '}
      <IconExternalLink size={14} stroke={2} className={styles.inline} aria-hidden />
      <span className="visually-hidden">, opens the carrier’s page</span>
    </a>
  )
}
