import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './states.module.css'

export interface NoticeProps {
  /** `warning`: look here. `refused`: a rule stands in the way. `quiet`: worth knowing. */
  tone?: 'warning' | 'refused' | 'quiet'
  icon?: ReactNode
  /** The mend, as a button. */
  action?: ReactNode
  children: ReactNode
}

const signs = { warning: IconAlertTriangle, refused: IconAlertOctagon, quiet: IconInfoCircle }

/** A sentence in its place on the page. Nothing flies in and nothing disappears by itself. */
export function Notice({ tone = 'warning', icon, action, children }: NoticeProps) {
  const Sign = signs[tone]
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'refused' ? 'alert' : 'status'}>
      {icon ?? <Sign size={18} stroke={1.9} aria-hidden />}
      <div>{children}</div>
      {action}
    </div>
  )
}
