import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './WorkOrder.module.css'
import type { WorkOrder } from './work-order-data.ts'

/** The routings this order has had, with who changed them, why, and from which step it counts. */
export function RoutingHistory({ workOrder }: { workOrder: WorkOrder }) {
  const now = useNow()
  const place = useShopPlace()
  const changes = workOrder.routing.revisions.filter((each) => each.revision > 1).toReversed()
  if (changes.length === 0) return null
  return (
    <div className={styles.block}>
      <div className={styles.columnHead}>
        <h2>Routing changes</h2>
      </div>
      {changes.map((change) => (
        <div key={change.revision} className={styles.revision}>
          Revision {change.revision}, from step {change.effectiveFrom}: {change.reason}
          <small>
            {change.by ?? 'a program'}, {formatMoment(change.at, now, place)}
          </small>
        </div>
      ))}
    </div>
  )
}
