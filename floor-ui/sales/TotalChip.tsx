import { Popover } from '@mantine/core'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { NumberField } from '../ui/TextField.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Sales.module.css'
import { readTotal } from './total-range.ts'

interface TotalChipProps {
  /** "500-2000", either side may be empty. */
  value: string | null
  onChange: (value: string | null) => void
}

/** A filter by the total: from, to, or both. */
export function TotalChip({ value, onChange }: TotalChipProps) {
  const [opened, setOpened] = useState(false)
  const [range, setRange] = useState<{ from: number | null; to: number | null }>({ from: null, to: null })
  const set = () => {
    setOpened(false)
    onChange(range.from === null && range.to === null ? null : `${range.from ?? ''}-${range.to ?? ''}`)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={220} trapFocus returnFocus>
      <Popover.Target>
        <Chip on={value !== null} onClick={() => (value === null ? setOpened(!opened) : onChange(null))}>
          {value === null ? 'Total' : words(value)}
        </Chip>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.range}
          onSubmit={(event) => {
            event.preventDefault()
            set()
          }}
        >
          <NumberField
            label="From"
            value={range.from}
            onChange={(from) => setRange({ ...range, from })}
            data-autofocus
          />
          <NumberField label="To" value={range.to} onChange={(to) => setRange({ ...range, to })} />
          <Button type="submit" wide>
            Filter
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function words(value: string): string {
  const { from, to } = readTotal(value)
  if (from !== undefined && to !== undefined) return `${formatPieces(from)} to ${formatPieces(to)}`
  return from === undefined ? `to ${formatPieces(to ?? 0)}` : `from ${formatPieces(from)}`
}
