import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { stationEndpoints } from '#api/contract/floor.ts'
import { printedCode } from '#domain/codes/carrier-code.ts'
import { deleteDigit, typeDigit } from '#domain/station/entry.ts'
import { openHere } from '#domain/station/hear-code.ts'
import { useLiveStatus } from '../live/LiveProvider.tsx'
import { ask } from '../server/queries.ts'
import type { Session } from '../shell/session.tsx'
import { useOffline } from '../shell/use-offline.ts'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatTime } from '../words/dates.ts'
import { useShopPlace } from '../words/shop-place.tsx'
import { AppliedScreen, appliedSentence } from './AppliedScreen.tsx'
import { ownNo } from './answers.ts'
import { IdleLists, IdleScan } from './IdlePanel.tsx'
import { JobPanel } from './JobPanel.tsx'
import { QueueLists } from './QueueLists.tsx'
import { RefusedScreen } from './RefusedScreen.tsx'
import { ReportPanel } from './ReportPanel.tsx'
import { type LineState, type Notice, StationBar } from './StationBar.tsx'
import styles from './StationPlace.module.css'
import { StationSheets } from './StationSheets.tsx'
import { useHearing } from './use-hearing.ts'
import type { QueueView, StationAnswer, StationView } from './use-station-state.ts'
import { useWorkplace, type Workplace as Work } from './use-workplace.ts'

interface WorkplaceProps {
  stationId: string
  session: Session
  /** A code that was scanned before anybody was signed in. */
  waiting: string | null
  onWaitingDone: () => void
  onBadge: (badge: string) => void
  /** Why a badge that was scanned here opened nothing. */
  doorSays: string | null
  onStation: (code: string) => void
  onSignOff: () => void
  onChooseStation: () => void
  onDesk: (() => void) | undefined
}

/** The station while somebody works at it. */
export function Workplace(props: WorkplaceProps) {
  const { stationId, session } = props
  const asked = ask(stationEndpoints.queue, { params: { id: stationId } })
  // Undo belongs to a person: each has an answer of their own.
  const queue = useQuery({
    ...asked,
    queryKey: [...asked.queryKey, session.user.id] as unknown as typeof asked.queryKey,
  })
  if (!queue.data) return <SkeletonRows rows={6} />
  return <OpenWorkplace {...props} queue={queue.data} station={queue.data.station} />
}

function OpenWorkplace({
  queue,
  station,
  session,
  waiting,
  onWaitingDone,
  ...acts
}: WorkplaceProps & { queue: QueueView; station: StationView }) {
  const work = useWorkplace({ station, onBadge: acts.onBadge, onStation: acts.onStation })
  const [typed, setTyped] = useState('')
  const line = useLine(work)
  const notice = useNotice(work)
  const { panel, answer } = work
  const openTyped = () => {
    setTyped('')
    if (typed !== '') work.openScanned(`WO-${typed}`)
  }
  useHearing({
    onScan: (code) => work.hear(code, queue.lastReport),
    onTyped: (text) => {
      const digits = text.replace(/[^0-9]/gu, '')
      if (answer !== null || digits === '') return
      if (panel === null) return setTyped((before) => (before + digits).slice(-9))
      work.enter([...digits].reduce((entry, digit) => typeDigit(entry, openHere(panel), digit), panel.entry))
    },
    onEnter: () => (panel === null ? openTyped() : work.report()),
    onBackspace: () =>
      panel === null
        ? setTyped((before) => before.slice(0, -1))
        : work.enter(deleteDigit(panel.entry, openHere(panel))),
  })
  const hear = useRef(work.hear)
  hear.current = work.hear
  useEffect(() => {
    if (waiting === null) return
    hear.current(waiting)
    onWaitingDone()
  }, [waiting, onWaitingDone])
  const { doorSays } = acts
  const { sayOwn } = work
  useEffect(() => {
    const next = 'Scan the badge again, or ask an owner.'
    if (doorSays !== null) sayOwn(ownNo({ title: 'Not signed in', fact: doorSays, next }))
  }, [doorSays, sayOwn])
  return (
    <div className={styles.place}>
      <StationBar
        stationName={station.name}
        line={line}
        notice={notice}
        person={{ name: session.user.name, badge: session.kind === 'badge' ? session.user.badge : null }}
        onSignOff={acts.onSignOff}
        onChooseStation={acts.onChooseStation}
        onDesk={acts.onDesk}
        onCamera={() => work.setSheet(work.sheet === 'camera' ? null : 'camera')}
      />
      <WorkBody work={work} queue={queue} typed={typed} onTyped={setTyped} onOpenTyped={openTyped} />
      <StationSheets work={work} queue={queue} session={session} />
      <Answer work={work} station={station} session={session} />
      <p className="visually-hidden" aria-live="assertive">
        {answer && sentenceOfAnswer(answer)}
      </p>
    </div>
  )
}

