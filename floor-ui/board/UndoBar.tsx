import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import type { Point } from '../drag/gesture.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import styles from './Board.module.css'
import type { UndoShown } from './use-undo.ts'

interface UndoBarProps {
  shown: UndoShown
  onUndo: (at: Point) => void
  onDismiss: () => void
}

/** What was just done here, and the way back. */
export function UndoBar({ shown: { done, state }, onUndo, onDismiss }: UndoBarProps) {
  const undone = state === 'undone'
  return (
    <div className={styles.undo} role="status">
      <IconCheck size={16} stroke={2.2} aria-hidden />
      <span>
        {done.kind === 'move' && <b>{done.quantity} of </b>}
        <span className={styles.code}>{done.number}</span> {undone ? 'put back' : done.words}
      </span>
      {!undone && (
        <Button
          size="small"
          icon={<IconArrowBackUp size={15} stroke={2} />}
          keys="Ctrl Z"
          disabled={state === 'undoing'}
          onClick={(event) => onUndo({ x: event.clientX, y: event.clientY - 160 })}
        >
          Undo
        </Button>
      )}
      <IconButton label="Close" size="small" onClick={onDismiss}>
        <IconX size={15} stroke={2} />
      </IconButton>
    </div>
  )
}
