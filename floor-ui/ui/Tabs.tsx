import type { KeyboardEvent, ReactNode } from 'react'
import styles from './Tabs.module.css'

export interface Tab<Key extends string> {
  key: Key
  label: string
  /** How many are behind it; already written. */
  count?: ReactNode
}

export interface TabsProps<Key extends string> {
  label: string
  tabs: readonly Tab<Key>[]
  current: Key
  onChange: (key: Key) => void
  /** Stands inside another bar: no ground, no line of its own. */
  bare?: boolean
  children?: ReactNode
}

/** Views of one list, or parts of one record. Arrow keys go along them. */
export function Tabs<Key extends string>({ label, tabs, current, onChange, bare, children }: TabsProps<Key>) {
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.key === current)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.key)
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')
    buttons[tabs.indexOf(next)]?.focus()
  }
  return (
    <div className={styles.tabs} data-bare={bare}>
      <div role="tablist" aria-label={label} className={styles.list} onKeyDown={walk}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={tab.key === current}
            tabIndex={tab.key === current ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            <span className={styles.word} data-word={tab.label}>
              {tab.label}
            </span>
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
