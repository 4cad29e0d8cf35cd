import { v7 as uuidv7 } from 'uuid'
import { chainHash } from '#db/chain-hash.ts'
import type { Sheet, SheetWorkOrder } from '#db/stores/ledger/load-sheet.ts'
import type { HashedMovement, LedgerWrites } from '#db/stores/ledger/write-ledger.ts'
import { assert } from '#domain/assert.ts'
import { Refused, refuse } from '#domain/decision.ts'
import type { Bucket } from '#domain/ledger/buckets.ts'
import type { WrittenMovement } from '#domain/ledger/hash-chain.ts'
import { keepsReceipt } from '#domain/ledger/receipt-rule.ts'
import { applyChange, type Change, type NewMovement, sameBucket } from '#domain/ledger/work-order-state.ts'
import type { Refusal } from '#domain/refusals.ts'
import { type PackedDone, pack, unpack } from './packed-done.ts'
import type { Decided, Done, LedgerRequest, Told } from './request.ts'
import { movementView, piecesMoved } from './work-order-view.ts'

/** What is told to one caller when the batch has committed. */
export type Verdict = { told: Told<unknown> } | { refused: Refused }

/**
 * Decides the requests of a batch in the order in which they arrived, each on what the ones before it left, and collects
 * what has to be written. One refusal touches nothing of its neighbours.
 */
export function decideBatch(
  sheet: Sheet,
  requests: readonly LedgerRequest<unknown>[],
  now: Date,
): { verdicts: Verdict[]; writes: LedgerWrites } {
  const work = new BatchWork(sheet, now)
  const verdicts = requests.map((request) => work.take(request))
  return { verdicts, writes: work.finish() }
}

class BatchWork {
  private readonly before = new Map<string, SheetWorkOrder>()
  private readonly writes: LedgerWrites
  private readonly sheet: Sheet
  private readonly now: Date

  constructor(sheet: Sheet, now: Date) {
    this.sheet = sheet
    this.now = now
    this.writes = {
      at: now,
      movements: [],
      changed: [],
      added: [],
      heads: [],
      receipts: [],
      holds: [],
      audit: [],
      events: [],
    }
  }

  take(request: LedgerRequest<unknown>): Verdict {
    const earlier = this.earlier(request)
    if (earlier !== null) return earlier
    const decision = request.decide(this.sheet, this.now)
    if (!decision.ok) {
      if (keepsReceipt(decision.refusal.code)) this.keep(request, 409, decision.refusal)
      return { refused: new Refused(decision.refusal) }
    }
    const done = this.carryOut(request, decision.value)
    this.keep(request, 200, pack(done))
    return { told: { answer: request.answer(done), again: false } }
  }

  finish(): LedgerWrites {
    for (const [id, before] of this.before) {
      const after = this.workOrder(id)
      this.writes.heads.push({
        state: after.state,
        row: before.row,
        versionBefore: before.state.version,
        lastOrdinal: after.lastOrdinal,
        lastHash: after.lastHash,
      })
      this.balance(before, after)
    }
    return this.writes
  }

  /** The same id again gives the same answer; with another content it is refused and goes on record. */
  private earlier(request: LedgerRequest<unknown>): Verdict | null {
    const receipt = this.sheet.receipts.get(request.commandId)
    if (receipt === undefined) return null
    if (receipt.command !== request.command || !receipt.contentHash.equals(request.contentHash)) {
      const { actor } = request.ctx
      this.writes.audit.push({
        id: uuidv7(),
        actorId: actor.personId,
        actorName: actor.name,
        act: 'command-id-reused',
        subject: request.commandId,
        details: { first: receipt.command, second: request.command },
      })
      return { refused: new Refused(refuse('command_id_reused', { commandId: request.commandId }).refusal) }
    }
    if (receipt.status === 200) {
      const done = unpack(receipt.answer as PackedDone, this.sheet)
      return { told: { answer: request.answer(done), again: true } }
    }
    return { refused: new Refused(receipt.answer as Refusal) }
  }

  private keep(request: LedgerRequest<unknown>, status: number, answer: unknown): void {
    const { commandId, command, contentHash, ctx } = request
    const kept = { commandId, command, contentHash, status }
    this.writes.receipts.push({ ...kept, answer: JSON.stringify(answer), actorId: ctx.actor.personId })
    this.sheet.receipts.set(commandId, { ...kept, answer })
  }

