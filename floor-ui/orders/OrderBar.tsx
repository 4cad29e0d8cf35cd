import { formatPieces } from '../words/numbers.ts'
import styles from './Orders.module.css'
import { barOf } from './order-bar.ts'

interface OrderBarProps {
  order: Parameters<typeof barOf>[0] & { ordered: number; finished: number; shipped: number }
}

const width = 118
const first = 5
const last = 113

/** How far an order is, from bar to bar: ink is finished, yellow on the floor, the rest not begun; the numbers beside it. */
export function OrderBar({ order }: OrderBarProps) {
  const { finished, floor } = barOf(order)
  const x = (share: number) => first + share * (last - first)
  return (
    <span className={styles.bar2}>
      <svg width={width} height={18} aria-hidden className={styles.barDrawing}>
        <path d={`M${first} 9H${last}`} className={styles.ahead} />
        {floor > finished && (
          <>
            <path d={`M${x(finished)} 9H${x(floor)}`} className={styles.floorEdge} />
            <path d={`M${x(finished)} 9H${x(floor)}`} className={styles.floor} />
          </>
        )}
        {finished > 0 && <path d={`M${first} 9H${x(finished)}`} className={styles.finished} />}
        <path d={`M${first} 3v12`} className={finished > 0 || floor > 0 ? styles.postDone : styles.post} />
        <path d={`M${last} 3v12`} className={finished >= 1 ? styles.postDone : styles.post} />
      </svg>
      <Words order={order} />
    </span>
  )
}

function Words({ order: { ordered, finished, shipped, inWork } }: OrderBarProps) {
  if (shipped > 0 && shipped >= ordered) {
    return (
      <span className={styles.barWords}>
        <b>{formatPieces(shipped)}</b> shipped
      </span>
    )
  }
  if (inWork === 0) return <span className={styles.barWords}>{formatPieces(ordered)} pieces</span>
  return (
    <span className={styles.barWords}>
      <b>{formatPieces(finished)}</b> of {formatPieces(ordered)}
    </span>
  )
}
