import { IconSearch, IconX } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import styles from './SearchField.module.css'
import { useShortcuts } from './shortcuts.ts'

export interface SearchFieldProps {
  value: string
  onChange: (value: string) => void
  /** What can be found: "Work order, part, customer". */
  placeholder: string
  /** px */
  width?: number
}

/** Finds in the list below. "/" comes here from anywhere on the page; Esc empties it, then leaves. */
export function SearchField({ value, onChange, placeholder, width = 240 }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const shortcuts = useMemo(
    () => [{ keys: '/', does: `Search: ${placeholder.toLowerCase()}`, run: () => input.current?.focus() }],
    [placeholder],
  )
  useShortcuts(shortcuts)
  return (
    <div className={styles.search} style={{ width }}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <input
        ref={input}
        type="search"
        className={styles.input}
        placeholder={placeholder}
        aria-label={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (value) onChange('')
          else event.currentTarget.blur()
        }}
      />
      {value ? (
        <button type="button" className={styles.clear} aria-label="Empty the search" onClick={() => onChange('')}>
          <IconX size={14} stroke={2.2} />
        </button>
      ) : (
        <kbd className={styles.key} aria-hidden>
          /
        </kbd>
      )}
    </div>
  )
}
