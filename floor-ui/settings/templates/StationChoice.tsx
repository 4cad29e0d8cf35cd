import { Popover } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useState } from 'react'
import { Checkbox } from '../../ui/Choice.tsx'
import styles from './Template.module.css'

interface StationChoiceProps {
  /** Read out; the column's head says it to the eye. */
  label: string
  /** The stations that do the operation. */
  choices: readonly { id: string; name: string }[]
  value: readonly { id: string; name: string }[]
  onChange: (stations: { id: string; name: string }[]) => void
  changed: boolean
}

/** Where a step may be done; nothing ticked: at every station of its operation. */
export function StationChoice({ label, choices, value, onChange, changed }: StationChoiceProps) {
  const [opened, setOpened] = useState(false)
  const chosen = new Set(value.map((each) => each.id))
  const turn = (id: string, on: boolean) =>
    onChange(
      choices.filter((each) => (each.id === id ? on : chosen.has(each.id))).map(({ id, name }) => ({ id, name })),
    )
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width="target" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.stations}
          aria-label={`${label}: ${stationWords(value)}`}
          data-changed={changed}
          onClick={() => setOpened(!opened)}
        >
          <IconMapPin size={15} stroke={1.75} aria-hidden />
          <span>{stationWords(value)}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.stationDrop ?? ''}>
        <Checkbox checked={value.length === 0} onChange={() => onChange([])}>
          Any station
        </Checkbox>
        {choices.map(({ id, name }) => (
          <Checkbox key={id} checked={chosen.has(id)} onChange={(on) => turn(id, on)}>
            {name}
          </Checkbox>
        ))}
        {choices.length === 0 && <p className={styles.quiet}>No station does this operation yet.</p>}
      </Popover.Dropdown>
    </Popover>
  )
}

export function stationWords(stations: readonly { name: string }[]): string {
  return stations.length === 0 ? 'Any station' : stations.map((each) => each.name).join(', ')
}
