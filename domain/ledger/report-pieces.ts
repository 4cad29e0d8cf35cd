import { assert, impossible } from '../assert.ts'
import { allow, type Decision, refuse } from '../decision.ts'
import type { BucketState, MovementType, ScanAction } from './buckets.ts'
import { drawFrom, openStates } from './draw.ts'
import { toleranceAt } from './enter-pieces.ts'
import {
  bucket,
  type Change,
  entered,
  type LedgerWorkOrder,
  movement,
  type NewMovement,
  piecesAt,
  type Reason,
  type RoutingStep,
} from './work-order-state.ts'

/** One thing that happened to pieces at a step. Quantity left out = all that may move. */
export interface Act {
  action: ScanAction
  quantity?: number
  reason?: Reason
  toStep?: string
  /** Releasing a hold is a planner's decision. */
  byPlanner?: boolean
}

/** Everything that happened at a step, told in one act. */
export interface Report {
  good?: number
  scrap?: readonly { quantity: number; reason: Reason }[]
  rework?: readonly { quantity: number; toStep: string }[]
}

/** Decides one act at a step of the work order. */
export function decideAct(workOrder: LedgerWorkOrder, step: RoutingStep, act: Act): Decision<Change> {
  switch (act.action) {
    case 'start':
      return shift(workOrder, step, act, 'start', 'queued', 'in_process')
    case 'pause':
      return shift(workOrder, step, act, 'pause', 'in_process', 'queued')
    case 'complete':
      return decideReport(workOrder, step, { good: act.quantity ?? openAt(workOrder, step) })
    case 'hold':
      return hold(workOrder, step, act)
    case 'release_hold':
      return releaseHold(workOrder, step, act)
    case 'scrap':
      if (act.quantity === undefined) return refuse('quantity_needed', { action: act.action })
      if (act.reason === undefined) return refuse('reason_needed', { quantity: act.quantity })
      return decideReport(workOrder, step, { scrap: [{ quantity: act.quantity, reason: act.reason }] })
    case 'rework':
      if (act.quantity === undefined) return refuse('quantity_needed', { action: act.action })
      if (act.toStep === undefined) return refuse('rework_step_needed', { quantity: act.quantity })
      return decideReport(workOrder, step, { rework: [{ quantity: act.quantity, toStep: act.toStep }] })
    default:
      return impossible(act.action)
  }
}

/**
 * Decides good, scrap and rework of a step in one act. All together may not be more than is open here; good pieces
 * above that enter as surplus where the operation and the tolerance allow it.
 */
export function decideReport(workOrder: LedgerWorkOrder, step: RoutingStep, report: Report): Decision<Change> {
  const { good = 0, scrap = [], rework = [] } = report
  const asked = good + sum(scrap) + sum(rework)
  if (asked === 0) return refuse('quantity_needed', { action: 'report' })
  const available = openAt(workOrder, step)
  const excess = Math.max(0, asked - available)
  const surplus = decideExcess(workOrder, step, { excess, good, asked, available })
  if (!surplus.ok) return surplus

  const hand = drawFrom(workOrder.balances, step.step, openStates)
  const movements: NewMovement[] = []
  const take = (type: MovementType, quantity: number, to: NewMovement['to'], more = {}) => {
    for (const drawn of hand.take(quantity)) movements.push(movement(type, at(drawn.from), to, drawn.quantity, more))
  }
  take('complete', good - excess, destination(workOrder, step))
  for (const each of scrap) take('scrap', each.quantity, bucket(step.step, 'scrapped'), { reason: each.reason })
  const generations = { ...workOrder.reworked }
  for (const each of rework) {
    const back = mayReworkTo(workOrder, step, each.toStep)
    if (!back.ok) return back
    assert(workOrder.reworked !== null, 'rework asks for the generations')
    const to = bucket(each.toStep, 'queued')
    const reworkGeneration = (generations[each.toStep] ?? 0) + 1
    generations[each.toStep] = reworkGeneration
    // Queued pieces sent back to the step where they are queued do not move; what was started does.
    take('rework', each.quantity, to, { reworkGeneration })
  }
  if (movements.some((each) => each.from.step === each.to.step && each.from.state === each.to.state)) {
    return refuse('nothing_moves', { workOrder: workOrder.number, step: step.step })
  }
  return allow({ movements: [...movements, ...surplus.value] })
}

