import type { Static } from 'typebox'
import type { PiecesMoved } from '#api/contract/live.ts'
import { type Board, cardKey } from '#domain/board/board.ts'
import { type WorkOrderNews, workOrderOn } from '#domain/board/patch-board.ts'
import { operationAt } from '#domain/board/where-to.ts'
import type { MovementType } from '#domain/ledger/buckets.ts'

export type PiecesMovedEvent = Static<typeof PiecesMoved>

/** What somebody did, for the sentence in the top bar: "Lin Berger moved 38 of WO-000042 to Vapor smoothing". */
export interface BoardNews {
  by: string
  verb: string
  /** Null where no pieces were counted. */
  quantity: number | null
  number: string
  workOrderId: string
  /** "to Vapor smoothing", "at Printing"; empty where the verb says it all. */
  where: string
  at: Date
}

/** The state that an event carries, as the board patches itself with it. */
export function newsOf({ workOrder, station, movements }: PiecesMovedEvent): WorkOrderNews {
  return {
    id: workOrder.id,
    version: workOrder.version,
    status: workOrder.status,
    target: workOrder.quantities.target,
    entered: workOrder.entered,
    balances: workOrder.balances,
    station,
    arrived: movements.flatMap(({ type, to, quantity }) =>
      to.step !== null && (to.state === 'queued' || to.state === 'in_process' || to.state === 'held')
        ? [{ step: to.step, state: to.state, quantity, rework: type === 'rework' }]
        : [],
    ),
  }
}

/** The cards where pieces arrived or changed: these get the yellow edge, not the others of the work order. */
export function touchedCards({ workOrder, movements }: PiecesMovedEvent): Set<string> {
  const steps = movements.map(({ to, from }) => to.step ?? from.step)
  return new Set(steps.flatMap((step) => (step === null ? [] : [cardKey(workOrder.id, step)])))
}

/** Says an event in words; null where nobody did it. */
export function sayNews(board: Board, { workOrder, by, movements }: PiecesMovedEvent, at: Date): BoardNews | null {
  const [first] = movements
  if (by === null || !first) return null
  const main = movements.find((movement) => movement.type === 'complete' || movement.type === 'move') ?? first
  const same = movements.filter(({ type, to }) => type === main.type && to.step === main.to.step)
  const nameOf = (step: string | null) => {
    const known = workOrderOn(board, workOrder.id)
    const balance = workOrder.balances.find((each) => each.step === step)
    return (known && step !== null ? operationAt(known, step)?.name : undefined) ?? balance?.operation?.name
  }
  return {
    by,
    verb: main.to.state === 'finished' ? 'finished' : verbs[main.type],
    quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
    number: workOrder.number,
    workOrderId: workOrder.id,
    where: whereOf(main, nameOf),
    at,
  }
}

const verbs: Record<MovementType, string> = {
  release: 'released',
  replace: 'replaced',
  surplus: 'added',
  start: 'started',
  pause: 'paused',
  complete: 'moved',
  scrap: 'scrapped',
  rework: 'sent back',
  hold: 'held',
  release_hold: 'freed',
  move: 'moved',
  split_out: 'split off',
  split_in: 'split off',
  join_out: 'joined',
  join_in: 'joined',
  reverse: 'undid',
  ship: 'shipped',
  cancel: 'cancelled',
}

const stays = new Set<MovementType>(['start', 'pause', 'hold', 'release_hold'])

function whereOf(movement: PiecesMovedEvent['movements'][number], nameOf: (step: string | null) => string | undefined) {
  const to = nameOf(movement.to.step)
  const from = nameOf(movement.from.step)
  if (stays.has(movement.type)) return to === undefined ? '' : `at ${to}`
  if (movement.to.step === null || movement.to.state === 'scrapped') return from === undefined ? '' : `at ${from}`
  if (movement.type === 'reverse') return to === undefined ? '' : `back to ${to}`
  return to === undefined ? '' : `to ${to}`
}
