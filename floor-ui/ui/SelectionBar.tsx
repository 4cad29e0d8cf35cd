import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './SelectionBar.module.css'

export interface SelectionBarProps {
  /** "3 selected, 116 pieces" */
  words: string
  acts: readonly { key: string; label: string; icon: ReactNode; onPick: () => void; disabled?: boolean }[]
  onClear: () => void
}

/** What can be done with the chosen rows, floating over the foot of the list. */
export function SelectionBar({ words, acts, onClear }: SelectionBarProps) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Chosen rows">
      <span role="status">{words}</span>
      <i className={styles.line} aria-hidden />
      {acts.map((act) => (
        <button key={act.key} type="button" className={styles.act} onClick={act.onPick} disabled={act.disabled}>
          {act.icon}
          {act.label}
        </button>
      ))}
      <i className={styles.line} aria-hidden />
      <button type="button" className={styles.act} onClick={onClear}>
        <IconX size={16} stroke={1.9} aria-hidden />
        Clear
      </button>
    </div>
  )
}
