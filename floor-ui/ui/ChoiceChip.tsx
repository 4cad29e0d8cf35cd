import { Popover } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Chip } from './Chip.tsx'
import styles from './ChoiceChip.module.css'
import { TextField } from './TextField.tsx'

interface ChoiceChipProps {
  label: string
  choices: readonly { value: string; label: string }[]
  value: string | null
  onChange: (value: string | null) => void
}

/** With more choices than this one types to find. */
const typedFrom = 9

/** A filter with one of many values: says what it is set to, and drops it when it is pressed again. */
export function ChoiceChip({ label, choices, value, onChange }: ChoiceChipProps) {
  const [opened, setOpened] = useState(false)
  const [text, setText] = useState('')
  const set = choices.find((choice) => choice.value === value)
  const found = choices.filter((choice) => choice.label.toLowerCase().includes(text.trim().toLowerCase()))
  const choose = (next: string) => {
    setOpened(false)
    setText('')
    onChange(next)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={248} trapFocus returnFocus>
      <Popover.Target>
        <Chip on={value !== null} onClick={() => (value === null ? setOpened(!opened) : onChange(null))}>
          {value === null ? label : (set?.label ?? label)}
        </Chip>
      </Popover.Target>
      <Popover.Dropdown className={styles.drop ?? ''}>
        {choices.length >= typedFrom && (
          <TextField label={`Find a ${label.toLowerCase()}`} value={text} onChange={setText} data-autofocus />
        )}
        <ul className={styles.list}>
          {found.map((choice) => (
            <li key={choice.value}>
              <button type="button" className={styles.choice} onClick={() => choose(choice.value)}>
                {choice.label}
                {choice.value === value && <IconCheck size={15} stroke={2} />}
              </button>
            </li>
          ))}
          {found.length === 0 && <li className={styles.none}>Nothing has this name</li>}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
