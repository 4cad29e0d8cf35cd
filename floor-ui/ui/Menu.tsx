import { Menu as Library } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import styles from './Menu.module.css'

export interface MenuAct {
  key: string
  label: ReactNode
  icon?: ReactNode
  /** At the right end: a key, a count, a flag. */
  aside?: ReactNode
  onPick: () => void
  /** Why it is not allowed now. The act stays in the list with a lock and this reason. */
  refused?: string | undefined
  /** Begins a new group. */
  divided?: boolean
}

/** A list of acts that opens from a button. */
export function Menu({ target, acts, title, width = 240 }: MenuProps) {
  return (
    <Library width={width} withinPortal>
      <Library.Target>{target}</Library.Target>
      <Library.Dropdown>
        {title && <Library.Label>{title}</Library.Label>}
        {acts.map((act) => [
          act.divided && <Library.Divider key={`${act.key}-line`} />,
          <Library.Item
            key={act.key}
            disabled={Boolean(act.refused)}
            leftSection={act.refused ? <IconLock size={16} stroke={1.75} /> : act.icon}
            rightSection={<span className={styles.aside}>{act.refused ?? act.aside}</span>}
            onClick={act.onPick}
          >
            {act.label}
          </Library.Item>,
        ])}
      </Library.Dropdown>
    </Library>
  )
}

export interface MenuProps {
  /** The button that opens it; it takes a ref. */
  target: ReactElement
  acts: readonly MenuAct[]
  title?: string
  width?: number
}
