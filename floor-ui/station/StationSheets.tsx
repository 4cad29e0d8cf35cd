import { lazy, Suspense } from 'react'
import { chooseReason } from '#domain/station/entry.ts'
import { openHere, quantityOfAct } from '#domain/station/hear-code.ts'
import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { stripOf } from '../route-strip/strip-of.ts'
import type { Session } from '../shell/session.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { reasonsAt } from './ReasonChoice.tsx'
import styles from './StationSheets.module.css'
import { useMeaning } from './use-meaning.ts'
import type { QueueView } from './use-station-state.ts'
import type { Workplace } from './use-workplace.ts'

// Loaded when first opened: text with its parser, the camera with its decoders.
const InstructionSheet = lazy(() => import('./InstructionSheet.tsx').then((m) => ({ default: m.InstructionSheet })))
const CameraSheet = lazy(() => import('./CameraSheet.tsx').then((m) => ({ default: m.CameraSheet })))

interface StationSheetsProps {
  work: Workplace
  queue: QueueView
  session: Session
}

/** What lies over the station for a moment: to read, to choose, to look. */
export function StationSheets({ work, queue, session }: StationSheetsProps) {
  const { sheet, meaning } = work
  const close = () => work.setSheet(null)
  if (sheet === null) return null
  if (typeof sheet === 'object') return <LeaveSheet work={work} leaveFor={sheet.leaveFor} number={sheet.number} />
  switch (sheet) {
    case 'instructions':
      return meaning ? (
        <Suspense fallback={null}>
          <InstructionSheet meaning={meaning} onClose={close} />
        </Suspense>
      ) : null
    case 'camera':
      return (
        <Suspense fallback={null}>
          <CameraSheet work={work} queue={queue} session={session} onClose={close} />
        </Suspense>
      )
    case 'reasons':
      return <ReasonSheet work={work} onClose={close} />
    case 'hold':
      return <HoldSheet work={work} onClose={close} />
    case 'route':
      return <RouteSheet work={work} stationCode={queue.station.code} />
  }
}

/** All reasons, most used first. */
function ReasonSheet({ work, onClose }: { work: Workplace; onClose: () => void }) {
  const { panel, meaning } = work
  if (panel === null) return null
  const pieces = panel.entry.scrap === 1 ? 'is 1 scrap' : `are ${panel.entry.scrap} scrap`
  return (
    <Dialog opened width={760} title={`Why ${pieces}?`} onClose={onClose}>
      <div className={styles.choices}>
        {reasonsAt(work.reasons, meaning?.operation?.id ?? null).map((reason) => (
          <Button
            key={reason.id}
            aria-pressed={reason.id === panel.entry.reason}
            onClick={() => {
              work.enter(chooseReason(panel.entry, reason.id))
              onClose()
            }}
          >
            {reason.name}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}

/** Words for a hold that a thumb can choose; a planner reads them beside the pieces. */
const holdReasons = ['Measure first', 'Looks wrong', 'Wrong material', 'Damaged', 'Drawing unclear', 'Machine trouble']

function HoldSheet({ work, onClose }: { work: Workplace; onClose: () => void }) {
  const { panel } = work
  if (panel === null) return null
  const quantity = quantityOfAct(panel, 'hold')
  const rest = openHere(panel) - quantity
  return (
    <Dialog
      opened
      width={760}
      title={`Hold ${quantity}. Why?`}
      below={`Held pieces wait for a planner.${rest > 0 ? ` ${rest} stay free.` : ''}`}
      onClose={onClose}
    >
      <div className={styles.choices}>
        {holdReasons.map((reason) => (
          <Button key={reason} onClick={() => work.act('hold', { reason })}>
            {reason}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}

/** Another traveller was scanned while something was typed: nothing that a person typed goes without a word. */
function LeaveSheet({ work, leaveFor, number }: { work: Workplace; leaveFor: string; number: string }) {
  const { panel } = work
  const close = () => work.setSheet(null)
  return (
    <Dialog
      opened
      width={640}
      title={`Open ${number}?`}
      below={`${panel?.number ?? 'The open work order'} is not reported yet. What was typed there is put away.`}
      onClose={close}
      onSubmit={() => work.openScanned(leaveFor)}
      actions={
        <>
          <Button onClick={close}>Stay at {panel?.number}</Button>
          <Button tone="primary" type="submit">
            Open {number}
          </Button>
        </>
      }
    />
  )
}

/** Where the pieces of a refused work order really are. */
function RouteSheet({ work, stationCode }: { work: Workplace; stationCode: string }) {
  const number = work.answer?.kind === 'no' ? work.answer.no.number : null
  const found = useMeaning(number, stationCode)
  const close = () => {
    work.setSheet(null)
    work.setAnswer(null)
  }
  return (
    <Dialog opened width={960} title={number ?? ''} below={found?.workOrder?.part.name} onClose={close}>
      <div className={styles.route}>
        {found?.workOrder && <RouteStrip variant="big" input={stripOf(found.workOrder)} />}
      </div>
      <Button wide tone="primary" onClick={close}>
        OK, next scan
      </Button>
    </Dialog>
  )
}
