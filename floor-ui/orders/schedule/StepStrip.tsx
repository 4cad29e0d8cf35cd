import type { DraftStep } from '../../work-orders/routing-draft.ts'
import styles from './Schedule.module.css'

interface StepStripProps {
  steps: readonly DraftStep[]
  /** The steps as they were; what is not among them, or stands elsewhere, is yellow. */
  original: readonly DraftStep[]
}

const least = 46
const most = 84
const edge = 34

/** The steps of one run on a line, the changed ones yellow. */
export function StepStrip({ steps, original }: StepStripProps) {
  const pitch = Math.max(least, Math.min(most, 430 / Math.max(1, steps.length)))
  const width = edge * 2 + pitch * Math.max(0, steps.length - 1)
  const known = new Set(original.map((step) => step.key))
  const words = steps.map((step) => step.operation.name).join(', ')
  return (
    <div className={styles.stripScroll}>
      <svg width={width} height={40} role="img" aria-label={`Steps of this run: ${words}`} className={styles.stepStrip}>
        <path d={`M${edge} 9H${width - edge}`} className={styles.stepLine} />
        {steps.map((step, index) => {
          const x = edge + pitch * index
          const changed = !known.has(step.key)
          return (
            <g key={step.key} data-changed={changed}>
              <circle cx={x} cy={9} r={changed ? 6 : 4} className={styles.stepStop} />
              <text x={x} y={32} textAnchor="middle" className={styles.stepName}>
                {shortName(step.operation.name, pitch)}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

/** Cut to the letters that fit between two stops; the whole name is in the picture's sentence. */
function shortName(name: string, pitch: number): string {
  const letters = Math.floor(pitch / 6)
  return name.length <= letters ? name : `${name.slice(0, Math.max(3, letters - 1))}…`
}
