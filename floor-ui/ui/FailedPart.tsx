import { IconAlertTriangle } from '@tabler/icons-react'
import { Button } from './Button.tsx'
import styles from './states.module.css'

/** A part of the page is missing and says so in place; the rest works. `what` is a sentence: "History did not load." */
export function FailedPart({ what, onRetry }: { what: string; onRetry?: () => void }) {
  return (
    <div className={styles.failed} role="alert">
      <IconAlertTriangle size={17} stroke={2} aria-hidden />
      <span>{what}</span>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
