import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { type Due, readDue } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { classes } from './classes.ts'
import styles from './DueDate.module.css'

export interface DueDateProps {
  /** YYYY-MM-DD in the shop's time zone; null is written as "no date". */
  due: string | null
  /** `words` says "1 day late", "Tomorrow"; `date` always writes the date and marks it. */
  form?: 'words' | 'date'
  /** In a column of dates the mark has its own place, so that the dates stand in line. */
  aligned?: boolean
  /** Nothing is late any more when it is done. */
  done?: boolean
  iconSize?: number
}

/** When it has to leave. Late is red with a triangle; today and tomorrow are ink, bold, with a clock. */
export function DueDate({ due, form = 'words', aligned, done, iconSize = 15 }: DueDateProps) {
  const now = useNow()
  const place = useShopPlace()
  if (due === null)
    return <span className={classes(styles.due, aligned && styles.aligned)}>{aligned && <i />}no date</span>
  const reading = readDue(due, now, place)
  const mark = done ? null : markOf(reading, iconSize)
  const tone = done ? undefined : toneOf(reading)
  return (
    <time dateTime={due} className={classes(styles.due, tone, aligned && styles.aligned)}>
      {mark ?? (aligned && <i />)}
      <span>{form === 'date' || done ? reading.date : reading.words}</span>
    </time>
  )
}

function markOf(due: Due, size: number) {
  if (due.standing === 'late') return <IconAlertTriangle size={size} stroke={2} aria-label="late" />
  if (due.standing === 'later') return null
  return <IconClock size={size} stroke={2} aria-hidden />
}

function toneOf(due: Due) {
  if (due.standing === 'late') return styles.late
  return due.standing === 'later' ? undefined : styles.soon
}
