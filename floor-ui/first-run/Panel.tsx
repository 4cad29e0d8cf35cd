import type { FormEvent, ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { sentenceOf } from '../words/refusals.ts'
import styles from './FirstRun.module.css'

export interface PanelProps {
  title: string
  below: string
  children?: ReactNode
  /** The verb with its quantity: "Create 6 operations". */
  act: string
  onAct: () => void
  ready: boolean
  acting: boolean
  error: unknown
  /** Going on without it. */
  onSkip?: (() => void) | undefined
}

/** One form at a time beside the way down. */
export function Panel({ title, below, children, act, onAct, ready, acting, error, onSkip }: PanelProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready && !acting) onAct()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <h2 className={styles.panelTitle}>{title}</h2>
      <p className={styles.panelBelow}>{below}</p>
      {children}
      {error ? <Notice tone="refused">{sentenceOf(error)}</Notice> : null}
      <div className={styles.acts}>
        <Button type="submit" tone="primary" size="large" disabled={!ready || acting}>
          {act}
        </Button>
        {onSkip && (
          <Button tone="ghost" size="large" onClick={onSkip}>
            Skip for now
          </Button>
        )}
      </div>
    </form>
  )
}
