import { IconBackspace } from '@tabler/icons-react'
import { classes } from './classes.ts'
import styles from './Keypad.module.css'

export interface KeypadProps {
  onDigit: (digit: string) => void
  onBackspace: () => void
  /** The key at the lower left: "All 40"; left out, its place stays empty. */
  corner?: { label: string; onPress: () => void } | undefined
  /** 59 for numbers at the panel, 76 for PINs. */
  keyHeight?: number
  disabled?: boolean
}

/** Numbers with gloves on. Hardware keys belong to the screen that shows it. */
export function Keypad({ onDigit, onBackspace, corner, keyHeight = 59, disabled }: KeypadProps) {
  const digit = (value: string) => (
    <button key={value} type="button" className={styles.key} disabled={disabled} onClick={() => onDigit(value)}>
      {value}
    </button>
  )
  return (
    <div className={styles.pad} style={{ '--key-height': `${keyHeight}px` } as object}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(digit)}
      {corner ? (
        <button
          type="button"
          className={classes(styles.key, styles.second)}
          disabled={disabled}
          onClick={corner.onPress}
        >
          {corner.label}
        </button>
      ) : (
        <span />
      )}
      {digit('0')}
      <button
        type="button"
        aria-label="Delete the last digit"
        className={classes(styles.key, styles.second)}
        disabled={disabled}
        onClick={onBackspace}
      >
        <IconBackspace size={28} stroke={1.9} aria-hidden />
      </button>
    </div>
  )
}
