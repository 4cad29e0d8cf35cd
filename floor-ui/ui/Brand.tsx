import styles from './Brand.module.css'
import { classes } from './classes.ts'

/** One stop on the line, and the name. */
export function Brand({ large, bare }: { large?: boolean; bare?: boolean }) {
  const size = large ? 26 : 22
  return (
    <span className={classes(styles.brand, large && styles.large)}>
      <svg width={size} height={size} viewBox="0 0 22 22" fill="none" aria-hidden>
        <path d="M0 11h22" stroke="var(--ink)" strokeWidth="4" />
        <circle cx="11" cy="11" r="6.5" fill="var(--signal)" stroke="var(--ink)" strokeWidth="3" />
      </svg>
      {bare ? <span className="visually-hidden">Routecard</span> : 'Routecard'}
    </span>
  )
}
