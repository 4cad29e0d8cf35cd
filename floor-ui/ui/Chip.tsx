import { IconChevronDown, IconX } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import styles from './Chip.module.css'
import { classes } from './classes.ts'

export interface ChipProps extends ComponentProps<'button'> {
  /** A set filter is ink and carries the cross that drops it. */
  on?: boolean
  /** `menu` opens a list, `clear` drops the filter, `none` only turns over. */
  mark?: 'menu' | 'clear' | 'none'
}

/** A filter: what it is set to, or what it could be set to. */
export function Chip({ on = false, mark = on ? 'clear' : 'menu', children, className, ...rest }: ChipProps) {
  return (
    <button type="button" aria-pressed={on} {...rest} className={classes(styles.chip, on && styles.on, className)}>
      {children}
      {mark === 'menu' && <IconChevronDown size={14} stroke={1.75} aria-hidden />}
      {mark === 'clear' && <IconX size={13} stroke={2.2} aria-hidden />}
    </button>
  )
}
