import { IconCloudOff } from '@tabler/icons-react'
import { formatTime } from '../words/dates.ts'
import { useShopPlace } from '../words/shop-place.tsx'
import styles from './states.module.css'

export interface OfflineBandProps {
  /** The moment that the shown data is of; null when nothing was ever shown. */
  dataOf: Date | null
  /** Whole seconds until it tries again; null while it tries. */
  retryInSeconds: number | null
}

/** Quiet and dated: nothing on the screen pretends to be live. */
export function OfflineBand({ dataOf, retryInSeconds }: OfflineBandProps) {
  const place = useShopPlace()
  return (
    <div className={styles.band} role="status">
      <IconCloudOff size={17} stroke={2} aria-hidden />
      <span>No connection.{dataOf && ` This is ${formatTime(dataOf, place)}.`}</span>
      <small aria-hidden>{retryInSeconds === null ? 'trying now' : `trying again in ${retryInSeconds} s`}</small>
    </div>
  )
}
