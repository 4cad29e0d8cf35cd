import { ask } from '#db/connect.ts'
import type { Sheet } from '#db/stores/ledger/load-sheet.ts'
import { assert } from '#domain/assert.ts'
import { allow, type Decision, refuse, reject } from '#domain/decision.ts'
import { decideReverse, mayUndo } from '#domain/ledger/reverse-movement.ts'
import { ownWords } from '#domain/ledger/scrap-reasons.ts'
import { applyChange, type LedgerWorkOrder, type NewMovement } from '#domain/ledger/work-order-state.ts'
import { plans } from '#domain/people/roles.ts'
import type { CommandContext } from './context.ts'
import type { Decided, Done } from './ledger/request.ts'
import {
  type BalanceView,
  balanceViews,
  type MovementView,
  movementView,
  type WorkOrderState,
  workOrderState,
} from './ledger/work-order-view.ts'
import { submit } from './ledger-batch.ts'
import { hashContent } from './run-command.ts'

export interface ReverseInput {
  commandId: string
  movementId: string
  reason?: string
  /** All that the movement's command made, in the place of this one movement. */
  wholeCommand?: boolean
}

export interface ReverseAnswer {
  /** The work order of the movement that was named. */
  workOrder: WorkOrderState
  movements: MovementView[]
  balances: BalanceView[]
}

/**
 * Undoes a movement, or all that its command made and that still stands: exactly back, latest first, all or nothing.
 * Throws `Refused`; `not_reversible` names what used the pieces since.
 */
export async function reverse(ctx: CommandContext, input: ReverseInput): Promise<ReverseAnswer> {
  const movementId = input.movementId.toLowerCase()
  const named = await namedMovements(ctx, movementId, input.wholeCommand ?? false)
  const { commandId, ...content } = input
  const told = await submit<ReverseAnswer>({
    ctx,
    command: 'reverse',
    commandId: commandId.toLowerCase(),
    contentHash: hashContent({ ...content, movementId }),
    workOrderIds: [...new Set(named.map((each) => each.workOrderId))],
    station: null,
    needs: { past: named.map((each) => each.id) },
    decide: (sheet, now) =>
      decide(ctx, sheet, { input: { ...input, movementId }, ids: named.map(({ id }) => id), now }),
    answer: answerOf,
  })
  return told.answer
}

/** Movements never change, so which ones are meant is read before anything is locked. */
async function namedMovements(ctx: CommandContext, movementId: string, wholeCommand: boolean) {
  const { shopId } = ctx.actor
  const named = await ask(ctx.db, shopId, async (reader) => {
    const found = reader.selectFrom('movements').select(['id', 'workOrderId', 'commandId']).where('shopId', '=', shopId)
    const movement = await found.where('id', '=', movementId).executeTakeFirst()
    if (movement === undefined || !wholeCommand) return movement === undefined ? [] : [movement]
    return found.where('commandId', '=', movement.commandId).execute()
  })
  if (named.length === 0) reject('not_found', { what: 'movement' })
  return named
}

interface Asked {
  input: ReverseInput
  ids: readonly string[]
  now: Date
}

function decide(ctx: CommandContext, sheet: Sheet, { input, ids, now }: Asked): Decision<Decided> {
  const undoer = {
    personId: ctx.actor.personId,
    mayUndoOthers: plans(ctx.actor.role),
    undoMinutes: sheet.undoMinutes,
  }
  // In the order in which they were made.
  const past = [...sheet.past.values()].filter((each) => ids.includes(each.id))
  const standing = past.filter((each) => each.reversed === null)
  const changed = new Map<string, { after: LedgerWorkOrder; movements: NewMovement[] }>()
  // Latest first: a command's later movements may have moved what its earlier ones brought.
  for (const movement of (standing.length > 0 ? standing : past).toReversed()) {
    const may = mayUndo(movement, undoer, now)
    if (!may.ok) return may
    const at = changed.get(movement.workOrderId)
    const before = at?.after ?? sheet.workOrders.get(movement.workOrderId)?.state
    if (before === undefined) return refuse('not_found', { what: 'movement' })
    const decision = decideReverse(before, movement)
    if (!decision.ok) return decision
    const reason = input.reason === undefined ? null : ownWords(input.reason)
    const movements = decision.value.movements.map((each) => ({ ...each, reason }))
    changed.set(movement.workOrderId, {
      after: applyChange(before, { movements }),
      movements: [...(at?.movements ?? []), ...movements],
    })
  }
  const first = sheet.past.get(input.movementId)?.workOrderId
  return allow({
    changes: [...changed].map(([workOrderId, { movements }]) => ({ workOrderId, change: { movements } })),
    stationId: ctx.actor.stationId,
    stationName: null,
    scannedAt: null,
    ...(first !== undefined && { note: first }),
  })
}

/** The note names the work order of the movement that was asked for. */
function answerOf({ workOrders, movements, note }: Done): ReverseAnswer {
  const workOrder = workOrders.find((each) => each.id === note) ?? workOrders[0]
  assert(workOrder !== undefined, 'an undo touches a work order')
  return {
    workOrder: workOrderState(workOrder),
    movements: movements.map(movementView),
    balances: balanceViews(workOrder),
  }
}
