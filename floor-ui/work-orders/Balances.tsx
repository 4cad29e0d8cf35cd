import { IconCircleCheck } from '@tabler/icons-react'
import { formatPieces } from '../words/numbers.ts'
import styles from './WorkOrder.module.css'
import { piecesAt, type WorkOrder } from './work-order-data.ts'

interface BalancesProps {
  workOrder: WorkOrder
  /** The chosen stop. */
  step: string | null
  onStep: (step: string | null) => void
}

/** Where the pieces are, step by step, and the proof that none is missing. */
export function Balances({ workOrder, step, onStep }: BalancesProps) {
  const rows = [
    ...workOrder.routing.steps,
    ...workOrder.routing.formerSteps.filter((each) => hereOf(workOrder, each.step).here > 0),
  ]
  const all = rows.map((row) => hereOf(workOrder, row.step))
  const sum = (of: (row: Here) => number) => all.reduce((total, row) => total + of(row), 0)
  return (
    <>
      <div className={styles.columnHead}>
        <h2>Where the pieces are</h2>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Step</th>
            <th>Queued</th>
            <th>In process</th>
            <th>Held</th>
            <th>Here</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const { queued, inProcess, held, here } = all[index] ?? none
            return (
              <tr
                key={row.step}
                data-here={row.step === step}
                onClick={() => onStep(row.step === step ? null : row.step)}
              >
                <td>
                  <code>{row.step}</code>
                  {row.operation.name}
                </td>
                <td className={queued === 0 ? styles.zero : undefined}>{formatPieces(queued)}</td>
                <td className={inProcess === 0 ? styles.zero : undefined}>{formatPieces(inProcess)}</td>
                <td className={held === 0 ? styles.zero : styles.held}>{formatPieces(held)}</td>
                <td>{formatPieces(here)}</td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <td>On the floor</td>
            <td>{formatPieces(sum((row) => row.queued))}</td>
            <td>{formatPieces(sum((row) => row.inProcess))}</td>
            <td>{formatPieces(sum((row) => row.held))}</td>
            <td>{formatPieces(sum((row) => row.here))}</td>
          </tr>
        </tfoot>
      </table>
      <Proof workOrder={workOrder} />
    </>
  )
}

interface Here {
  queued: number
  inProcess: number
  held: number
  here: number
}

const none: Here = { queued: 0, inProcess: 0, held: 0, here: 0 }

function hereOf(workOrder: WorkOrder, step: string): Here {
  const queued = piecesAt(workOrder, step, 'queued')
  const inProcess = piecesAt(workOrder, step, 'in_process')
  const held = piecesAt(workOrder, step, 'held')
  return { queued, inProcess, held, here: queued + inProcess + held }
}

/** What came in equals what is somewhere: the law, written out. */
function Proof({ workOrder }: { workOrder: WorkOrder }) {
  const { entered, quantities } = workOrder
  const cancelled = workOrder.balances.reduce((sum, each) => sum + (each.state === 'cancelled' ? each.quantity : 0), 0)
  const sum = quantities.onFloor + quantities.good + quantities.scrapped + cancelled
  return (
    <div className={styles.proof}>
      <div>
        <span>
          {formatPieces(entered.released)} released
          {entered.replaced > 0 && <> + {formatPieces(entered.replaced)} replaced</>}
          {entered.surplus > 0 && <> + {formatPieces(entered.surplus)} surplus</>}
        </span>
        <span>{formatPieces(quantities.entered)}</span>
      </div>
      <div>
        <span>
          {formatPieces(quantities.onFloor)} on the floor +{' '}
          <span className={styles.good}>{formatPieces(quantities.good)}</span> finished
          {quantities.scrapped > 0 && (
            <>
              {' '}
              + <span className={styles.scrap}>{formatPieces(quantities.scrapped)}</span> scrapped
            </>
          )}
          {cancelled > 0 && <> + {formatPieces(cancelled)} cancelled</>}
        </span>
        {sum === quantities.entered && (
          <IconCircleCheck
            size={16}
            stroke={2}
            color="var(--finished)"
            aria-label="adds up"
            style={{ marginLeft: 'auto' }}
          />
        )}
        <span style={{ marginLeft: 0 }}>{formatPieces(sum)}</span>
      </div>
    </div>
  )
}
