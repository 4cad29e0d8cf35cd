import { type ReactNode, useEffect, useState } from 'react'
import styles from './states.module.css'

const patienceMs = 300

/** Shows the shape of what comes only when it is not there after 300 ms: quick answers do not flicker. */
export function Waiting({ children }: { children: ReactNode }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div aria-busy aria-live="polite">
      <span className="visually-hidden">Loading</span>
      {long && children}
    </div>
  )
}

/** One grey shape of what comes; it does not move. */
export function Bone({ width, height }: { width: number | string; height: number }) {
  return <span className={styles.bone} style={{ width, height }} />
}

/** The rows of a list that comes. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <Waiting>
      <div className={styles.rows}>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: still shapes have no identity of their own
          <div key={row} className={styles.row}>
            <Bone width={76} height={12} />
            <Bone width={120 + ((row * 37) % 60)} height={12} />
            <Bone width={140} height={10} />
            <Bone width={150} height={4} />
          </div>
        ))}
      </div>
    </Waiting>
  )
}
