import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../ui/Button.tsx'
import { formatMoment } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import type { WorkOrderActs } from './use-work-order-acts.tsx'
import styles from './WorkOrder.module.css'
import { askLedger, isClosed, type Movement, type WorkOrder } from './work-order-data.ts'

interface ScrapPanelProps {
  workOrder: WorkOrder
  acts: WorkOrderActs
  planner: boolean
}

/** What is missing and what can be done about it; every scrap with what made it good. */
export function ScrapPanel({ workOrder, acts, planner }: ScrapPanelProps) {
  const ledger = useQuery(askLedger(workOrder.id)).data?.items ?? []
  const losses = lossesOf(ledger)
  const { short, entered, onFloor, good } = workOrder.quantities
  const open = losses.filter((each) => each.replaced < each.movement.quantity)
  const first = open[0]
  const closed = isClosed(workOrder)
  return (
    <>
      {short > 0 && entered > 0 && !closed && (
        <div className={styles.short}>
          <h2>
            {formatPieces(short)} short of {formatPieces(workOrder.quantities.target)}
          </h2>
          <p>
            {first
              ? `${first.movement.reason ?? 'Scrapped'}, not replaced yet.`
              : 'Fewer pieces are on the way than were ordered.'}
          </p>
          {planner && (
            <div>
              {first && (
                <Button
                  tone="primary"
                  size="small"
                  onClick={() => acts.replace(first.movement.id, first.movement.quantity - first.replaced)}
                >
                  Replace {formatPieces(first.movement.quantity - first.replaced)}
                </Button>
              )}
              {workOrder.entered.released < workOrder.quantities.target && (
                <Button size="small" onClick={() => acts.open('release')}>
                  Release {formatPieces(workOrder.quantities.target - workOrder.entered.released)}
                </Button>
              )}
              {onFloor === 0 && good > 0 && (
                <Button size="small" onClick={acts.finishShort}>
                  Finish with {formatPieces(good)}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
      <div className={styles.columnHead}>
        <h2>Scrap and replacement</h2>
      </div>
      {losses.length === 0 ? (
        <p className={styles.zero}>Nothing was scrapped.</p>
      ) : (
        losses.map((loss) => <LossLine key={loss.movement.id} loss={loss} workOrder={workOrder} />)
      )}
    </>
  )
}

interface Loss {
  movement: Movement
  /** Pieces that made it good and were not undone. */
  replaced: number
}

/** Every scrap that stands, newest first, with its replacements: the link is in the ledger. */
function lossesOf(ledger: readonly Movement[]): Loss[] {
  return ledger
    .filter((each) => each.type === 'scrap' && each.reversedBy === null)
    .map((movement) => ({
      movement,
      replaced: ledger
        .filter((each) => each.type === 'replace' && each.names === movement.id && each.reversedBy === null)
        .reduce((sum, each) => sum + each.quantity, 0),
    }))
    .toReversed()
}

function LossLine({ loss: { movement, replaced }, workOrder }: { loss: Loss; workOrder: WorkOrder }) {
  const now = useNow()
  const place = useShopPlace()
  const operation = [...workOrder.routing.steps, ...workOrder.routing.formerSteps].find(
    (each) => each.step === movement.from.step,
  )?.operation.name
  const open = replaced < movement.quantity
  return (
    <div className={styles.loss} data-open={open}>
      <IconX size={17} stroke={2.2} color="var(--scrap)" aria-hidden />
      <span>
        {formatPieces(movement.quantity)} at {operation ?? movement.from.step}
        <small>
          {movement.reason ?? 'no reason'}, {formatMoment(movement.at, now, place)}
        </small>
      </span>
      <span>{replaced === 0 ? 'open' : `${formatPieces(replaced)} replaced`}</span>
    </div>
  )
}
