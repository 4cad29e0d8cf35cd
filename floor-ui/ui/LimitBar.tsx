import styles from './LimitBar.module.css'

/** How full a stage is. Without a limit the bar stays empty: there is nothing to be full of. */
export function LimitBar({ pieces, limit }: { pieces: number; limit: number | null }) {
  const over = limit !== null && pieces > limit
  const share = limit === null || limit === 0 ? (over ? 1 : 0) : Math.min(1, pieces / limit)
  return (
    <span className={styles.bar} data-over={over} aria-hidden>
      <span className={styles.fill} style={{ width: `${share * 100}%` }} />
    </span>
  )
}