  private carryOut(request: LedgerRequest<unknown>, decided: Decided): Done {
    const movements: HashedMovement[] = []
    const workOrders = decided.changes.map(({ workOrderId, change }) => {
      const workOrder = this.workOrder(workOrderId)
      if (!this.before.has(workOrderId)) this.before.set(workOrderId, { ...workOrder })
      const wasPlanned = workOrder.state.status === 'planned'
      workOrder.state = applyChange(workOrder.state, change)
      const written = change.movements.map((each) => this.chain(request, decided, workOrder, each))
      movements.push(...written)
      this.tell(request, decided, workOrder, written)
      if (wasPlanned && workOrder.state.status === 'released') this.announce('work_order.released', workOrder)
      if (change.hold !== undefined) this.hold(request, workOrderId, change.hold)
      return workOrder.state
    })
    this.writes.movements.push(...movements)
    return { workOrders, movements, note: decided.note ?? null }
  }

  /** Gives a movement its place in the work order's chain. */
  private chain(
    request: LedgerRequest<unknown>,
    decided: Decided,
    workOrder: SheetWorkOrder,
    movement: NewMovement,
  ): HashedMovement {
    workOrder.lastOrdinal += 1
    const written: WrittenMovement = {
      shopId: request.ctx.actor.shopId,
      id: uuidv7(),
      workOrderId: workOrder.state.id,
      ordinal: workOrder.lastOrdinal,
      type: movement.type,
      from: movement.from,
      to: movement.to,
      quantity: movement.quantity,
      commandId: request.commandId,
      names: movement.names,
      reworkGeneration: movement.reworkGeneration,
      reasonId: movement.reason?.id ?? null,
      reason: movement.reason?.text ?? null,
      actorId: request.ctx.actor.personId,
      stationId: decided.stationId,
      at: this.now,
      scannedAt: decided.scannedAt,
    }
    const previousHash = workOrder.lastHash
    workOrder.lastHash = chainHash(previousHash, written)
    return { ...written, previousHash, hash: workOrder.lastHash }
  }

  private tell(
    request: LedgerRequest<unknown>,
    decided: Decided,
    workOrder: SheetWorkOrder,
    movements: readonly HashedMovement[],
  ): void {
    const who = { by: request.ctx.actor.name, station: decided.stationName, at: this.now }
    this.writes.events.push({
      type: 'pieces.moved',
      body: piecesMoved(workOrder.state, movements.map(movementView), who),
    })
    if (movements.length === 0) this.announce('work_order.changed', workOrder)
  }

  private announce(type: 'work_order.released' | 'work_order.changed', { state }: SheetWorkOrder): void {
    this.writes.events.push({ type, body: { id: state.id, number: state.number, version: state.version } })
  }

  private hold(request: LedgerRequest<unknown>, workOrderId: string, hold: Change['hold']): void {
    const { actor } = request.ctx
    const workOrder = this.workOrder(workOrderId)
    if (workOrder.state.hold)
      workOrder.state = { ...workOrder.state, hold: { ...workOrder.state.hold, by: actor.name } }
    this.writes.holds.push({
      workOrderId,
      hold: hold ? { reason: hold.reason, by: actor.personId, at: this.now } : null,
    })
  }

  /** Relative differences of the buckets that were there, and the buckets that are new. */
  private balance(before: SheetWorkOrder, after: SheetWorkOrder): void {
    const workOrderId = after.state.id
    for (const each of after.state.balances) {
      const at = before.state.balances.findIndex((other) => sameBucket(other, each))
      const difference = each.quantity - (before.state.balances[at]?.quantity ?? 0)
      const place: Bucket = { step: each.step, state: each.state, buildId: each.buildId }
      const row = before.balanceRows[at] ?? null
      if (row === null) this.writes.added.push({ workOrderId, row, place, difference })
      else if (difference !== 0) this.writes.changed.push({ workOrderId, row, place, difference })
    }
  }

  private workOrder(id: string): SheetWorkOrder {
    const workOrder = this.sheet.workOrders.get(id)
    assert(workOrder !== undefined, 'a decision changes only work orders that were locked')
    return workOrder
  }
}
