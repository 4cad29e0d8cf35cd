import { Flag } from '../ui/Flag.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './QueueLists.module.css'
import type { QueueView } from './use-station-state.ts'

type Job = QueueView['here'][number]

interface QueueListsProps {
  queue: QueueView
  /** The one that lies open is not listed again. */
  open: { number: string; step: string }
  onOpen: (job: Job) => void
}

/** How many rows stand under the panel without scrolling. */
const shown = 3

/** What else is here and what comes; a touch opens it without a scan. */
export function QueueLists({ queue, open, onOpen }: QueueListsProps) {
  const also = queue.here.filter((job) => job.workOrder.number !== open.number || job.step !== open.step)
  const from = [...new Set(queue.coming.map((each) => each.from.name))]
  return (
    <div className={styles.lists}>
      <section>
        <h2>
          Also here <span>{also.length}</span>
        </h2>
        {also.slice(0, shown).map((job) => (
          <JobRow key={job.workOrder.id + job.step} job={job} quantity={piecesOf(job)} onOpen={() => onOpen(job)} />
        ))}
        {also.length === 0 && <p>Nothing else waits here.</p>}
      </section>
      <section>
        <h2>
          Coming{' '}
          <span>
            {queue.coming.length}
            {from.length === 1 && `, from ${from[0]}`}
          </span>
        </h2>
        {queue.coming.slice(0, shown).map(({ job, from: before, quantity }) => (
          <JobRow
            key={job.workOrder.id + job.step}
            job={job}
            quantity={quantity}
            from={from.length > 1 ? before.name : null}
          />
        ))}
        {queue.coming.length === 0 && <p>Nothing is on its way.</p>}
      </section>
    </div>
  )
}

interface JobRowProps {
  job: Job
  quantity: number
  from?: string | null
  /** 44 in the lists below a panel, 56 in the list of all. */
  picture?: number
  onOpen?: () => void
}

export function JobRow({ job, quantity, from, picture = 44, onOpen }: JobRowProps) {
  const { workOrder, part } = job
  const content = (
    <>
      <PartPicture src={part.pictureUrl} size={picture} />
      <span className={styles.what}>
        <b>{part.name}</b>
        <span className={styles.second}>
          <span className="mono">{workOrder.number}</span>
          {workOrder.rush && <Flag kind="rush">RUSH</Flag>}
          {job.here.held > 0 && <Flag kind="held">{job.here.held} held</Flag>}
          {from && <span className={styles.from}>from {from}</span>}
        </span>
      </span>
      <span className={styles.quantity}>{formatPieces(quantity)}</span>
    </>
  )
  if (!onOpen) return <div className={styles.row}>{content}</div>
  return (
    <button type="button" className={styles.row} onClick={onOpen}>
      {content}
    </button>
  )
}

export const piecesOf = ({ here }: Job) => here.queued + here.inProcess + here.held
