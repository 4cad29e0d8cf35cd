import { IconPrinter, IconTag } from '@tabler/icons-react'
import { labelEndpoints } from '#api/contract/labels.ts'
import { urlOf } from '../server/call.ts'
import { buttonClasses } from '../ui/Button.tsx'
import styles from './WorkOrder.module.css'
import type { WorkOrder } from './work-order-data.ts'

/** The paper that goes with the pieces. */
export function TravellerPanel({ workOrder }: { workOrder: WorkOrder }) {
  const params = { id: workOrder.id }
  return (
    <div className={styles.block}>
      <div className={styles.columnHead}>
        <h2>Traveller</h2>
        <span>routing {workOrder.routing.revision > 1 ? `revision ${workOrder.routing.revision}` : 'as released'}</span>
      </div>
      <p className={styles.zero} style={{ marginBottom: 8 }}>
        It stays with the pieces. When they split, print another.
      </p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
        {(['A4', 'LETTER', 'A5'] as const).map((pageSize) => (
          <a
            key={pageSize}
            className={buttonClasses({ size: 'small' })}
            href={urlOf(labelEndpoints.traveller, params, { pageSize })}
            target="_blank"
            rel="noreferrer"
          >
            <IconPrinter size={15} stroke={1.75} aria-hidden /> {pageSize === 'LETTER' ? 'Letter' : pageSize}
          </a>
        ))}
        <a
          className={buttonClasses({ size: 'small' })}
          href={urlOf(labelEndpoints.travellerZpl, params)}
          download={`${workOrder.number}.zpl`}
        >
          <IconTag size={15} stroke={1.75} aria-hidden /> Labels
        </a>
      </div>
    </div>
  )
}
