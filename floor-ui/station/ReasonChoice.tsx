import { IconCheck, IconPlus, IconX } from '@tabler/icons-react'
import { canSayMoreScrap, chooseReason, sayMoreScrap, takeScrapBack } from '#domain/station/entry.ts'
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
  const named = (reason: string | null) => work.reasons.find((each) => each.id === reason || each.code === reason)
  const chosen = named(entry.reason)
  const room = Math.max(1, shownFirst - entry.scrapBefore.length)
  const first = here.slice(0, here.length === room + 1 ? room + 1 : room)
  // A reason from behind "Other" takes the last place, so that what was chosen is always seen.
  const shown = chosen && !first.includes(chosen) ? [...first.slice(0, -1), chosen] : first
  return (
    <>
      <p className={styles.ask}>{askOf(entry)}</p>
      <fieldset className={styles.choices} aria-label="Scrap reason">
        {entry.scrapBefore.map(({ quantity, reason }) => (
          <button
            key={`before ${reason}`}
            type="button"
            className={styles.choice}
            data-kind="said"
            onClick={() => work.enter(takeScrapBack(entry, reason))}
          >
            <span>
              {quantity} {named(reason)?.name ?? reason}
            </span>
            <IconX size={18} stroke={2.4} aria-hidden />
            <span className="visually-hidden">: take back</span>
          </button>
        ))}
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
        {canSayMoreScrap(entry) && (
          <button
            type="button"
            className={styles.choice}
            data-kind="more"
            aria-label="More scrap, with another reason"
            onClick={() => work.enter(sayMoreScrap(entry))}
          >
            <IconPlus size={22} stroke={2.4} aria-hidden />
          </button>
        )}
      </fieldset>
    </>
  )
}

function askOf({ scrap, scrapBefore }: OpenPanel['entry']): string {
  if (scrap === 0 && scrapBefore.length > 0) return 'How many more are scrap, and why?'
  const more = scrapBefore.length > 0 ? ' more' : ''
  return `Why ${scrap === 1 ? `is 1${more}` : `are ${scrap}${more}`} scrap?`
}

/** The reasons offered at an operation, those that were used most lately first. */
export function reasonsAt(reasons: readonly Reason[], operationId: string | null): Reason[] {
  const offered = reasons.filter(
    ({ operationIds }) => operationIds.length === 0 || (operationId !== null && operationIds.includes(operationId)),
  )
  return offered.toSorted((a, b) => b.used.pieces - a.used.pieces || a.position - b.position)
}
