import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { Field, FieldBox, type FieldWords } from './Field.tsx'

interface ValueProps {
  value: string
  onChange: (value: string) => void
  /** What is saved, where the value now differs: the field is marked and says "was …". */
  was?: string | undefined
  large?: boolean
}

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'size'>

export interface TextFieldProps extends FieldWords, ValueProps, InputProps {
  /** An icon or a unit inside the box. */
  before?: ReactNode
  after?: ReactNode
}

/** One line of text; also e-mail, date and code fields through `type` and `inputMode`. */
export function TextField(props: TextFieldProps) {
  const { label, hint, problem, aside, bare, value, onChange, was, large, before, after, className, ...input } = props
  const changed = was !== undefined && was !== value
  return (
    <Field {...{ label, problem, aside, bare, className }} hint={changed ? `was ${was || 'empty'}` : hint}>
      {(ids) => (
        <FieldBox problem={Boolean(problem)} disabled={input.disabled} changed={changed} large={large}>
          {before}
          <input
            type="text"
            {...input}
            {...ids}
            className={styles.input}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {after && <span className={styles.unit}>{after}</span>}
        </FieldBox>
      )}
    </Field>
  )
}

export interface NumberFieldProps extends FieldWords, Omit<InputProps, 'min' | 'max'> {
  /** null while nothing is typed. */
  value: number | null
  onChange: (value: number | null) => void
  was?: number | null | undefined
  /** Whole numbers only, unless decimals are said. */
  decimals?: boolean
  unit?: ReactNode
  large?: boolean
  /** Numbers stand right in a column, left where they stand alone. */
  side?: 'start' | 'end'
}

/** A number, typed; what cannot be a number is not taken. */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, problem, aside, bare, value, onChange, was, decimals, unit, large, side, className, ...input } =
    props
  const [draft, setDraft] = useState<string | null>(null)
  const changed = was !== undefined && was !== value
  const allowed = decimals ? /^-?\d*[.,]?\d*$/u : /^\d*$/u
  const take = (text: string) => {
    if (!allowed.test(text)) return
    setDraft(text)
    const number = Number(text.replace(',', '.'))
    onChange(text === '' || text === '-' || Number.isNaN(number) ? null : number)
  }
  return (
    <Field {...{ label, problem, aside, bare, className }} hint={changed ? `was ${was ?? 'empty'}` : hint}>
      {(ids) => (
        <FieldBox problem={Boolean(problem)} disabled={input.disabled} changed={changed} large={large}>
          <input
            type="text"
            inputMode={decimals ? 'decimal' : 'numeric'}
            autoComplete="off"
            {...input}
            {...ids}
            className={classes(styles.input, styles.number)}
            data-side={side ?? (unit ? 'start' : 'end')}
            value={draft ?? (value === null ? '' : String(value))}
            onChange={(event) => take(event.currentTarget.value)}
            onBlur={(event) => {
              setDraft(null)
              input.onBlur?.(event)
            }}
          />
          {unit && <span className={styles.unit}>{unit}</span>}
        </FieldBox>
      )}
    </Field>
  )
}

export interface PasswordFieldProps extends FieldWords, ValueProps, InputProps {
  after?: ReactNode
}

/** A password that can be looked at. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, hint, problem, aside, bare, value, onChange, was: _was, large, after, className, ...input } = props
  const [shown, setShown] = useState(false)
  return (
    <Field {...{ label, hint, problem, aside, bare, className }}>
      {(ids) => (
        <FieldBox problem={Boolean(problem)} disabled={input.disabled} large={large}>
          <input
            {...input}
            {...ids}
            type={shown ? 'text' : 'password'}
            className={styles.input}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {after}
          <button
            type="button"
            className={styles.reveal}
            aria-label={shown ? 'Hide the password' : 'Show the password'}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <IconEyeOff size={18} stroke={1.9} /> : <IconEye size={18} stroke={1.9} />}
          </button>
        </FieldBox>
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldWords, ValueProps, Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> {}

/** Several lines: reasons, instructions, notes. */
export function TextArea({
  label,
  hint,
  problem,
  aside,
  bare,
  value,
  onChange,
  was,
  large,
  className,
  ...area
}: TextAreaProps) {
  const changed = was !== undefined && was !== value
  return (
    <Field {...{ label, hint, problem, aside, bare, className }}>
      {(ids) => (
        <FieldBox problem={Boolean(problem)} disabled={area.disabled} changed={changed} large={large} area>
          <textarea
            rows={3}
            {...area}
            {...ids}
            className={styles.input}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </FieldBox>
      )}
    </Field>
  )
}