interface WorkBodyProps {
  work: Work
  queue: QueueView
  typed: string
  onTyped: (typed: string) => void
  onOpenTyped: () => void
}

function WorkBody({ work, queue, typed, onTyped, onOpenTyped }: WorkBodyProps) {
  const { panel, meaning } = work
  const workOrder = meaning?.workOrder
  if (panel === null || !meaning || !workOrder) {
    return (
      <main className={styles.body}>
        <div className={styles.left}>
          <IdleLists queue={queue} work={work} />
        </div>
        <div className={styles.right} data-first>
          <IdleScan work={work} last={queue.lastReport} typed={typed} onTyped={onTyped} onOpen={onOpenTyped} />
        </div>
      </main>
    )
  }
  return (
    <main className={styles.body}>
      <div className={styles.left}>
        <JobPanel
          meaning={meaning}
          workOrder={workOrder}
          step={panel.step}
          onInstructions={() => work.setSheet('instructions')}
        />
        <QueueLists
          queue={queue}
          open={panel}
          onOpen={(job) =>
            work.hearOther(printedCode({ kind: 'work_order', number: job.workOrder.number, step: job.step }))
          }
        />
      </div>
      <div className={styles.right}>
        <ReportPanel work={work} panel={panel} operationId={meaning.operation?.id ?? null} last={queue.lastReport} />
      </div>
    </main>
  )
}

/** There before anything is said, so that what is said later is read out. */
function sentenceOfAnswer(answer: StationAnswer): string {
  if (answer.kind === 'applied') return appliedSentence(answer.applied)
  const { title, fact, next } = answer.no
  return `${title}. ${fact} ${next} Nothing was counted.`
}

function Answer({ work, station, session }: { work: Work; station: StationView; session: Session }) {
  const { answer, panel } = work
  const names = { stationName: station.name, personName: session.user.name, onClose: () => work.setAnswer(null) }
  if (answer === null || work.sheet === 'route') return null
  if (answer.kind === 'no') {
    const { no } = answer
    return <RefusedScreen {...names} no={no} onRoute={no.number === null ? null : () => work.setSheet('route')} />
  }
  const { applied } = answer
  const { movementId, number, strip, title, also } = applied
  const words = [title, ...also.map((each) => each.words)].join(', ')
  return (
    <AppliedScreen
      {...names}
      key={movementId}
      applied={applied}
      onUndo={
        movementId === null ? null : () => void work.undo({ movementId, number, step: strip?.here ?? null, words })
      }
      onRest={applied.stillHere > 0 && panel !== null && /good|scrap|rework/u.test(words) ? work.reportRest : null}
    />
  )
}

/** A blink of the line is no news; what lasts is said in words, and where nothing is kept, that too. */
function useNotice({ sending }: Work): Notice | null {
  const place = useShopPlace()
  const offline = useOffline()
  if (offline === null && !sending?.unanswered) return null
  const since = offline?.dataOf ? ` since ${formatTime(offline.dataOf, place)}` : ''
  return {
    fact: offline === null ? 'The server does not answer.' : `No connection${since}.`,
    next: sending
      ? `${sending.outgoing.words} of ${sending.outgoing.number} is sent again, and counts once.`
      : 'What you see is of that time. Reports are sent when it is back, one at a time.',
  }
}

function useLine({ sending }: Work): LineState {
  const status = useLiveStatus()
  const offline = useOffline()
  const place = useShopPlace()
  const since = status.heardAt === null ? 'no answer yet' : `since ${formatTime(new Date(status.heardAt), place)}`
  if (offline !== null || sending?.unanswered) return { online: false, words: sending ? '1 report waits' : since }
  return { online: true, words: sending ? 'sending 1 report' : 'everything sent' }
}
