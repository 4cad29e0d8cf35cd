import { IconScan } from '@tabler/icons-react'
import { printedCode } from '#domain/codes/carrier-code.ts'
import { Keypad } from '../ui/Keypad.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './IdlePanel.module.css'
import { JobRow, piecesOf } from './QueueLists.tsx'
import { UndoRow } from './UndoRow.tsx'
import type { QueueView } from './use-station-state.ts'
import type { Workplace } from './use-workplace.ts'

/** Nothing is open: all that is here and comes. */
export function IdleLists({ queue, work }: { queue: QueueView; work: Workplace }) {
  const pieces = queue.here.reduce((sum, job) => sum + piecesOf(job), 0)
  return (
    <div className={styles.lists}>
      <h2>
        Here{' '}
        <span>
          {queue.here.length === 1 ? '1 work order' : `${queue.here.length} work orders`}, {formatPieces(pieces)} pieces
        </span>
      </h2>
      {queue.here.map((job) => (
        <JobRow
          key={job.workOrder.id + job.step}
          job={job}
          picture={56}
          quantity={piecesOf(job)}
          onOpen={() => work.open(printedCode({ kind: 'work_order', number: job.workOrder.number, step: job.step }))}
        />
      ))}
      {queue.here.length === 0 && <p className={styles.empty}>Nothing waits here. What comes next stands below.</p>}
      <h2>
        Coming <span>{queue.coming.length}</span>
      </h2>
      {queue.coming.map(({ job, from, quantity }) => (
        <JobRow key={job.workOrder.id + job.step} job={job} picture={56} quantity={quantity} from={from.name} />
      ))}
      {queue.coming.length === 0 && <p className={styles.empty}>Nothing is on its way.</p>}
    </div>
  )
}

interface IdleScanProps {
  work: Workplace
  last: QueueView['lastReport']
  typed: string
  onTyped: (typed: string) => void
  onOpen: () => void
}

/** The one thing to do: scan. Where the code cannot be read, the number is typed. */
export function IdleScan({ work, last, typed, onTyped, onOpen }: IdleScanProps) {
  return (
    <div className={styles.scan}>
      <div className={styles.prompt}>
        <IconScan size={72} stroke={1.6} aria-hidden />
        <div>
          <h1>{work.looking === null ? 'Scan a traveller' : 'Looking it up'}</h1>
          <p>
            {work.sending === null
              ? 'Or touch one of the list, or type its number.'
              : sendingWords(work.sending.outgoing)}
          </p>
        </div>
      </div>
      <p className={styles.typed} aria-live="polite">
        <span className="mono">WO-</span>
        <b className="mono">{typed || '000000'}</b>
      </p>
      <div className={styles.pad} data-entry data-empty={typed === '' || undefined}>
        <Keypad
          onDigit={(digit) => onTyped((typed + digit).slice(-9))}
          onBackspace={() => onTyped(typed.slice(0, -1))}
          corner={{ label: 'Clear', onPress: () => onTyped('') }}
        />
      </div>
      <div className={styles.foot}>
        <button type="button" className={styles.go} disabled={typed === ''} onClick={onOpen}>
          {typed === '' ? 'Open' : `Open WO-${typed.padStart(6, '0')}`}
        </button>
        <UndoRow work={work} last={last} />
      </div>
    </div>
  )
}

const sendingWords = ({ number, words }: { number: string; words: string }) => `Sending ${words} of ${number}.`
