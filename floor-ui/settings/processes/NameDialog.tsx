import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from '../Settings.module.css'

interface NameDialogProps {
  title: string
  /** What it is called now; empty for a new one. */
  name: string
  verb: string
  error: Error | null
  pending: boolean
  onName: (name: string) => void
  onClose: () => void
}

/** A thing that has only a name: to give it one, or another. */
export function NameDialog({ title, name, verb, error, pending, onName, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name)
  const ready = typed.trim() !== '' && typed.trim() !== name && !pending
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title={title}
      onSubmit={() => ready && onName(typed.trim())}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready}>
            {verb}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={typed} onChange={setTyped} data-autofocus maxLength={120} />
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}
