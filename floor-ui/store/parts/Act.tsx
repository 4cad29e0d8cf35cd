import { Link } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'
import styles from '../shell/Store.module.css'

interface ActProps extends ComponentProps<'button'> {
  wide?: boolean
}

/** The one act of a view, in the shop's colour. */
export function Act({ wide, className, ...button }: ActProps) {
  return <button type="button" {...button} className={classes(styles.act, wide && styles.wide, className)} />
}

/** The same as a link. */
export function ActLink({ to, wide, children }: { to: string; wide?: boolean; children: ReactNode }) {
  return (
    <Link to={to} className={classes(styles.act, wide && styles.wide)}>
      {children}
    </Link>
  )
}
