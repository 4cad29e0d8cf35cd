import { IconCheck } from '@tabler/icons-react'
import { chooseReason } from '#domain/station/entry.ts'
import type { OpenPanel } from '#domain/station/hear-code.ts'
import styles from './ReportPanel.module.css'
import type { Workplace } from './use-workplace.ts'

export type Reason = Workplace['reasons'][number]

interface ReasonChoiceProps {
  work: Workplace
  panel: OpenPanel
  operationId: string | null
}

/** How many reasons stand beside "Other". */
const shownFirst = 3

/** Why pieces are scrap: the most used reasons of this operation first, the others behind one key. */
export function ReasonChoice({ work, panel, operationId }: ReasonChoiceProps) {
  const { entry } = panel
  const here = reasonsAt(work.reasons, operationId)
  const chosen = work.reasons.find((each) => each.id === entry.reason || each.code === entry.reason)
  const first = here.slice(0, here.length === shownFirst + 1 ? shownFirst + 1 : shownFirst)
  // A reason from behind "Other" takes the last place, so that what was chosen is always seen.
  const shown = chosen && !first.includes(chosen) ? [...first.slice(0, -1), chosen] : first
  return (
    <>
      <p className={styles.ask}>Why {entry.scrap === 1 ? 'is 1' : `are ${entry.scrap}`} scrap?</p>
      <fieldset className={styles.choices} aria-label="Scrap reason">
        {shown.map((reason) => (
          <button
            key={reason.id}
            type="button"
            className={styles.choice}
            aria-pressed={reason === chosen}
            onClick={() => work.enter(chooseReason(entry, reason.id))}
          >
            {reason === chosen && <IconCheck size={20} stroke={2.6} aria-hidden />}
            <span>{reason.name}</span>
          </button>
        ))}
        {here.length > shown.length && (
          <button type="button" className={styles.choice} onClick={() => work.setSheet('reasons')}>
            Other
          </button>
        )}
      </fieldset>
    </>
  )
}

/** The reasons offered at an operation, those that were used most lately first. */
export function reasonsAt(reasons: readonly Reason[], operationId: string | null): Reason[] {
  const offered = reasons.filter(
    ({ operationIds }) => operationIds.length === 0 || (operationId !== null && operationIds.includes(operationId)),
  )
  return offered.toSorted((a, b) => b.used.pieces - a.used.pieces || a.position - b.position)
}
