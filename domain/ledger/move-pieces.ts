import { assert } from '../assert.ts'
import { allow, type Decision, refuse } from '../decision.ts'
import type { Bucket, BucketState, MovementType } from './buckets.ts'
import { drawFrom } from './draw.ts'
import { mayMove } from './may-move.ts'
import { mayReworkTo } from './report-pieces.ts'
import {
  bucket,
  type Change,
  countWhere,
  isOnFloor,
  type LedgerWorkOrder,
  movement,
  type Reason,
  sameBucket,
} from './work-order-state.ts'

/** A planner's drag: so many pieces from here to there. */
export interface Move {
  from: { step: string | null; state: BucketState; buildId?: string | null }
  to: { step: string | null; state: BucketState }
  quantity: number
  reason?: Reason
}

/**
 * Decides a planner's move. What it is called follows from where it goes: the next step is a completion, an earlier one
 * rework, the same step a start, pause or hold; only what is none of these is a `move`, and one that skips steps says why.
 */
export function decideMove(workOrder: LedgerWorkOrder, move: Move): Decision<Change> {
  const moves = mayMove(workOrder)
  if (!moves.ok) return moves
  for (const place of [move.from, move.to]) {
    if (needsStep(place.state) && !hasStep(workOrder, place.step)) {
      return refuse('step_unknown', { workOrder: workOrder.number, step: place.step ?? '' })
    }
  }
  const from = bucket(move.from.step, move.from.state, move.from.buildId ?? null)
  const to = target(workOrder, move)
  if (sameBucket(from, to)) return refuse('nothing_moves', { workOrder: workOrder.number, step: from.step })
  const type = typeOf(workOrder, from, to)
  if (!type.ok) return type
  return carryOut(workOrder, move, { type: type.value, from, to })
}

interface Plan {
  type: MovementType
  from: Bucket
  to: Bucket
}

function carryOut(workOrder: LedgerWorkOrder, move: Move, plan: Plan): Decision<Change> {
  const { type, from, to } = plan
  const available = countWhere(workOrder.balances, (each) => sameBucket(each, from))
  const asked = move.quantity
  if (asked > available) {
    return refuse('quantity_short', { workOrder: workOrder.number, step: from.step, asked, available })
  }
  if (type === 'scrap' && move.reason === undefined) return refuse('reason_needed', { quantity: asked })
  const skipped = skippedSteps(workOrder, from, to)
  if (skipped.length > 0 && move.reason === undefined) return refuse('reason_needed', { quantity: asked, skipped })
  const reworkGeneration = type === 'rework' ? generation(workOrder, to) : 0
  const more = { reason: move.reason ?? null, reworkGeneration }
  const hand = drawFrom(
    workOrder.balances.filter((each) => each.buildId === from.buildId),
    from.step,
    [from.state],
  )
  return allow({
    movements: hand.take(asked).map((drawn) => movement(type, from, to, drawn.quantity, more)),
  })
}

/** Scrap remembers where it happened; finished, shipped and cancelled pieces belong to the whole work order. */
function target(workOrder: LedgerWorkOrder, move: Move): Bucket {
  const { state } = move.to
  if (state === 'scrapped') return bucket(move.from.step ?? workOrder.routing.at(-1)?.step ?? null, state)
  return bucket(needsStep(state) ? move.to.step : null, state)
}

function typeOf(workOrder: LedgerWorkOrder, from: Bucket, to: Bucket): Decision<MovementType> {
  if (to.state === 'cancelled' && isOnFloor(from.state)) return allow('cancel')
  if (from.state === 'finished' && to.state === 'shipped') return allow('ship')
  if (!isOnFloor(from.state) && from.state !== 'finished') return final(workOrder, from.state)
  if (to.state === 'shipped' || to.state === 'cancelled' || to.state === 'entered') return final(workOrder, to.state)
  if (to.state === 'scrapped') return allow('scrap')
  if (from.state === 'finished') {
    return to.state === 'queued' ? reworkTo(workOrder, from, to) : final(workOrder, from.state)
  }
  return from.step === to.step ? withinStep(workOrder, from, to) : betweenSteps(workOrder, from, to)
}

function withinStep(workOrder: LedgerWorkOrder, from: Bucket, to: Bucket): Decision<MovementType> {
  if (to.state === 'held') return allow('hold')
  if (from.state === 'held') {
    return to.state === 'queued' ? allow('release_hold') : refuseHeld(workOrder)
  }
  return allow(to.state === 'in_process' ? 'start' : 'pause')
}

function betweenSteps(workOrder: LedgerWorkOrder, from: Bucket, to: Bucket): Decision<MovementType> {
  const distance = to.state === 'finished' ? workOrder.routing.length : position(workOrder, to.step)
  const ahead = distance - position(workOrder, from.step)
  if (ahead < 0 && to.state === 'queued') return reworkTo(workOrder, from, to)
  // Held pieces wait for a decision; where they go afterwards is another one.
  if (from.state === 'held') return refuseHeld(workOrder)
  if (ahead === 1 && (to.state === 'queued' || to.state === 'finished')) return allow('complete')
  return allow('move')
}

function reworkTo(workOrder: LedgerWorkOrder, from: Bucket, to: Bucket): Decision<MovementType> {
  assert(to.step !== null, 'a queue belongs to a step')
  const back = mayReworkTo(workOrder, from.step === null ? null : { step: from.step }, to.step)
  return back.ok ? allow('rework') : back
}

/** The steps between two places that the pieces would not go through. */
function skippedSteps(workOrder: LedgerWorkOrder, from: Bucket, to: Bucket): string[] {
  if (!isOnFloor(from.state) || !(isOnFloor(to.state) || to.state === 'finished')) return []
  const first = position(workOrder, from.step) + 1
  const last = to.state === 'finished' ? workOrder.routing.length : position(workOrder, to.step)
  return workOrder.routing.slice(first, Math.max(first, last)).map((each) => each.step)
}

function generation(workOrder: LedgerWorkOrder, to: Bucket): number {
  assert(workOrder.reworked !== null && to.step !== null, 'a move asks for the generations')
  return (workOrder.reworked[to.step] ?? 0) + 1
}

const needsStep = (state: BucketState) => isOnFloor(state)
const hasStep = (workOrder: LedgerWorkOrder, step: string | null) => position(workOrder, step) >= 0
const position = (workOrder: LedgerWorkOrder, step: string | null) =>
  workOrder.routing.findIndex((each) => each.step === step)

const final = (workOrder: LedgerWorkOrder, state: BucketState) =>
  refuse('pieces_are_final', { workOrder: workOrder.number, state })

function refuseHeld(workOrder: LedgerWorkOrder) {
  const held = countWhere(workOrder.balances, (each) => each.state === 'held')
  return refuse('held_needs_planner', { workOrder: workOrder.number, held })
}
