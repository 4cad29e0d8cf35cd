import { FocusTrap, Modal, Portal } from '@mantine/core'
import { useFocusReturn } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'

interface DialogWords {
  title: ReactNode
  /** One sentence below the title. */
  below?: ReactNode
  onClose: () => void
  children?: ReactNode
  /** What will happen, with numbers, at the left of the foot. */
  outcome?: ReactNode
  /** Cancel, and the one primary whose verb carries the quantity. */
  actions?: ReactNode
  /** Enter anywhere in the dialog does this. */
  onSubmit?: () => void
}

export interface DialogProps extends DialogWords {
  opened: boolean
  /** 812 for rows, 560 for a form, 400 for a question. */
  width?: number
  /** Rows reach the edges and divide themselves by hairlines. */
  flush?: boolean
}

/** A thing to decide before anything else: over a scrim, the keyboard stays inside, Esc leaves. */
export function Dialog({ opened, width = 560, flush, ...words }: DialogProps) {
  const heading = <Modal.Title className={styles.title}>{words.title}</Modal.Title>
  return (
    <Modal opened={opened} onClose={words.onClose} size={width} centered trapFocus returnFocus>
      <Content {...words} heading={heading} flush={flush} />
    </Modal>
  )
}

export interface HandDialogProps extends DialogWords {
  /** Where the hand is, in px of the window; the dialog keeps itself inside the window. */
  at: { x: number; y: number }
  /** 280 to 340. */
  width?: number
}

/** A small question at the hand: a drop, a refusal. No scrim; Esc, a press outside, or an act closes it. */
export function HandDialog({ at, width = 280, ...words }: HandDialogProps) {
  const title = useId()
  const heading = (
    <h2 className={styles.title} id={title}>
      {words.title}
    </h2>
  )
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number }>()
  useFocusReturn({ opened: true, shouldReturnFocus: true })
  useLayoutEffect(() => {
    const height = box.current?.offsetHeight ?? 0
    setPlace({
      left: Math.max(8, Math.min(at.x, window.innerWidth - width - 12)),
      top: Math.max(8, Math.min(at.y, window.innerHeight - height - 12)),
    })
  }, [at.x, at.y, width])
  const { onClose } = words
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }
    window.addEventListener('keydown', leave, true)
    return () => window.removeEventListener('keydown', leave, true)
  }, [onClose])
  return (
    <Portal>
      <div className={styles.backdrop} onPointerDown={onClose} aria-hidden />
      <FocusTrap active>
        <div
          ref={box}
          className={styles.hand}
          role="dialog"
          aria-modal
          aria-labelledby={title}
          style={{ width, ...(place ?? { left: at.x, top: at.y }) }}
        >
          <Content {...words} heading={heading} />
        </div>
      </FocusTrap>
    </Portal>
  )
}

interface ContentProps extends DialogWords {
  heading: ReactNode
  flush?: boolean | undefined
}

function Content({ heading, below, onClose, children, outcome, actions, onSubmit, flush }: ContentProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.head}>
        <div className={styles.words}>
          {heading}
          {below && <p className={styles.below}>{below}</p>}
        </div>
      </div>
      {children && <div className={classes(styles.body, flush && styles.flush)}>{children}</div>}
      {(actions || outcome) && (
        <div className={styles.foot}>
          {outcome && <span className={styles.outcome}>{outcome}</span>}
          {actions}
        </div>
      )}
      {/* Last in the order of Tab: a dialog opens with its first field or act in the focus. */}
      <IconButton label="Close" onClick={onClose} size="small" className={styles.close}>
        <IconX size={18} stroke={2} />
      </IconButton>
    </form>
  )
}
