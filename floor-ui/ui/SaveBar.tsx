import { IconAlertOctagon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './SaveBar.module.css'

export interface SaveBarProps {
  /** What changes and what follows from it: "1 change: limit 160 → 180. Boards follow at once." */
  children: ReactNode
  onDiscard: () => void
  onSave: () => void
  /** Why it cannot be saved; it stands in place of the words. */
  blocked?: string | null | undefined
  saving?: boolean
  saveLabel?: string
}

/** At the foot of a form while something differs from what is saved. */
export function SaveBar({ children, onDiscard, onSave, blocked, saving, saveLabel = 'Save' }: SaveBarProps) {
  return (
    <div className={styles.bar}>
      <div className={classes(styles.words, blocked && styles.blocked)} role="status">
        {blocked ? (
          <>
            <IconAlertOctagon size={17} stroke={2} aria-hidden />
            {blocked}
          </>
        ) : (
          children
        )}
      </div>
      <Button onClick={onDiscard} disabled={saving}>
        Discard
      </Button>
      <Button tone="primary" onClick={onSave} disabled={saving || Boolean(blocked)}>
        {saveLabel}
      </Button>
    </div>
  )
}
