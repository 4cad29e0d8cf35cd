import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { routingTime } from '#domain/routing/routing-time.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { formatHours } from '../../words/durations.ts'
import styles from './Template.module.css'
import type { TemplateStep } from './template-data.ts'

interface SumLinesProps {
  left: readonly TemplateStep[] | null
  right: readonly TemplateStep[]
  /** Adds a step at the end; left out where nothing can be changed. */
  onAdd: (() => void) | null
}

/** How long hands and machines are busy, in both versions, and what the new one changes. */
export function SumLines({ left, right, onAdd }: SumLinesProps) {
  const [pieces, setPieces] = useState(240)
  const old = left && routingTime(left, pieces)
  const now = routingTime(right, pieces)
  return (
    <div className={classes(styles.line, styles.sums)}>
      {old && (
        <div className={styles.before}>
          <span />
          <PiecesAsked value={pieces} onChange={setPieces} />
          <b>{formatHours(old.handsMinutes)}</b>
          <span />
          <span className={styles.pieces}>One load, machines</span>
          <b>{formatHours(old.machineMinutes)}</b>
        </div>
      )}
      <div className={styles.after}>
        {onAdd && (
          <span className={styles.add}>
            <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={onAdd}>
              Step
            </Button>
          </span>
        )}
        <span className={styles.label}>{old ? 'Hands' : <PiecesAsked value={pieces} onChange={setPieces} />}</span>
        <span className={styles.difference}>{old && difference(now.handsMinutes - old.handsMinutes)}</span>
        <span className={styles.sum}>{formatHours(now.handsMinutes)}</span>
        <span className={styles.label}>{old ? 'Machines' : 'One load, machines'}</span>
        <span className={styles.difference}>{old && difference(now.machineMinutes - old.machineMinutes)}</span>
        <span className={styles.sum}>{formatHours(now.machineMinutes)}</span>
      </div>
    </div>
  )
}

/** "+ 6 h 10", "− 0 h 10", "same" */
function difference(minutes: number): string {
  if (Math.round(minutes) === 0) return 'same'
  return `${minutes > 0 ? '+' : '\u2212'} ${formatHours(Math.abs(minutes))}`
}

function PiecesAsked({ value, onChange }: { value: number; onChange: (pieces: number) => void }) {
  return (
    <label className={styles.pieces}>
      For
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={value === 0 ? '' : value}
        onChange={(event) => onChange(Number(event.currentTarget.value.replace(/\D/gu, '').slice(0, 6)))}
      />
      pieces, hands
    </label>
  )
}
