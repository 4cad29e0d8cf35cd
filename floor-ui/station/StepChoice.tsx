import { IconCheck } from '@tabler/icons-react'
import type { OpenPanel } from '#domain/station/hear-code.ts'
import styles from './ReportPanel.module.css'
import type { Workplace } from './use-workplace.ts'

/** Where rework goes back to: the nearest steps first, four of them beside each other. */
const shownAtMost = 4

export function StepChoice({ work, panel }: { work: Workplace; panel: OpenPanel }) {
  const { entry } = panel
  const steps = (work.meaning?.reworkSteps ?? []).slice(-shownAtMost)
  return (
    <>
      <p className={styles.ask}>Where {entry.rework === 1 ? 'does 1 go' : `do ${entry.rework} go`} for rework?</p>
      <fieldset className={styles.choices} aria-label="Step for rework">
        {steps.map(({ step, operation }) => (
          <button
            key={step}
            type="button"
            className={styles.choice}
            data-kind="rework"
            aria-pressed={entry.toStep === step}
            onClick={() => work.enter({ ...entry, tile: 'rework', toStep: step })}
          >
            {entry.toStep === step && <IconCheck size={20} stroke={2.6} aria-hidden />}
            <span>{operation.name}</span>
          </button>
        ))}
      </fieldset>
    </>
  )
}
