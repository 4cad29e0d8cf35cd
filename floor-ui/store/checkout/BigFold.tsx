import { IconChevronRight } from '@tabler/icons-react'
import styles from './CheckOut.module.css'

interface BigFoldProps {
  label: string
  value: string
  note: string
  onOpen: () => void
}

/** A question with its answer on three lines; pressing it opens the question. */
export function BigFold({ label, value, note, onOpen }: BigFoldProps) {
  return (
    <button type="button" className={styles.fold} onClick={onOpen}>
      <span>
        <small>{label}</small>
        <b>{value}</b>
        <span>{note}</span>
      </span>
      <IconChevronRight size={18} stroke={1.75} aria-hidden />
    </button>
  )
}
