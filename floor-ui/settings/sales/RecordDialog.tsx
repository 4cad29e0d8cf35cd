import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import styles from '../Settings.module.css'

interface RecordDialogProps {
  title: string
  below?: string
  /** There is one already: it is saved, not added. */
  known: boolean
  ready: boolean
  busy: boolean
  error: Error | null
  onClose: () => void
  onSubmit: () => void
  children: ReactNode
}

/** One row of a list of the settings, added or changed. */
export function RecordDialog({
  title,
  below,
  known,
  ready,
  busy,
  error,
  onClose,
  onSubmit,
  children,
}: RecordDialogProps) {
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title={title}
      below={below}
      onSubmit={() => ready && !busy && onSubmit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || busy}>
            {known ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {children}
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}
