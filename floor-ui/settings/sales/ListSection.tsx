import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from '../Settings.module.css'

interface ListSectionProps {
  title: string
  /** What the list is for, beside its title. */
  note: string
  /** One of them: "Tax". */
  noun: string
  /** What fills it, while it is empty. */
  empty: string
  heads: readonly string[]
  /** The rows of the table. */
  rows: readonly ReactNode[]
  onAdd: () => void
  /** Refusals, and what else stands below. */
  children?: ReactNode
}

/** A section of the settings that is one list: a table, and a dialog for each of its rows. */
export function ListSection({ title, note, noun, empty, heads, rows, onAdd, children }: ListSectionProps) {
  const add = (
    <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={onAdd}>
      {noun}
    </Button>
  )
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block} style={{ maxWidth: 980 }}>
          <div className={styles.title}>
            <h1>{title}</h1>
            <span className={styles.quiet} style={{ flex: 1 }}>
              {note}
            </span>
            {rows.length > 0 && add}
          </div>
          {rows.length === 0 ? (
            <EmptyState title={`${title}: none yet`} action={add}>
              {empty}
            </EmptyState>
          ) : (
            <table className={styles.table}>
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th key={head}>{head}</th>
                  ))}
                  <th aria-label="Acts" />
                </tr>
              </thead>
              <tbody>{rows}</tbody>
            </table>
          )}
          {children}
        </section>
      </div>
    </div>
  )
}
