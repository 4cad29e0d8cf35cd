import { allow, type Decision, refuse } from '../decision.ts'
import { mayMove } from './may-move.ts'
import { bucket, type Change, entered, type LedgerWorkOrder, movement, type RoutingStep } from './work-order-state.ts'

/** Releases pieces into production: all that are left when no quantity is said. They arrive at the first step. */
export function decideRelease(workOrder: LedgerWorkOrder, quantity?: number): Decision<Change> {
  const closed = mayMove(workOrder, 'planned')
  if (!closed.ok) return closed
  const left = Math.max(0, workOrder.target - workOrder.released)
  const asked = quantity ?? left
  if (asked > left || left === 0) return refuse('release_above_target', { workOrder: workOrder.number, asked, left })
  return allow({ movements: [movement('release', entered, arrival(workOrder), asked)] })
}

/** More good pieces are wanted: the target rises, and the pieces are released at once. */
export function decideAdd(workOrder: LedgerWorkOrder, quantity: number): Decision<Change> {
  const closed = mayMove(workOrder, 'planned')
  if (!closed.ok) return closed
  return allow({
    target: workOrder.target + quantity,
    movements: [movement('release', entered, arrival(workOrder), quantity)],
  })
}

/** More pieces than ordered enter, inside the tolerance; they are tagged as surplus for good. */
export function decideSurplus(workOrder: LedgerWorkOrder, quantity: number): Decision<Change> {
  const closed = mayMove(workOrder)
  if (!closed.ok) return closed
  const first = workOrder.routing[0]
  if (first === undefined) return refuse('routing_empty', { name: workOrder.number })
  const { allowed, percent } = toleranceAt(workOrder, first)
  if (quantity > allowed)
    return refuse('over_tolerance', { workOrder: workOrder.number, asked: quantity, allowed, percent })
  return allow({ movements: [movement('surplus', entered, arrival(workOrder), quantity)] })
}

/** What has to be known of the scrap that a replacement makes good. */
export interface ScrapToReplace {
  id: string
  type: string
  step: string | null
  quantity: number
  /** Already made good by replacements that were not undone. */
  replaced: number
  reversed: boolean
}

/** Makes scrapped pieces good: as many new ones enter, never more than were scrapped, and the movement names the scrap. */
export function decideReplace(workOrder: LedgerWorkOrder, scrap: ScrapToReplace, quantity: number): Decision<Change> {
  const closed = mayMove(workOrder)
  if (!closed.ok) return closed
  if (scrap.type !== 'scrap' || scrap.reversed) return refuse('not_a_scrap', { movementId: scrap.id })
  if (quantity > scrap.quantity - scrap.replaced) {
    return refuse('scrap_already_replaced', {
      workOrder: workOrder.number,
      scrapped: scrap.quantity,
      replaced: scrap.replaced,
      asked: quantity,
    })
  }
  return allow({ movements: [movement('replace', entered, arrival(workOrder), quantity, { names: scrap.id })] })
}

/**
 * How many more pieces than ordered may still enter where this step is done: the one rule of over-production. The
 * operation must allow it, and the surplus of the whole work order stays within the shop's percentage of the target.
 */
export function toleranceAt(
  workOrder: Pick<LedgerWorkOrder, 'overproductionHundredths' | 'target' | 'surplus'>,
  step: Pick<RoutingStep, 'allowOverproduction'>,
): { allowed: number; percent: number } {
  if (!step.allowOverproduction) return { allowed: 0, percent: 0 }
  const tolerated = Math.floor((workOrder.target * workOrder.overproductionHundredths) / 10_000)
  return { allowed: Math.max(0, tolerated - workOrder.surplus), percent: workOrder.overproductionHundredths / 100 }
}

const arrival = (workOrder: LedgerWorkOrder) => bucket(workOrder.routing[0]?.step ?? null, 'queued')
