import { classes } from './classes.ts'
import styles from './PersonBadge.module.css'

/** A person as the initials of first and last name; the whole name is read out. */
export function PersonBadge({ name, size = 'desk' }: { name: string; size?: 'desk' | 'station' | 'key' }) {
  return (
    <span className={classes(styles.badge, size !== 'desk' && styles[size])} role="img" aria-label={name} title={name}>
      {initials(name)}
    </span>
  )
}

/** "Marta Lindqvist" → "ML"; one word gives its first two letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const [first = ''] = words
  if (words.length < 2) return Array.from(first).slice(0, 2).join('').toUpperCase()
  return `${Array.from(first)[0] ?? ''}${Array.from(words.at(-1) ?? '')[0] ?? ''}`.toUpperCase()
}
