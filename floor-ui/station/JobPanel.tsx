import { IconAlertTriangle, IconBook, IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { stripOf } from '../route-strip/strip-of.ts'
import { Flag } from '../ui/Flag.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { Tag } from '../ui/Tag.tsx'
import { formatTime, readDue } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import type { Meaning } from './applied.ts'
import styles from './JobPanel.module.css'

type WorkOrderFacts = NonNullable<Meaning['workOrder']>

interface JobPanelProps {
  meaning: Meaning
  workOrder: WorkOrderFacts
  step: string
  onInstructions: () => void
}

/** What it is, how many are here, where they come from and go. */
export function JobPanel({ meaning, workOrder, step, onInstructions }: JobPanelProps) {
  const { part, customer, quantities } = workOrder
  const material = [part.material, part.color?.toLowerCase()].filter(Boolean).join(', ')
  return (
    <section className={styles.job} aria-label={`${workOrder.number}, ${part.name}`}>
      <div className={styles.head}>
        <PictureKey meaning={meaning} workOrder={workOrder} onOpen={onInstructions} />
        <div className={styles.facts}>
          <div className={styles.row}>
            <Tag size="station">{workOrder.number}</Tag>
            <span>{formatPieces(quantities.target)} pieces</span>
            {workOrder.rush && (
              <Flag kind="rush" station>
                RUSH
              </Flag>
            )}
          </div>
          <h1>{part.name}</h1>
          <p className={styles.who}>{[customer, material].filter(Boolean).join(' · ')}</p>
          <Due due={workOrder.due} />
        </div>
      </div>
      <Here meaning={meaning} />
      <div className={styles.strip}>
        <RouteStrip variant="station" input={stripOf(workOrder)} here={step} />
      </div>
    </section>
  )
}

/** The part; under it, where somebody wrote how it is done, the way to read it. */
function PictureKey({
  meaning,
  workOrder,
  onOpen,
}: Pick<JobPanelProps, 'meaning' | 'workOrder'> & { onOpen: () => void }) {
  const { part } = workOrder
  const { instructions } = meaning
  const written = instructions?.text.trim() || part.productionNotes.trim() || instructions?.pictureUrls.length
  return (
    <button type="button" className={styles.picture} onClick={onOpen} aria-label={`Instructions for ${part.name}`}>
      <PartPicture src={part.pictureUrl} size={132} />
      {written ? (
        <span className={styles.how}>
          <IconBook size={20} stroke={2} aria-hidden />
          Instructions
        </span>
      ) : null}
    </button>
  )
}

function Due({ due }: { due: string | null }) {
  const now = useNow()
  const place = useShopPlace()
  if (due === null) return <p className={styles.due}>No due date</p>
  const { standing, days, date, words } = readDue(due, now, place)
  const late = standing === 'late'
  const Sign = late ? IconAlertTriangle : IconClock
  const when = standing === 'later' ? `in ${days} days` : words.toLowerCase()
  return (
    <p className={styles.due} data-late={late || undefined}>
      <Sign size={20} stroke={2} aria-hidden />
      <span>
        <b>Due {date}</b>, {when}
      </span>
    </p>
  )
}

function Here({ meaning }: { meaning: Meaning }) {
  const place = useShopPlace()
  const { queued = 0, inProcess = 0, held = 0 } = meaning.here ?? {}
  const lines: ReactNode[] = [<b key="state">{stateOf(queued, inProcess, held)}</b>]
  if (held > 0) lines.push(<b key="held">{held} held for a planner</b>)
  const { arrived } = meaning
  if (arrived) {
    const from = arrived.from === null ? '' : ` from ${arrived.from}`
    lines.push(`came ${formatTime(arrived.at, place)}${from}`)
    if (arrived.by !== null && lines.length < 3) lines.push(`sent by ${arrived.by}`)
  }
  const open = queued + inProcess
  return (
    <div className={styles.here} data-digits={String(open).length}>
      <span className={styles.number}>{formatPieces(open)}</span>
      <span className={styles.word}>here</span>
      <div className={styles.detail}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: three lines in a fixed order
          <span key={index}>{line}</span>
        ))}
      </div>
    </div>
  )
}

function stateOf(queued: number, inProcess: number, held: number) {
  if (queued + inProcess === 0) return held > 0 ? 'Nothing may move' : 'Nothing is left'
  if (inProcess === 0) return 'All queued'
  return queued === 0 ? 'All in process' : `${queued} queued, ${inProcess} in process`
}
