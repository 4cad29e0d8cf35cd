import { type KeyboardEvent, type ReactNode, useState } from 'react'
import styles from './Lines.module.css'

interface CellFieldProps {
  /** Its name, read out. */
  label: string
  /** As it stands now. */
  value: string
  /** Shown faint while nothing is typed. */
  placeholder?: string
  /** Takes the text on Enter and when the field is left; false: it is no such value, and the old one comes back. */
  onCommit: (text: string) => boolean
  /** A person typed what stands there. */
  typed?: boolean
  changed?: boolean
  before?: ReactNode
  decimals?: boolean
  disabled?: boolean
  /** In which column it stands: the arrow keys go to the same column of the next line. */
  column: string
  className?: string | undefined
}

/** A number in a row. Enter keeps it, Esc puts the old one back, up and down go to the same field of the next line. */
export function CellField(props: CellFieldProps) {
  const { label, value, placeholder, onCommit, typed, changed, before, decimals, disabled, column, className } = props
  const [draft, setDraft] = useState<string | null>(null)
  const commit = () => {
    if (draft !== null && draft.trim() !== value) onCommit(draft)
    setDraft(null)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape') setDraft(null)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!goTo(event.currentTarget, column, event.key === 'ArrowDown' ? 1 : -1)) return
      event.preventDefault()
    } else return
    event.stopPropagation()
  }
  return (
    <span
      className={`${styles.cell} ${className ?? ''}`}
      data-typed={typed}
      data-changed={changed}
      data-disabled={disabled}
    >
      {before}
      <input
        type="text"
        inputMode={decimals ? 'decimal' : 'numeric'}
        autoComplete="off"
        aria-label={label}
        data-column={column}
        value={draft ?? value}
        placeholder={placeholder}
        disabled={disabled}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={commit}
        onKeyDown={press}
      />
    </span>
  )
}

/** The same field of the next or the last line; says whether there is one. */
function goTo(from: HTMLElement, column: string, step: number): boolean {
  const all = [...document.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]:not(:disabled)`)]
  const next = all[all.indexOf(from as HTMLInputElement) + step]
  next?.focus()
  return next !== undefined
}
