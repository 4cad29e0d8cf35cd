import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { countOf } from '../../words/numbers.ts'
import type { Judgement } from '../editor/EquationEditor.tsx'
import { standingOf } from '../editor/remark.ts'
import styles from './Workbench.module.css'

interface ProblemBarProps {
  text: string
  judgement: Judgement | null
  name: string
  /** It prices now, whatever the check says of it since. */
  isLive: boolean
  /** What follows from there being no text. */
  none: string | null
  onGo: (place: { line: number; column: number }) => void
}

/** How the equation stands with the check, in one line; the remarks themselves when it is opened. */
export function ProblemBar({ text, judgement, name, isLive, none, onGo }: ProblemBarProps) {
  if (none) return <p className={styles.bar}>Nothing is written yet: {none}.</p>
  if (!judgement || judgement.text !== text) {
    return (
      <p className={styles.bar} role="status">
        Reading…
      </p>
    )
  }
  const { errors, warnings, firstLine } = standingOf(judgement.remarks)
  if (errors + warnings === 0) {
    return (
      <p className={styles.bar} data-tone="good" role="status">
        <IconCircleCheck size={16} stroke={2} aria-hidden />
        No errors. {name} can run.
      </p>
    )
  }
  const sentence =
    errors > 0
      ? `${countOf(errors, 'error', 'errors')}, line ${firstLine}. ${isLive ? stillPrices(name) : cannotRun(name, errors)}`
      : `${countOf(warnings, 'remark', 'remarks')}, line ${firstLine}. ${name} can run.`
  const Sign = errors > 0 ? IconAlertOctagon : IconAlertTriangle
  return (
    <details className={styles.remarks}>
      <summary className={styles.bar} data-tone={errors > 0 ? 'bad' : 'warning'}>
        <Sign size={16} stroke={2} aria-hidden />
        <span role="status">{sentence}</span>
        <kbd>F8</kbd>
      </summary>
      <ul>
        {judgement.remarks.map((remark) => (
          <li key={`${remark.line} ${remark.column} ${remark.message}`} data-severity={remark.severity}>
            <button type="button" onClick={() => onGo(remark)}>
              <code>
                {remark.line}:{remark.column}
              </code>
              <span>{remark.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

const cannotRun = (name: string, errors: number) =>
  `${name} cannot run or be published until ${errors === 1 ? 'it is' : 'they are'} fixed.`

const stillPrices = (name: string) =>
  `${name} no longer fits what the shop has, and still prices. Publish one that fits.`
