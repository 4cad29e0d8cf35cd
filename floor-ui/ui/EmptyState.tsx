import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './states.module.css'

export interface EmptyStateProps {
  /** "No work orders yet" */
  title: string
  /** One sentence on what fills it. */
  children: ReactNode
  /** The one next act. */
  action?: ReactNode
}

/** Nothing here yet: the empty line, what fills it, and the one act that does. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <EmptyLine />
      <h2>{title}</h2>
      <p>{children}</p>
      {action && <div className={styles.actions}>{action}</div>}
    </section>
  )
}

export interface NothingFoundProps {
  /** The filters in words: ["customer is Moreau Médical", "held"]. */
  filters: readonly string[]
  /** The filter to drop, and how many there are without it. */
  drop?: { filter: string; count: number; noun: string; onDrop: () => void } | undefined
  onClear: () => void
}

/** The filters leave nothing: names them, and the way out with its count. */
export function NothingFound({ filters, drop, onClear }: NothingFoundProps) {
  const title = filters.length === 1 ? 'Nothing matches this filter' : `Nothing matches ${filters.length} filters`
  const named = sentence(filters)
  return (
    <section className={styles.empty}>
      <EmptyLine />
      <h2>{title}</h2>
      <p>
        {named}
        {drop && ` Without “${drop.filter}” there are ${drop.count} ${drop.noun}.`}
      </p>
      <div className={styles.actions}>
        {drop && <Button onClick={drop.onDrop}>Drop “{drop.filter}”</Button>}
        <Button tone={drop ? 'ghost' : 'default'} onClick={onClear}>
          Clear all
        </Button>
      </div>
    </section>
  )
}

/** The route line without a work order on it. */
export function EmptyLine() {
  return (
    <svg width="180" height="40" viewBox="0 0 180 40" aria-hidden className={styles.line} fill="var(--paper)">
      <path d="M6 20H172" strokeWidth="10" />
      <path d="M6 20H172" strokeWidth="6" stroke="var(--paper)" />
      <path d="M6 8v24M172 8v24" strokeWidth="6" />
      {[48, 90, 132].map((x) => (
        <circle key={x} cx={x} cy="20" r="9" strokeWidth="4" />
      ))}
    </svg>
  )
}

function sentence(filters: readonly string[]) {
  if (filters.length === 0) return ''
  const joined = filters.length === 1 ? filters[0] : `${filters.slice(0, -1).join(', ')}, and ${filters.at(-1)}`
  return `${joined?.charAt(0).toUpperCase()}${joined?.slice(1)}.`
}
