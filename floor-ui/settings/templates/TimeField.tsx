import { type ReactNode, useState } from 'react'
import { FieldBox } from '../../ui/Field.tsx'
import { formatMinutes, parseMinutes } from '../../words/durations.ts'
import styles from './Template.module.css'

interface TimeFieldProps {
  /** Read out; the column's head says it to the eye. */
  label: string
  /** Minutes. */
  value: number
  onChange: (minutes: number) => void
  changed: boolean
  /** Stands after the number: what it counts for. */
  after?: ReactNode
}

/** A time as it is said: "20", "0.8", "2 h 30", "2:30". What is no time stays marked and is not taken. */
export function TimeField({ label, value, onChange, changed, after }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && typed.trim() !== '' && parseMinutes(typed) === null
  const take = (text: string) => {
    setTyped(text)
    const minutes = text.trim() === '' ? 0 : parseMinutes(text)
    if (minutes !== null && minutes <= 100_000) onChange(minutes)
  }
  return (
    <FieldBox changed={changed} problem={wrong}>
      <input
        type="text"
        className={after ? styles.time : `${styles.time} ${styles.timeAlone}`}
        aria-label={label}
        aria-invalid={wrong || undefined}
        autoComplete="off"
        value={typed ?? formatMinutes(value)}
        size={after ? Math.max(2, (typed ?? formatMinutes(value)).length) : undefined}
        onChange={(event) => take(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
      {after}
    </FieldBox>
  )
}

interface RunPerChoiceProps {
  label: string
  value: 'piece' | 'load'
  onChange: (value: 'piece' | 'load') => void
}

/** Whether a run time counts for each piece or for each load of the machine. */
export function RunPerChoice({ label, value, onChange }: RunPerChoiceProps) {
  return (
    <select
      className={styles.runPer}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value === 'load' ? 'load' : 'piece')}
    >
      <option value="piece">a piece</option>
      <option value="load">a load</option>
    </select>
  )
}
