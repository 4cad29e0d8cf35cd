import type { Sheet } from '#db/stores/ledger/load-sheet.ts'
import { assert } from '#domain/assert.ts'
import { allow, type Decision, refuse } from '#domain/decision.ts'
import type { Change, LedgerWorkOrder } from '#domain/ledger/work-order-state.ts'
import type { CommandContext } from '../context.ts'
import { submit } from '../ledger-batch.ts'
import { hashContent } from '../run-command.ts'
import { type MovementView, movementView, type WorkOrderState, workOrderState } from './work-order-view.ts'

export interface WorkOrderAnswer {
  workOrder: WorkOrderState
  movements: MovementView[]
}

/** A desk's command about the pieces of one work order. */
export interface DeskCommand {
  command: string
  commandId: string
  workOrderId: string
  content: object
  /** Movements that the command names. */
  past?: readonly string[]
  decide: (workOrder: LedgerWorkOrder, sheet: Sheet) => Decision<Change>
}

/** Carries out a desk's command on one work order through the ledger. Throws `Refused`. */
export async function onWorkOrder(ctx: CommandContext, asked: DeskCommand): Promise<WorkOrderAnswer> {
  const workOrderId = asked.workOrderId.toLowerCase()
  const told = await submit<WorkOrderAnswer>({
    ctx,
    command: asked.command,
    commandId: asked.commandId.toLowerCase(),
    contentHash: hashContent({ ...asked.content, workOrderId }),
    workOrderIds: [workOrderId],
    station: null,
    needs: { past: asked.past ?? [] },
    decide: (sheet) => {
      const workOrder = sheet.workOrders.get(workOrderId)?.state
      if (workOrder === undefined) return refuse('not_found', { what: 'work order' })
      const decision = asked.decide(workOrder, sheet)
      if (!decision.ok) return decision
      return allow({
        changes: [{ workOrderId, change: decision.value }],
        stationId: ctx.actor.stationId,
        stationName: null,
        scannedAt: null,
      })
    },
    answer: ({ workOrders: [workOrder], movements }) => {
      assert(workOrder !== undefined, 'a desk command is about one work order')
      return { workOrder: workOrderState(workOrder), movements: movements.map(movementView) }
    },
  })
  return told.answer
}
