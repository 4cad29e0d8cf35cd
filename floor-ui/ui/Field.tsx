import { IconAlertOctagon } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'

export interface FieldWords {
  label: ReactNode
  /** What the value is for, in one line below. */
  hint?: ReactNode
  /** What is wrong and what would be right; it replaces the hint. */
  problem?: string | null | undefined
  /** At the right end of the label: a link such as "Forgotten". */
  aside?: ReactNode
  /** The label is read out and not shown: in tables, where the column's head says it. */
  bare?: boolean
}

interface FieldProps extends Omit<FieldWords, 'bare'> {
  bare?: boolean | undefined
  className?: string | undefined
  children: (ids: FieldIds) => ReactNode
}

export interface FieldIds {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

/** Label above, hint or problem below, and whatever one types into between them. */
export function Field({ label, hint, problem, aside, bare, className, children }: FieldProps) {
  const id = useId()
  const described = problem || hint ? `${id}-below` : undefined
  return (
    <div className={classes(styles.field, className)}>
      <span className={bare ? 'visually-hidden' : styles.label}>
        <label htmlFor={id}>{label}</label>
        {aside}
      </span>
      {children({ id, 'aria-describedby': described, 'aria-invalid': problem ? true : undefined })}
      {problem ? (
        <span className={styles.problem} id={described} role="alert">
          <IconAlertOctagon size={15} stroke={2} aria-hidden />
          {problem}
        </span>
      ) : (
        hint && (
          <span className={styles.hint} id={described}>
            {hint}
          </span>
        )
      )}
    </div>
  )
}

interface FieldBoxProps {
  children: ReactNode
  problem?: boolean | undefined
  disabled?: boolean | undefined
  /** The value differs from what is saved. */
  changed?: boolean | undefined
  large?: boolean | undefined
  area?: boolean | undefined
}

/** The edge around an input; it takes the focus ring for what is inside. */
export function FieldBox({ children, problem, disabled, changed, large, area }: FieldBoxProps) {
  return (
    <div
      className={classes(styles.box, large && styles.large, area && styles.area)}
      data-problem={problem}
      data-disabled={disabled}
      data-changed={changed}
    >
      {children}
    </div>
  )
}
