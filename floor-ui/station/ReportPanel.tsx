import {
  IconAlertTriangle,
  IconArrowLoopLeft,
  IconCheck,
  IconCircleCheck,
  IconHandStop,
  IconPlayerPauseFilled,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import {
  chooseTile,
  deleteDigit,
  missingFrom,
  sentenceOfSums,
  sumsOf,
  type Tile,
  takeAll,
  typeDigit,
  wordsOfSums,
} from '#domain/station/entry.ts'
import { type OpenPanel, openHere, quantityOfAct } from '#domain/station/hear-code.ts'
import { Keypad } from '../ui/Keypad.tsx'
import { ReasonChoice } from './ReasonChoice.tsx'
import styles from './ReportPanel.module.css'
import { StepChoice } from './StepChoice.tsx'
import { UndoRow } from './UndoRow.tsx'
import type { QueueView } from './use-station-state.ts'
import type { Workplace } from './use-workplace.ts'

interface ReportPanelProps {
  work: Workplace
  panel: OpenPanel
  operationId: string | null
  last: QueueView['lastReport']
}

const tileLooks: Record<Tile, { word: string; sign: ReactNode; tone: string | undefined }> = {
  good: { word: 'Good', sign: <IconCheck size={22} stroke={2.6} aria-hidden />, tone: styles.good },
  scrap: { word: 'Scrap', sign: <IconX size={22} stroke={2.6} aria-hidden />, tone: styles.scrap },
  rework: { word: 'Rework', sign: <IconArrowLoopLeft size={22} stroke={2.2} aria-hidden />, tone: styles.rework },
}

/** What happened to the pieces: three numbers that always add up, and the one button that says what is recorded. */
export function ReportPanel({ work, panel, operationId, last }: ReportPanelProps) {
  const { entry } = panel
  const here = openHere(panel)
  const sums = sumsOf(entry, here)
  const said = sentenceOfSums(sums, here)
  const locked = work.sending !== null
  const missing = missingFrom(entry, here)
  return (
    <div className={styles.report}>
      <div className={styles.tiles}>
        {(['good', 'scrap', 'rework'] as const).map((tile) => (
          <button
            key={tile}
            type="button"
            data-entry
            className={styles.tile}
            aria-pressed={entry.tile === tile}
            aria-label={`${tileLooks[tile].word}: ${sums[tile]}`}
            data-zero={sums[tile] === 0 || undefined}
            data-long={sums[tile] > 9999 || undefined}
            disabled={locked}
            onClick={() => work.enter(chooseTile(entry, tile))}
          >
            <span className={styles.label}>
              <i className={tileLooks[tile].tone}>{tileLooks[tile].sign}</i>
              {tileLooks[tile].word}
            </span>{' '}
            <span className={styles.value}>{sums[tile]}</span>
          </button>
        ))}
      </div>
      <div className={styles.slot}>
        <Slot work={work} panel={panel} operationId={operationId} />
      </div>
      <div className={styles.pad} data-entry>
        <Keypad
          disabled={locked}
          onDigit={(digit) => work.enter(typeDigit(entry, here, digit))}
          onBackspace={() => work.enter(deleteDigit(entry, here))}
          corner={{ label: `All ${here}`, onPress: () => work.enter(takeAll(entry, here)) }}
        />
      </div>
      <div className={styles.foot}>
        <p className={styles.sum} data-over={sums.over > 0 || undefined} role="status">
          {sums.over > 0 ? (
            <IconAlertTriangle size={20} stroke={2} aria-hidden />
          ) : (
            <IconCircleCheck size={20} stroke={2} aria-hidden />
          )}
          <span>
            <b>{said.sum}</b> {said.rest}
          </span>
        </p>
        <button
          type="button"
          className={styles.go}
          disabled={missing !== null || locked}
          data-sending={locked || undefined}
          onClick={work.report}
        >
          {goWords(work, missing, wordsOfSums(sums), sums)}
        </button>
        <UndoRow work={work} last={last} />
      </div>
    </div>
  )
}

function goWords(
  { sending }: Workplace,
  missing: 'quantity' | 'reason' | 'step' | null,
  words: string,
  sums: { scrap: number; rework: number },
) {
  if (sending !== null)
    return sending.unanswered ? `Still sending ${sending.outgoing.words}` : `Sending ${sending.outgoing.words}`
  if (missing === 'quantity') return 'Nothing to report'
  if (missing === 'reason') return `Choose why ${sums.scrap} ${sums.scrap === 1 ? 'is' : 'are'} scrap`
  if (missing === 'step') return `Choose where ${sums.rework} ${sums.rework === 1 ? 'goes' : 'go'}`
  return `Report ${words}`
}

/** Why they are scrap, or where rework goes; as long as neither is asked, what else can be done with the pieces. */
function Slot({ work, panel, operationId }: Omit<ReportPanelProps, 'last'>) {
  const { entry } = panel
  const asksScrap = entry.scrap > 0 || entry.scrapBefore.length > 0
  const asksStep = entry.rework > 0 && (entry.tile === 'rework' || entry.scrap === 0 || entry.reason !== null)
  if (asksStep && !(entry.tile === 'scrap' && asksScrap)) return <StepChoice work={work} panel={panel} />
  if (asksScrap) return <ReasonChoice work={work} panel={panel} operationId={operationId} />
  if (asksStep) return <StepChoice work={work} panel={panel} />
  return <OtherActs work={work} panel={panel} />
}

function OtherActs({ work, panel }: Pick<ReportPanelProps, 'work' | 'panel'>) {
  const start = quantityOfAct(panel, 'start')
  const pause = quantityOfAct(panel, 'pause')
  const hold = quantityOfAct(panel, 'hold')
  const locked = work.sending !== null
  return (
    <>
      <p className={styles.ask}>Not done yet?</p>
      <div className={styles.choices}>
        {(panel.queued > 0 || panel.inProcess === 0) && (
          <button
            type="button"
            className={styles.choice}
            disabled={locked || start === 0}
            onClick={() => work.act('start')}
          >
            <IconPlayerPlay size={20} stroke={2} aria-hidden />
            Start {start}
          </button>
        )}
        {panel.inProcess > 0 && (
          <button
            type="button"
            className={styles.choice}
            disabled={locked || pause === 0}
            onClick={() => work.act('pause')}
          >
            <IconPlayerPauseFilled size={20} aria-hidden />
            Pause {pause}
          </button>
        )}
        <button
          type="button"
          className={styles.choice}
          disabled={locked || hold === 0}
          onClick={() => work.setSheet('hold')}
        >
          <IconHandStop size={20} stroke={2} aria-hidden />
          Hold {hold}
        </button>
        <button type="button" className={styles.choice} disabled={locked} onClick={() => work.setPanel(null)}>
          Put away
        </button>
      </div>
    </>
  )
}
