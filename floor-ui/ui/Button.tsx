import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export type ButtonTone = 'primary' | 'default' | 'ghost' | 'danger'
export type ButtonSize = 'small' | 'default' | 'large'

interface ButtonLook {
  /** `primary` is the one act of a view: ink. A dialog is its own view. */
  tone?: ButtonTone | undefined
  size?: ButtonSize | undefined
  wide?: boolean | undefined
}

export interface ButtonProps extends ButtonLook, ComponentProps<'button'> {
  icon?: ReactNode
  /** The key that does the same, shown small: "Enter", "Esc". */
  keys?: string
}

/** A verb with its quantity: "Move 24", "Replace 2". */
export function Button({ tone, size, wide, icon, keys, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classes(buttonClasses({ tone, size, wide }), className)}>
      {icon}
      {children}
      {keys && (
        <kbd className={styles.keys} aria-hidden>
          {keys}
        </kbd>
      )}
    </button>
  )
}

/** The look of a button for what is a link: `<Link className={buttonClasses({ tone: 'primary' })}>`. */
export function buttonClasses({ tone = 'default', size = 'default', wide }: ButtonLook = {}): string {
  return classes(
    styles.button,
    tone !== 'default' && styles[tone],
    size !== 'default' && styles[size],
    wide && styles.wide,
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does, in words; a picture alone says nothing. */
  label: string
  size?: 'small' | 'default'
  /** For a tool that can be on: sunk, with an ink line below. */
  on?: boolean
}

/** A small tool beside what it works on. Its name is read out and shown on hover. */
export function IconButton({ label, size = 'default', on, children, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={on}
      {...rest}
      className={classes(styles.button, styles.icon, size === 'small' && styles.small, className)}
    >
      {children}
    </button>
  )
}
