import { type ReactNode, useId } from 'react'
import { classes } from '../../ui/classes.ts'
import styles from './Options.module.css'

interface OptionCard<Value extends string> {
  value: Value
  label: ReactNode
  /** One short line below: "fine detail", "+ 4.20", an address. */
  note?: ReactNode
  disabled?: boolean
}

interface OptionCardsProps<Value extends string> {
  /** What is chosen here; shown as the head unless `bare`. */
  label: string
  /** Beside the head: the colour's name, "price of one". */
  aside?: ReactNode
  bare?: boolean
  /** At most so many beside each other; on a phone they wrap by themselves. */
  columns?: number
  value: Value | null
  options: readonly OptionCard<Value>[]
  onChange: (value: Value) => void
  /** A card that opens something in place of being chosen: "Another address". */
  more?: { label: string; note: string; onPick: () => void }
}

/** One of a few, each with a line of its own; the chosen one has the ink edge and the yellow stop. */
export function OptionCards<Value extends string>(props: OptionCardsProps<Value>) {
  const { label, aside, bare, columns = 3, value, options, onChange, more } = props
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={classes(styles.legend, bare && 'visually-hidden')}>
        {label}
        {aside && <span className={styles.aside}>{aside}</span>}
      </legend>
      <div
        className={styles.cards}
        style={{ '--columns': Math.min(columns, Math.max(options.length + (more ? 1 : 0), 1)) } as object}
      >
        {options.map((option) => (
          <label key={option.value} className={styles.card} data-disabled={option.disabled}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.name}>{option.label}</span>
            {option.note && <small className={styles.note}>{option.note}</small>}
          </label>
        ))}
        {more && (
          <button type="button" className={styles.card} onClick={more.onPick}>
            <span className={styles.name}>{more.label}</span>
            <small className={styles.note}>{more.note}</small>
          </button>
        )}
      </div>
    </fieldset>
  )
}

interface TickCardsProps {
  label: string
  aside?: ReactNode
  values: readonly string[]
  options: readonly OptionCard<string>[]
  /** Takes or leaves one. */
  onToggle: (value: string) => void
  /** The card for none of them: "As printed". */
  none?: { label: string; note?: ReactNode; onChoose: () => void }
}

/** Any of a few, in the same shape; the first card stands for none of them. */
export function TickCards({ label, aside, values, options, onToggle, none }: TickCardsProps) {
  const count = options.length + (none ? 1 : 0)
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {label}
        {aside && <span className={styles.aside}>{aside}</span>}
      </legend>
      <div className={styles.cards} style={{ '--columns': Math.min(3, count) } as object}>
        {none && (
          <label className={styles.card}>
            <input
              type="checkbox"
              className={styles.input}
              checked={values.length === 0}
              onChange={() => none.onChoose()}
            />
            <span className={styles.name}>{none.label}</span>
            {none.note && <small className={styles.note}>{none.note}</small>}
          </label>
        )}
        {options.map((option) => (
          <label key={option.value} className={styles.card} data-disabled={option.disabled}>
            <input
              type="checkbox"
              className={styles.input}
              checked={values.includes(option.value)}
              disabled={option.disabled}
              onChange={() => onToggle(option.value)}
            />
            <span className={styles.name}>{option.label}</span>
            {option.note && <small className={styles.note}>{option.note}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
