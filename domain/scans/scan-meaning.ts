import { allow, type Decision, refuse } from '../decision.ts'
import type { FloorState } from '../ledger/buckets.ts'
import { mayMove } from '../ledger/may-move.ts'
import { openAt } from '../ledger/report-pieces.ts'
import { countWhere, isOnFloor, type LedgerWorkOrder, piecesAt, type RoutingStep } from '../ledger/work-order-state.ts'

/** A place where operations are done, as far as a scan asks. */
export interface ScanStation {
  id: string
  name: string
  bareScan: 'start' | 'complete' | 'ask'
  operationIds: readonly string[]
  /** The names of its operations, for the sentence that says what it does. */
  operationNames: readonly string[]
}

/** What a work order's code names: the whole work order, or one of its steps. */
export interface ScannedCode {
  /** As it was read, for the refusal. */
  code: string
  step?: string
}

/** The pieces of one step, as a station shows them. */
export interface StepHere {
  step: RoutingStep
  here: Record<FloorState, number>
}

export interface ScanMeaning {
  /** The step that the scan is about; null where the work order has no such step. */
  at: StepHere | null
  previous: StepHere | null
  next: StepHere | null
  /** Why a scan would be refused here; null when it would count. */
  refused: Decision<never> | null
}

/** What a scan of this code means at this station now. It changes nothing. */
export function meaningOfScan(workOrder: LedgerWorkOrder, code: ScannedCode, station: ScanStation | null): ScanMeaning {
  const found = code.step === undefined ? stepOfWorkOrder(workOrder, station) : namedStep(workOrder, code)
  if (!found.ok) return { at: null, previous: null, next: null, refused: found }
  const step = found.value
  const position = workOrder.routing.indexOf(step)
  const open = canWorkOn(workOrder, step, station)
  return {
    at: stepHere(workOrder, step),
    previous: neighbour(workOrder, position - 1),
    next: neighbour(workOrder, position + 1),
    refused: open.ok ? null : open,
  }
}

/** The step that a scan acts on, or why nothing can be done with it here. */
export function stepToWorkOn(
  workOrder: LedgerWorkOrder,
  code: ScannedCode,
  station: ScanStation | null,
  act: { held?: boolean } = {},
): Decision<RoutingStep> {
  const found = code.step === undefined ? stepOfWorkOrder(workOrder, station, act) : namedStep(workOrder, code)
  if (!found.ok) return found
  const open = canWorkOn(workOrder, found.value, station, act)
  return open.ok ? allow(found.value) : open
}

/** The ladder of the four different answers: closed or held, not for this station, not here yet, already done. */
function canWorkOn(
  workOrder: LedgerWorkOrder,
  step: RoutingStep,
  station: ScanStation | null,
  act: { held?: boolean } = {},
): Decision<null> {
  const moves = mayMove(workOrder)
  if (!moves.ok) return moves
  if (station !== null && !station.operationIds.includes(step.operationId)) {
    return refuse('not_for_this_station', {
      workOrder: workOrder.number,
      step: step.step,
      operation: step.operationName,
      station: station.name,
      does: [...station.operationNames],
    })
  }
  if (openAt(workOrder, step) > 0) return allow(null)
  const { held } = piecesAt(workOrder, step.step)
  if (held > 0) {
    return act.held ? allow(null) : refuse('on_hold', { workOrder: workOrder.number, held, reason: null, by: null })
  }
  return nothingHere(workOrder, step)
}

function nothingHere(workOrder: LedgerWorkOrder, step: RoutingStep): Decision<never> {
  const names = { workOrder: workOrder.number, step: step.step, operation: step.operationName }
  const before = workOrder.routing.slice(0, workOrder.routing.indexOf(step))
  const at = before
    .map((each) => ({ step: each.step, operation: each.operationName, quantity: floorAt(workOrder, each) }))
    .filter((each) => each.quantity > 0)
  const passed = passedStep(workOrder, step)
  if (at.length > 0 || passed === 0) return refuse('not_here_yet', { ...names, at })
  return refuse('already_done', { ...names, passed })
}

/** Pieces that are beyond a step: at later steps (scrapped there included), finished or shipped. */
export function passedStep(workOrder: Pick<LedgerWorkOrder, 'routing' | 'balances'>, step: RoutingStep): number {
  const later = new Set(workOrder.routing.slice(workOrder.routing.indexOf(step) + 1).map((each) => each.step))
  return countWhere(workOrder.balances, (each) => {
    if (each.step !== null) return later.has(each.step)
    return each.state === 'finished' || each.state === 'shipped'
  })
}

function namedStep(workOrder: LedgerWorkOrder, code: ScannedCode): Decision<RoutingStep> {
  const step = workOrder.routing.find((each) => each.step === code.step)
  if (step !== undefined) return allow(step)
  return refuse('code_unknown', { code: code.code, workOrder: workOrder.number, step: code.step ?? '' })
}

/**
 * Without a step, the code means the earliest step done at this station that has open pieces. Where none has any: the
 * one whose pieces are held, else the first that pieces still come to, else the last, which is done.
 */
function stepOfWorkOrder(
  workOrder: LedgerWorkOrder,
  station: ScanStation | null,
  act: { held?: boolean } = {},
): Decision<RoutingStep> {
  const steps =
    station === null
      ? workOrder.routing
      : workOrder.routing.filter((each) => station.operationIds.includes(each.operationId))
  const isHeld = (each: RoutingStep) => piecesAt(workOrder, each.step).held > 0
  const isOpen = (each: RoutingStep) => openAt(workOrder, each) > 0
  const step =
    (act.held ? steps.find(isHeld) : undefined) ??
    steps.find(isOpen) ??
    steps.find(isHeld) ??
    steps.find((each) => comesTo(workOrder, each)) ??
    steps.at(-1)
  if (step !== undefined) return allow(step)
  const here = workOrder.routing.find((each) => floorAt(workOrder, each) > 0) ?? workOrder.routing[0]
  if (here === undefined) return refuse('routing_empty', { name: workOrder.number })
  return allow(here)
}

const comesTo = (workOrder: LedgerWorkOrder, step: RoutingStep) =>
  workOrder.routing.slice(0, workOrder.routing.indexOf(step)).some((each) => floorAt(workOrder, each) > 0)

const floorAt = (workOrder: LedgerWorkOrder, step: RoutingStep) =>
  countWhere(workOrder.balances, (each) => each.step === step.step && isOnFloor(each.state))

const stepHere = (workOrder: LedgerWorkOrder, step: RoutingStep): StepHere => ({
  step,
  here: piecesAt(workOrder, step.step),
})

function neighbour(workOrder: LedgerWorkOrder, position: number): StepHere | null {
  const step = workOrder.routing[position]
  return step === undefined ? null : stepHere(workOrder, step)
}
