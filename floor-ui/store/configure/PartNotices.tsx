import { IconAlertTriangle, IconEye } from '@tabler/icons-react'
import { Button } from '../../ui/Button.tsx'
import { factAndRest } from '../../words/refusals.ts'
import styles from './Configure.module.css'
import type { PricedLine } from './use-price.ts'

interface PartNoticesProps {
  warnings: PricedLine['warnings']
  /** Turns the model to the thin place; null where the place is not known. */
  onShow: (() => void) | null
}

/** What to know before ordering, in plain words, each with its place on the model. */
export function PartNotices({ warnings, onShow }: PartNoticesProps) {
  return warnings.map((warning) => {
    const { fact, rest } = factAndRest(warning.detail)
    const hasPlace = warning.code === 'wall_under_warning' || warning.code === 'wall_under_limit'
    return (
      <div key={warning.code} className={styles.warning} role="status">
        {warning.severity === 'stop' ? (
          <IconEye size={20} stroke={2} aria-hidden />
        ) : (
          <IconAlertTriangle size={20} stroke={2} aria-hidden />
        )}
        <span>
          <b>{fact}</b> {rest}
        </span>
        {hasPlace && onShow && (
          <Button size="small" onClick={onShow}>
            Show
          </Button>
        )}
      </div>
    )
  })
}