/** Where good pieces of a step go: to the next step, or to the finished ones. */
export function destination(workOrder: Pick<LedgerWorkOrder, 'routing'>, step: Pick<RoutingStep, 'step'>) {
  const next = workOrder.routing[workOrder.routing.findIndex((each) => each.step === step.step) + 1]
  return next === undefined ? bucket(null, 'finished') : bucket(next.step, 'queued')
}

/** Rework goes to the same step or an earlier one. */
export function mayReworkTo(
  workOrder: LedgerWorkOrder,
  from: Pick<RoutingStep, 'step'> | null,
  toStep: string,
): Decision<null> {
  const position = workOrder.routing.findIndex((each) => each.step === toStep)
  if (position < 0) return refuse('step_unknown', { workOrder: workOrder.number, step: toStep })
  const here = from === null ? Infinity : workOrder.routing.findIndex((each) => each.step === from.step)
  if (position > here) {
    return refuse('rework_goes_back', { workOrder: workOrder.number, step: from?.step ?? null, toStep })
  }
  return allow(null)
}

/** Pieces at a step that a scan may move: queued and in process. */
export function openAt(workOrder: Pick<LedgerWorkOrder, 'balances'>, step: Pick<RoutingStep, 'step'>): number {
  const here = piecesAt(workOrder, step.step)
  return here.queued + here.in_process
}

interface Excess {
  excess: number
  good: number
  asked: number
  available: number
}

/** Good pieces beyond what is here: a surplus entry and its completion, or the refusal with its numbers. */
function decideExcess(workOrder: LedgerWorkOrder, step: RoutingStep, told: Excess): Decision<NewMovement[]> {
  const { excess, good, asked, available } = told
  if (excess === 0) return allow([])
  if (excess > good || !step.allowOverproduction) {
    return refuse('quantity_short', { workOrder: workOrder.number, step: step.step, asked, available })
  }
  const { allowed, percent } = toleranceAt(workOrder, step)
  if (excess > allowed)
    return refuse('over_tolerance', { workOrder: workOrder.number, asked: excess, allowed, percent })
  const here = bucket(step.step, 'queued')
  return allow([
    movement('surplus', entered, here, excess),
    movement('complete', here, destination(workOrder, step), excess),
  ])
}

function shift(
  workOrder: LedgerWorkOrder,
  step: RoutingStep,
  act: Act,
  type: 'start' | 'pause',
  from: BucketState,
  to: BucketState,
): Decision<Change> {
  const hand = drawFrom(workOrder.balances, step.step, [from])
  const available = hand.left()
  const asked = act.quantity ?? Math.max(1, available)
  if (asked > available) {
    return refuse('quantity_short', { workOrder: workOrder.number, step: step.step, asked, available, action: type })
  }
  const drawn = hand.take(asked)
  return allow({
    movements: drawn.map((each) =>
      movement(type, at(each.from), bucket(step.step, to, each.from.buildId), each.quantity),
    ),
  })
}

function hold(workOrder: LedgerWorkOrder, step: RoutingStep, act: Act): Decision<Change> {
  const hand = drawFrom(workOrder.balances, step.step, openStates)
  const available = hand.left()
  const asked = act.quantity ?? available
  if (asked > available || asked === 0) {
    return refuse('quantity_short', { workOrder: workOrder.number, step: step.step, asked, available })
  }
  const reason = act.reason ?? null
  return allow({
    movements: hand
      .take(asked)
      .map((each) => movement('hold', at(each.from), bucket(step.step, 'held'), each.quantity, { reason })),
  })
}

function releaseHold(workOrder: LedgerWorkOrder, step: RoutingStep, act: Act): Decision<Change> {
  const hand = drawFrom(workOrder.balances, step.step, ['held'])
  const available = hand.left()
  if (!act.byPlanner) return refuse('held_needs_planner', { workOrder: workOrder.number, held: available })
  const asked = act.quantity ?? Math.max(1, available)
  if (asked > available) {
    return refuse('quantity_short', {
      workOrder: workOrder.number,
      step: step.step,
      asked,
      available,
      action: 'release_hold',
    })
  }
  return allow({
    movements: hand
      .take(asked)
      .map((each) => movement('release_hold', at(each.from), bucket(step.step, 'queued'), each.quantity)),
  })
}

const sum = (parts: readonly { quantity: number }[]) => parts.reduce((total, part) => total + part.quantity, 0)
const at = (from: NewMovement['from']) => bucket(from.step, from.state, from.buildId)
