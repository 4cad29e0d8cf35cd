import { IconCheck, IconMinus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Choice.module.css'
import { classes } from './classes.ts'

interface TickProps {
  checked: boolean
  onChange: (checked: boolean) => void
  children?: ReactNode
  disabled?: boolean
  /** Its name where no words stand beside it. */
  label?: string
}

/** On or off as part of a form or a row; `some` draws the bar of a partly ticked group. */
export function Checkbox({
  checked,
  some = false,
  onChange,
  children,
  disabled,
  label,
}: TickProps & { some?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.indeterminate = some && !checked
  }, [some, checked])
  return (
    <label className={styles.line} data-disabled={disabled}>
      <span className={styles.mark}>
        <input
          ref={input}
          type="checkbox"
          className={styles.input}
          checked={checked}
          disabled={disabled}
          aria-label={label}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {checked && <IconCheck size={12} stroke={3} aria-hidden />}
        {some && !checked && <IconMinus size={12} stroke={3} aria-hidden />}
      </span>
      {children}
    </label>
  )
}

/** On or off for good; the words beside it say what the present position means ("Refused"). */
export function Switch({ checked, onChange, children, disabled, label }: TickProps) {
  return (
    <label className={styles.line} data-disabled={disabled}>
      <span className={styles.track}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          className={styles.input}
          checked={checked}
          disabled={disabled}
          aria-label={label}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </span>
      {children}
    </label>
  )
}

export interface Option<Value extends string> {
  value: Value
  label: ReactNode
  disabled?: boolean
}

interface OneOfProps<Value extends string> {
  /** What is chosen here, read out. */
  label: string
  value: Value
  options: readonly Option<Value>[]
  onChange: (value: Value) => void
}

/** One of two or three words, side by side. */
export function SegmentedControl<Value extends string>(props: OneOfProps<Value> & { size?: 'small' | 'default' }) {
  const { label, value, options, onChange, size = 'default' } = props
  const name = useId()
  return (
    <div className={styles.segments} data-size={size} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}

/** One of a few, each on its own line with room for words. */
export function RadioGroup<Value extends string>({ label, value, options, onChange }: OneOfProps<Value>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      style={{ display: 'grid', gap: 8, alignContent: 'start', justifyItems: 'start' }}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.line} data-disabled={option.disabled}>
          <span className={classes(styles.mark, styles.round)}>
            <input
              type="radio"
              className={styles.input}
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
          </span>
          {option.label}
        </label>
      ))}
    </div>
  )
}
