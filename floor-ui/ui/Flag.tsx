import {
  IconAlertTriangle,
  IconArrowLoopLeft,
  IconChecks,
  IconChevronsUp,
  IconCircleCheck,
  IconPlayerPauseFilled,
  IconStack2,
  IconX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Flag.module.css'

export type FlagKind =
  | 'rush'
  | 'late'
  | 'held'
  | 'rework'
  | 'build'
  | 'finished'
  | 'scrap'
  | 'warning'
  | 'draft'
  | 'review'
  | 'approved'
  | 'short'
  | 'here'
  | 'neutral'

const icons: Partial<Record<FlagKind, ReactNode>> = {
  rush: <IconChevronsUp size={13} stroke={2.6} />,
  late: <IconAlertTriangle size={13} stroke={2} />,
  held: <IconPlayerPauseFilled size={12} />,
  rework: <IconArrowLoopLeft size={13} stroke={2.2} />,
  build: <IconStack2 size={13} stroke={1.75} />,
  finished: <IconChecks size={13} stroke={2.2} />,
  scrap: <IconX size={13} stroke={2.4} />,
  warning: <IconAlertTriangle size={13} stroke={2} />,
  approved: <IconCircleCheck size={13} stroke={2} />,
}

/** A state as shape, word and colour, in this order of weight: the word is never left out. */
export function Flag({ kind, children, station }: { kind: FlagKind; children: ReactNode; station?: boolean }) {
  const icon = icons[kind]
  return (
    <span className={classes(styles.flag, styles[kind], !icon && styles.plain, station && styles.station)}>
      {icon}
      {children}
    </span>
  )
}
