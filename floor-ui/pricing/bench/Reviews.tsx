import { IconAlertTriangle } from '@tabler/icons-react'
import type { OwnerRow } from '../owners.ts'
import styles from './Bench.module.css'
import type { Price } from './use-bench-prices.ts'

/** Whether a person would have to look, why, and what the equations said beside the price. */
export function Reviews({ owner, price }: { owner: OwnerRow; price: Price }) {
  const reasons = [
    ...price.lines.flatMap((line) => [...(line.reviewReasons ?? []), line.problem ?? '']),
    ...price.lines.flatMap((line) => line.postProcesses.map((each) => each.problem ?? '')),
    ...(owner.scope === 'ORDER' ? [...(price.reviewReasons ?? []), price.problem ?? ''] : []),
  ]
  const shown = [...new Set(reasons.filter(Boolean))]
  const logs = [
    ...price.lines.flatMap((line) => [...(line.logs ?? []), ...line.postProcesses.flatMap((each) => each.logs ?? [])]),
    ...(price.logs ?? []),
  ]
  const asked = price.lines.some((line) => line.reviewRequired) || (owner.scope === 'ORDER' && price.reviewRequired)
  return (
    <>
      {asked && (
        <div className={styles.review} role="status">
          <IconAlertTriangle size={16} stroke={2} aria-hidden />
          <div>
            <b>A person would have to look at this price.</b>
            <ul>
              {shown.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {logs.length > 0 && (
        <details className={styles.logs}>
          <summary>console.log, {logs.length}</summary>
          <pre>{logs.join('\n')}</pre>
        </details>
      )}
    </>
  )
}
