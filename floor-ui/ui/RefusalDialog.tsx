import { FocusTrap, Portal } from '@mantine/core'
import { IconAlertOctagon } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId } from 'react'
import styles from './RefusalDialog.module.css'

export interface RefusalDialogProps {
  /** The fact with its numbers: "Only 22 of these 24 can move." */
  fact: string
  /** Who did what, and what to do next. */
  rest?: ReactNode
  /** The next acts; the first is the likely one. */
  actions: ReactNode
  onClose: () => void
  /** At the hand; the middle of the window where it is left out. */
  at?: { x: number; y: number } | undefined
}

/** A refusal is an answer: it stays until it is read, and offers what can be done instead. */
export function RefusalDialog({ fact, rest, actions, onClose, at }: RefusalDialogProps) {
  const id = useId()
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }
    window.addEventListener('keydown', leave, true)
    return () => window.removeEventListener('keydown', leave, true)
  }, [onClose])
  const place = at
    ? { left: `clamp(12px, ${at.x}px, calc(100vw - 416px))`, top: `clamp(12px, ${at.y}px, calc(100vh - 180px))` }
    : { left: '50%', top: '40%', transform: 'translate(-50%, -50%)' }
  return (
    <Portal>
      <FocusTrap active>
        <div className={styles.hand} style={place} role="alertdialog" aria-labelledby={id} aria-modal>
          <div className={styles.box}>
            <IconAlertOctagon className={styles.sign} size={20} stroke={2} aria-hidden />
            <div>
              <p className={styles.fact} id={id}>
                {fact}
              </p>
              {rest && <div className={styles.rest}>{rest}</div>}
              <div className={styles.actions}>{actions}</div>
            </div>
          </div>
        </div>
      </FocusTrap>
    </Portal>
  )
}
