import { classes } from './classes.ts'
import styles from './Tag.module.css'

/** How a human number (WO-000042, O-000118) looks where it names the thing on the screen. Inside tables it is plain mono. */
export function Tag({ children, size = 'desk' }: { children: string; size?: 'desk' | 'tablet' | 'station' }) {
  return <span className={classes(styles.tag, size !== 'desk' && styles[size])}>{children}</span>
}
