import type { ReactNode } from 'react'
import styles from './Parts.module.css'

interface BlockProps {
  title: string
  /** Its count or scope. */
  scope?: ReactNode
  /** Small buttons at the right end. */
  actions?: ReactNode
  children: ReactNode
}

/** One region of a part's page. */
export function Block({ title, scope, actions, children }: BlockProps) {
  return (
    <section className={styles.block} aria-label={title}>
      <div className={styles.blockHead}>
        <h2>{title}</h2>
        {scope && <span className={styles.quiet}>{scope}</span>}
        <span className={styles.grow} />
        {actions}
      </div>
      {children}
    </section>
  )
}
