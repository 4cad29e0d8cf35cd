import type { ReactNode } from 'react'
import styles from './RecordHead.module.css'

export interface Fact {
  label: string
  value: ReactNode
}

export interface RecordNumber {
  /** Already written: "240". */
  value: ReactNode
  caption: string
  tone?: 'good' | 'late'
}

export interface RecordHeadProps {
  picture?: ReactNode
  title: ReactNode
  flags?: ReactNode
  facts: readonly Fact[]
  /** The two or three numbers that a person came for. */
  numbers?: readonly RecordNumber[]
}

/** The top of a record's page: what it is, its facts, its numbers. */
export function RecordHead({ picture, title, flags, facts, numbers = [] }: RecordHeadProps) {
  return (
    <header className={styles.head}>
      {picture && <div className={styles.picture}>{picture}</div>}
      <div className={styles.words}>
        <div className={styles.line}>
          <h1 className={styles.title}>{title}</h1>
          {flags}
        </div>
        <dl className={styles.facts}>
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={styles.numbers}>
        {numbers.map((number) => (
          <div key={number.caption}>
            <div className={styles.number} data-tone={number.tone}>
              {number.value}
            </div>
            <div className={styles.caption}>{number.caption}</div>
          </div>
        ))}
      </div>
    </header>
  )
}
