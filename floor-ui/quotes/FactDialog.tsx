import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'

interface FactDialogProps {
  title: string
  value: string
  type?: 'text' | 'date'
  hint?: string
  onClose: () => void
  onDone: (value: string) => void
}

/** One fact of a record, typed anew. */
export function FactDialog({ title, value, type = 'text', hint, onClose, onDone }: FactDialogProps) {
  const [text, setText] = useState(value)
  return (
    <Dialog
      opened
      onClose={onClose}
      width={360}
      title={title}
      onSubmit={() => {
        if (text !== value) onDone(text.trim())
        onClose()
      }}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit">
            Set
          </Button>
        </>
      }
    >
      <TextField label={title} type={type} value={text} onChange={setText} hint={hint} maxLength={120} data-autofocus />
    </Dialog>
  )
}
