import { allow, type Decision, refuse } from '../decision.ts'
import type { Bucket, MovementType } from './buckets.ts'
import { type Change, countWhere, type LedgerWorkOrder, movement, sameBucket } from './work-order-state.ts'

/** A movement as it stands in the ledger, with what has happened to it since. */
export interface PastMovement {
  id: string
  type: MovementType
  from: Bucket
  to: Bucket
  quantity: number
  commandId: string
  actorId: string | null
  at: Date
  /** Set when it was undone already. */
  reversed: { by: string | null; at: string } | null
  /** Replacements of this scrap that stand. */
  replacedBy: readonly Blocker[]
  /** What took pieces out of the place it brought them to, newest first, as far as it stands. */
  takenSince: readonly Blocker[]
}

export interface Blocker {
  movementId: string
  type: string
  quantity: number
  by: string | null
  at: string
}

/** Who undoes, as far as the rule asks. */
export interface Undoer {
  personId: string | null
  /** Owners, planners and their programs may undo what others did, however long ago. */
  mayUndoOthers: boolean
  undoMinutes: number
}

/** Whether this person may still undo this movement: operators their own, within the shop's minutes. */
export function mayUndo(past: Pick<PastMovement, 'actorId' | 'at'>, undoer: Undoer, now: Date): Decision<null> {
  if (undoer.mayUndoOthers) return allow(null)
  const own = past.actorId !== null && past.actorId === undoer.personId
  const minutes = (now.getTime() - past.at.getTime()) / 60_000
  if (own && minutes <= undoer.undoMinutes) return allow(null)
  return refuse('undo_needs_planner', { minutes: undoer.undoMinutes })
}

/**
 * Decides the exact way back of a movement. It is open while as many pieces as it brought are still where it brought
 * them (pieces of one place are alike), nothing replaced them, and it was not undone before.
 */
export function decideReverse(workOrder: LedgerWorkOrder, past: PastMovement): Decision<Change> {
  const { number } = workOrder
  if (past.type === 'reverse') return refuse('reversal_not_reversible', { workOrder: number })
  if (past.reversed !== null) return refuse('already_reversed', { workOrder: number, ...past.reversed })
  if (workOrder.status === 'cancelled' && past.type !== 'cancel') {
    return refuse('work_order_closed', { workOrder: number, status: workOrder.status })
  }
  const step = past.from.step
  if (step !== null && past.from.state !== 'scrapped' && !workOrder.routing.some((each) => each.step === step)) {
    return refuse('step_unknown', { workOrder: number, step })
  }
  const { quantity } = past
  if (past.replacedBy.length > 0) {
    const replaced = past.replacedBy.reduce((sum, each) => sum + each.quantity, 0)
    return refuse('not_reversible', {
      workOrder: number,
      quantity,
      stillThere: Math.max(0, quantity - replaced),
      blockedBy: [...past.replacedBy],
    })
  }
  const stillThere = countWhere(workOrder.balances, (each) => sameBucket(each, past.to))
  if (stillThere < quantity) {
    return refuse('not_reversible', {
      workOrder: number,
      quantity,
      stillThere,
      blockedBy: enough(past.takenSince, quantity - stillThere),
    })
  }
  return allow({
    movements: [movement('reverse', past.to, past.from, quantity, { names: past.id, undoes: past.type })],
  })
}

/** The newest takers that explain the missing pieces. */
function enough(takers: readonly Blocker[], missing: number): Blocker[] {
  const named: Blocker[] = []
  let found = 0
  for (const each of takers) {
    if (found >= missing) break
    named.push(each)
    found += each.quantity
  }
  return named
}
