import type { Sheet } from '#db/stores/ledger/load-sheet.ts'
import { accept, allow, type Decision, refuse } from '#domain/decision.ts'
import type { BucketState } from '#domain/ledger/buckets.ts'
import { decideMove, type Move } from '#domain/ledger/move-pieces.ts'
import { findScrapReason, ownWords } from '#domain/ledger/scrap-reasons.ts'
import { applyChange, type Change, type LedgerWorkOrder, type Reason } from '#domain/ledger/work-order-state.ts'
import { plans } from '#domain/people/roles.ts'
import type { CommandContext } from './context.ts'
import type { Decided } from './ledger/request.ts'
import { type MovementView, movementView, type WorkOrderState, workOrderState } from './ledger/work-order-view.ts'
import { submit } from './ledger-batch.ts'
import { hashContent } from './run-command.ts'

export interface MovePiecesInput {
  commandId: string
  moves: readonly {
    workOrderId: string
    from: { step: string | null; state: BucketState; buildId?: string | null }
    to: { step: string | null; state: BucketState; buildName?: string }
    quantity: number
    reason?: string
  }[]
}

export interface MovePiecesAnswer {
  workOrders: WorkOrderState[]
  movements: (MovementView & { workOrderId: string })[]
}

/** A planner moves pieces on the board: all moves of the command, or none. Throws `Refused`. */
export async function movePieces(ctx: CommandContext, input: MovePiecesInput): Promise<MovePiecesAnswer> {
  if (!plans(ctx.actor.role)) accept(refuse('not_allowed', { role: ctx.actor.role }))
  const moves = input.moves.map((move) => ({ ...move, workOrderId: move.workOrderId.toLowerCase() }))
  const told = await submit<MovePiecesAnswer>({
    ctx,
    command: 'move-pieces',
    commandId: input.commandId.toLowerCase(),
    contentHash: hashContent({ moves }),
    workOrderIds: [...new Set(moves.map((move) => move.workOrderId))],
    station: null,
    needs: { reworked: true, scrapReasons: moves.some((move) => move.reason !== undefined) },
    decide: (sheet) => decide(ctx, sheet, moves),
    answer: ({ workOrders, movements }) => ({
      workOrders: workOrders.map(workOrderState),
      movements: movements.map((each) => ({ ...movementView(each), workOrderId: each.workOrderId })),
    }),
  })
  return told.answer
}

function decide(ctx: CommandContext, sheet: Sheet, moves: MovePiecesInput['moves']): Decision<Decided> {
  const merged = new Map<string, { after: LedgerWorkOrder; change: Change }>()
  for (const move of moves) {
    const before = merged.get(move.workOrderId)?.after ?? sheet.workOrders.get(move.workOrderId)?.state
    if (before === undefined) return refuse('not_found', { what: 'work order' })
    const said = withReason(sheet, move)
    if (!said.ok) return said
    const decision = decideMove(before, said.value)
    if (!decision.ok) return decision
    const earlier = merged.get(move.workOrderId)?.change.movements ?? []
    merged.set(move.workOrderId, {
      after: applyChange(before, decision.value),
      change: { movements: [...earlier, ...decision.value.movements] },
    })
  }
  return allow({
    changes: [...merged].map(([workOrderId, { change }]) => ({ workOrderId, change })),
    stationId: ctx.actor.stationId,
    stationName: null,
    scannedAt: null,
  })
}

/** Scrap takes its reason from the shop's list; other moves are explained in the planner's own words. */
function withReason(sheet: Sheet, move: MovePiecesInput['moves'][number]): Decision<Move> {
  const { from, to, quantity } = move
  if (move.reason === undefined) return allow({ from, to, quantity })
  const found = findScrapReason(sheet.scrapReasons, move.reason)
  if (!found.ok && to.state === 'scrapped') return found
  const reason: Reason = found.ok && to.state === 'scrapped' ? found.value : ownWords(move.reason)
  return allow({ from, to, quantity, reason })
}
