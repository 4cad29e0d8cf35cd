import {
  IconArrowBackUp,
  IconArrowLoopLeft,
  IconArrowRight,
  IconBan,
  IconCircleCheck,
  IconLock,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  type IconCircleCheck as IconType,
  IconX,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { scanEndpoints } from '#api/contract/scans.ts'
import type { MovementType } from '#domain/ledger/buckets.ts'
import { plans } from '#domain/people/roles.ts'
import { useCommand } from '../server/use-command.ts'
import { useSession } from '../shell/session.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatMoment } from '../words/dates.ts'
import { countOf, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { movementWords } from '../words/status.ts'
import styles from './WorkOrder.module.css'
import { askLedger, type Movement, type WorkOrder, workOrderStale } from './work-order-data.ts'

interface HistoryProps {
  workOrder: WorkOrder
  step: string | null
  onStep: (step: string | null) => void
}

/** How many movements stand before one asks for more. */
const shownFirst = 40

/** Everything that happened to the pieces, newest first: who, where, when, and what can still be undone. */
export function History({ workOrder, step, onStep }: HistoryProps) {
  const query = useQuery(askLedger(workOrder.id))
  const [all, setAll] = useState(false)
  const reverse = useCommand(scanEndpoints.reverse, { stale: workOrderStale })
  if (query.isPending) return <SkeletonRows rows={8} />
  if (query.isError) return <FailedPart what="History did not load." onRetry={() => void query.refetch()} />
  const { chain } = query.data
  const movements = query.data.items
    .filter((each) => step === null || each.from.step === step || each.to.step === step)
    .toReversed()
  const shown = all ? movements : movements.slice(0, shownFirst)
  const name = workOrder.routing.steps.find((each) => each.step === step)?.operation.name
  return (
    <>
      <div className={styles.columnHead}>
        <h2>History</h2>
        <span>
          {countOf(chain.movements, 'movement', 'movements')},{' '}
          {chain.unbroken ? 'chain unbroken' : 'the chain is broken: run verify'}
        </span>
        {step !== null && (
          <Chip on onClick={() => onStep(null)}>
            {name ?? step}
          </Chip>
        )}
      </div>
      <Refusal error={reverse.error} />
      <div className={styles.history}>
        {shown.map((movement) => (
          <Line
            key={movement.id}
            movement={movement}
            workOrder={workOrder}
            busy={reverse.isPending}
            onUndo={() => reverse.run({ params: { id: movement.id }, body: {} })}
          />
        ))}
      </div>
      {movements.length === 0 && <p className={styles.zero}>Nothing has happened yet. Release pieces to begin.</p>}
      {shown.length < movements.length && (
        <div style={{ padding: '10px 0' }}>
          <Button size="small" onClick={() => setAll(true)}>
            Show all {formatPieces(movements.length)}
          </Button>
        </div>
      )}
    </>
  )
}

interface LineProps {
  movement: Movement
  workOrder: WorkOrder
  busy: boolean
  onUndo: () => void
}

function Line({ movement, workOrder, busy, onUndo }: LineProps) {
  const now = useNow()
  const place = useShopPlace()
  const Icon = icons[movement.type]
  const undone = movement.reversedBy !== null
  const who = [movement.by?.name, movement.station?.name ?? 'desk'].filter(Boolean).join(', ')
  return (
    <div className={styles.act} data-undone={undone}>
      <time dateTime={movement.at}>{formatMoment(movement.at, now, place)}</time>
      <Icon size={18} stroke={1.9} color={tones[movement.type]} aria-hidden />
      <p>
        <b>
          {formatPieces(movement.quantity)} {movementWords[movement.type]}
        </b>
        {tail(movement, workOrder)}
        <small>{who}</small>
      </p>
      {movement.undo.possible && !undone ? (
        <Button size="small" icon={<IconArrowBackUp size={15} stroke={1.9} />} disabled={busy} onClick={onUndo}>
          Undo
        </Button>
      ) : (
        <Locked movement={movement} />
      )}
    </div>
  )
}

/** Why it cannot be taken back, in two words; the whole sentence on hover and for screen readers. */
function Locked({ movement }: { movement: Movement }) {
  const { user } = useSession()
  if (movement.reversedBy !== null) return <span className={styles.lock}>undone</span>
  // Who plans nothing may not undo this at all: why it is locked for others says nothing to them.
  if (!plans(user.role)) return <span />
  const { because } = movement.undo
  if (because === null || movement.type === 'reverse') return <span />
  return (
    <span className={styles.lock} title={because}>
      <IconLock size={14} stroke={1.75} aria-hidden />
      {movement.type === 'scrap' ? 'replaced' : 'moved on'}
      <span className="visually-hidden">{because}</span>
    </span>
  )
}

/** Where the pieces went, and why: what stands behind the number. */
function tail(movement: Movement, workOrder: WorkOrder): string {
  const nameOf = (step: string | null) =>
    [...workOrder.routing.steps, ...workOrder.routing.formerSteps].find((each) => each.step === step)?.operation.name
  const reason = movement.reason ? `, ${movement.reason.charAt(0).toLowerCase()}${movement.reason.slice(1)}` : ''
  if (movement.type === 'complete')
    return movement.to.state === 'finished' ? ', finished' : ` to ${nameOf(movement.to.step) ?? movement.to.step}`
  if (movement.type === 'rework' || movement.type === 'move')
    return ` to ${nameOf(movement.to.step) ?? movement.to.state}${reason}`
  if (movement.type === 'release' || movement.type === 'replace' || movement.type === 'surplus') return reason
  const at = nameOf(movement.from.step)
  return `${at ? ` at ${at}` : ''}${reason}`
}

const icons: Record<MovementType, typeof IconType> = {
  release: IconPlus,
  replace: IconPlus,
  surplus: IconPlus,
  start: IconPlayerPlay,
  pause: IconPlayerPause,
  complete: IconArrowRight,
  scrap: IconX,
  rework: IconArrowLoopLeft,
  hold: IconPlayerPause,
  release_hold: IconPlayerPlay,
  move: IconArrowRight,
  split_out: IconArrowRight,
  split_in: IconArrowRight,
  join_out: IconArrowRight,
  join_in: IconArrowRight,
  reverse: IconArrowBackUp,
  ship: IconCircleCheck,
  cancel: IconBan,
}

const tones: Partial<Record<MovementType, string>> = {
  scrap: 'var(--scrap)',
  rework: 'var(--rework)',
  hold: 'var(--held)',
  release_hold: 'var(--held)',
  ship: 'var(--finished)',
}
