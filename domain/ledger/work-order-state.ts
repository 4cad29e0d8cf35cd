import { assert } from '../assert.ts'
import type { WorkOrderStatus } from '../work-orders.ts'
import type { Balance, Bucket, BucketState, FloorState, MovementType, Quantities } from './buckets.ts'

/** One step of the routing that the work order owns, in the order in which it is done. */
export interface RoutingStep {
  /** The number printed on the traveller ("020"), never reused in a work order. */
  step: string
  operationId: string
  operationName: string
  /** This operation may make more than was ordered, inside the shop's tolerance. */
  allowOverproduction: boolean
}

/** A work order as the ledger sees it: everything a decision needs, and nothing that it does not. */
export interface LedgerWorkOrder {
  id: string
  /** `WO-000042` */
  number: string
  version: number
  status: WorkOrderStatus
  /** Good pieces wanted. */
  target: number
  released: number
  replaced: number
  surplus: number
  hold: { reason: string | null; by: string | null } | null
  /** How much more than ordered the shop tolerates, in hundredths of a percent of the target. */
  overproductionHundredths: number
  routing: readonly RoutingStep[]
  balances: readonly Balance[]
  /** How often pieces were sent back to each step so far; null where nobody asked for it. */
  reworked: Readonly<Record<string, number>> | null
}

/** Why pieces were scrapped or moved: an entry of the shop's list, or a planner's own words (id null). */
export interface Reason {
  id: string | null
  text: string
}

/** A movement that a decision wants; id, ordinal, time, person and hash come when it is written. */
export interface NewMovement {
  type: MovementType
  from: Bucket
  to: Bucket
  quantity: number
  /** The movement that a reverse undoes, or the scrap that a replacement makes good. */
  names: string | null
  /** What kind of movement a reverse undoes; null for all others. */
  undoes: MovementType | null
  /** How often pieces of this work order were sent back to that step, this time included; 0 unless it is rework. */
  reworkGeneration: number
  reason: Reason | null
}

/** What a decision does to one work order. */
export interface Change {
  movements: readonly NewMovement[]
  target?: number
  status?: WorkOrderStatus
  hold?: { reason: string | null } | null
}

export const entered: Bucket = { step: null, state: 'entered', buildId: null }

export function bucket(step: string | null, state: BucketState, buildId: string | null = null): Bucket {
  return { step, state, buildId }
}

export const sameBucket = (a: Bucket, b: Bucket) => a.step === b.step && a.state === b.state && a.buildId === b.buildId

/** A movement with the fields that most leave empty filled in. */
export function movement(
  type: MovementType,
  from: Bucket,
  to: Bucket,
  quantity: number,
  more: Partial<Pick<NewMovement, 'names' | 'undoes' | 'reworkGeneration' | 'reason'>> = {},
): NewMovement {
  return { type, from, to, quantity, names: null, undoes: null, reworkGeneration: 0, reason: null, ...more }
}

/** Pieces in the buckets that a test admits. */
export function countWhere(balances: readonly Balance[], admits: (balance: Balance) => boolean): number {
  let sum = 0
  for (const balance of balances) if (admits(balance)) sum += balance.quantity
  return sum
}

export const isOnFloor = (state: BucketState): state is FloorState =>
  state === 'queued' || state === 'in_process' || state === 'held'

/** Pieces at a step by state, whatever build they are in. */
export function piecesAt(workOrder: Pick<LedgerWorkOrder, 'balances'>, step: string): Record<FloorState, number> {
  const here = { queued: 0, in_process: 0, held: 0 }
  for (const each of workOrder.balances)
    if (each.step === step && isOnFloor(each.state)) here[each.state] += each.quantity
  return here
}

/** The sums of one work order in the words of the ledger: all whole pieces. */
export function quantitiesOf(
  workOrder: Pick<LedgerWorkOrder, 'target' | 'released' | 'replaced' | 'surplus' | 'balances'>,
): Quantities {
  const { target, balances } = workOrder
  const good = countWhere(balances, (each) => each.state === 'finished' || each.state === 'shipped')
  const onFloor = countWhere(balances, (each) => isOnFloor(each.state))
  return {
    target,
    entered: workOrder.released + workOrder.replaced + workOrder.surplus,
    good,
    scrapped: countWhere(balances, (each) => each.state === 'scrapped'),
    onFloor,
    remaining: Math.max(0, target - good),
    short: Math.max(0, target - good - onFloor),
  }
}

/** The work order after a change: balances, counters and status. The caller has decided that the change is allowed. */
export function applyChange(workOrder: LedgerWorkOrder, change: Change): LedgerWorkOrder {
  const after = {
    ...workOrder,
    version: workOrder.version + 1,
    target: change.target ?? workOrder.target,
    balances: change.movements.reduce(applyMovement, workOrder.balances),
  }
  for (const each of change.movements) count(after, each)
  if (after.reworked !== null) after.reworked = reworkedAfter(after.reworked, change.movements)
  if (change.hold !== undefined) after.hold = change.hold === null ? null : { reason: change.hold.reason, by: null }
  after.status = change.status ?? statusAfter(after)
  return after
}

/** Takes from one bucket and adds to the other; a bucket below zero is a bug, because decisions look first. */
export function applyMovement(
  balances: readonly Balance[],
  moved: Pick<NewMovement, 'from' | 'to' | 'quantity'>,
): Balance[] {
  const { from, to, quantity } = moved
  const after: Balance[] = []
  let taken = from.state === 'entered'
  let given = to.state === 'entered'
  for (const each of balances) {
    if (sameBucket(each, from)) {
      assert(each.quantity >= quantity, 'a bucket never goes below zero')
      taken = true
      after.push({ ...each, quantity: each.quantity - quantity })
    } else if (sameBucket(each, to)) {
      given = true
      after.push({ ...each, quantity: each.quantity + quantity })
    } else after.push(each)
  }
  assert(taken, 'pieces leave a bucket that holds them')
  if (!given) after.push({ ...to, quantity })
  return after
}

function reworkedAfter(reworked: Readonly<Record<string, number>>, movements: readonly NewMovement[]) {
  const after = { ...reworked }
  for (const each of movements) {
    const step = each.to.step
    if (each.type === 'rework' && step !== null) after[step] = Math.max(after[step] ?? 0, each.reworkGeneration)
  }
  return after
}

/** Entries count up; an entry undone counts down again. */
function count(workOrder: LedgerWorkOrder, moved: NewMovement): void {
  if (moved.from.state === 'entered') workOrder[counterOf(moved.undoes ?? moved.type)] += moved.quantity
  if (moved.to.state === 'entered') workOrder[counterOf(moved.undoes ?? moved.type)] -= moved.quantity
}

function counterOf(type: MovementType): 'released' | 'replaced' | 'surplus' {
  return type === 'replace' ? 'replaced' : type === 'surplus' ? 'surplus' : 'released'
}

/**
 * What the pieces say about the status, where no person said it: finished once nothing is on the floor and the target is
 * met; released as soon as pieces are on the floor (again). A shortfall keeps the work order released until somebody
 * replaces the pieces or decides to finish short.
 */
export function statusAfter(
  workOrder: Pick<LedgerWorkOrder, 'status' | 'target' | 'released' | 'replaced' | 'surplus' | 'balances'>,
): WorkOrderStatus {
  if (workOrder.status === 'on_hold') return 'on_hold'
  const { onFloor, good, target, entered } = quantitiesOf(workOrder)
  if (onFloor > 0) return 'released'
  if (workOrder.status === 'cancelled') return 'cancelled'
  if (entered === 0) return 'planned'
  if (good >= target) return 'finished'
  return workOrder.status === 'finished' ? 'finished' : 'released'
}
