import type { Bucket } from '#domain/ledger/buckets.ts'
import type { WrittenMovement } from '#domain/ledger/hash-chain.ts'
import type { LedgerWorkOrder } from '#domain/ledger/work-order-state.ts'
import type { NewEvent } from '../../outbox.ts'
import type { Step } from '../../pipeline.ts'
import { byteaArray, plainArray, textArray } from './array-literal.ts'
import * as sql from './statements.ts'

export interface HashedMovement extends WrittenMovement {
  previousHash: Buffer
  hash: Buffer
}

export interface BalanceDifference {
  workOrderId: string
  /** Where the row lies, as it was read under the lock; null for a bucket that is new. */
  row: string | null
  place: Bucket
  difference: number
}

/** The head of a work order after the batch. */
export interface NewHead {
  state: LedgerWorkOrder
  /** Where the row lies, as it was locked. */
  row: string
  versionBefore: number
  lastOrdinal: number
  lastHash: Buffer
}

export interface NewReceipt {
  commandId: string
  command: string
  contentHash: Buffer
  status: number
  /** JSON text. */
  answer: string
  actorId: string | null
}

export interface NewHold {
  workOrderId: string
  /** null lifts the hold. */
  hold: { reason: string | null; by: string | null; at: Date } | null
}

export interface NewAuditEntry {
  id: string
  actorId: string | null
  actorName: string
  act: string
  subject: string
  details: unknown
}

/** Everything that a batch writes, in the order in which it was decided. */
export interface LedgerWrites {
  at: Date
  movements: HashedMovement[]
  changed: BalanceDifference[]
  added: BalanceDifference[]
  heads: NewHead[]
  receipts: NewReceipt[]
  holds: NewHold[]
  audit: NewAuditEntry[]
  events: NewEvent[]
}

/** The second round trip, without `commit`; the events come last. */
export function writingSteps(shopId: string, writes: LedgerWrites): Step[] {
  const steps: Step[] = []
  if (writes.heads.length > 0 || writes.receipts.length > 0) {
    steps.push({ statement: sql.planByPlace, values: [] })
    steps.push({ statement: sql.writeLedger, values: ledgerValues(shopId, writes) })
  }
  if (writes.holds.length > 0) steps.push({ statement: sql.writeHolds, values: holdValues(shopId, writes.holds) })
  if (writes.audit.length > 0) steps.push({ statement: sql.writeAudit, values: auditValues(shopId, writes) })
  if (writes.events.length > 0) {
    const { events, at } = writes
    steps.push({
      statement: sql.writeEvents,
      values: [
        shopId,
        String(events.length),
        at.toISOString(),
        plainArray(events.map((event) => event.type)),
        textArray(events.map((event) => JSON.stringify(event.body))),
      ],
    })
  }
  return steps
}

function ledgerValues(shopId: string, writes: LedgerWrites): Step['values'] {
  const { movements, changed, added, heads, receipts } = writes
  return [
    shopId,
    ...movementValues(movements, writes.at),
    textArray(changed.map((each) => each.row)),
    ...differenceValues(changed),
    ...differenceValues(added),
    plainArray(heads.map(({ state }) => state.id)),
    plainArray(heads.map((head) => head.versionBefore)),
    plainArray(heads.map(({ state }) => state.version)),
    plainArray(heads.map(({ state }) => state.status)),
    plainArray(heads.map(({ state }) => state.target)),
    plainArray(heads.map(({ state }) => state.released)),
    plainArray(heads.map(({ state }) => state.replaced)),
    plainArray(heads.map(({ state }) => state.surplus)),
    plainArray(heads.map((head) => head.lastOrdinal)),
    byteaArray(heads.map((head) => head.lastHash)),
    plainArray(receipts.map((receipt) => receipt.commandId)),
    plainArray(receipts.map((receipt) => receipt.command)),
    byteaArray(receipts.map((receipt) => receipt.contentHash)),
    plainArray(receipts.map((receipt) => receipt.status)),
    textArray(receipts.map((receipt) => receipt.answer)),
    plainArray(receipts.map((receipt) => receipt.actorId)),
    String(changed.length),
    String(heads.length),
    textArray(heads.map((head) => head.row)),
  ]
}

function movementValues(movements: readonly HashedMovement[], at: Date): string[] {
  return [
    plainArray(movements.map((each) => each.id)),
    plainArray(movements.map((each) => each.workOrderId)),
    plainArray(movements.map((each) => each.ordinal)),
    plainArray(movements.map((each) => each.type)),
    textArray(movements.map((each) => stepOf(each.from))),
    plainArray(movements.map((each) => each.from.state)),
    plainArray(movements.map((each) => each.from.buildId)),
    textArray(movements.map((each) => stepOf(each.to))),
    plainArray(movements.map((each) => each.to.state)),
    plainArray(movements.map((each) => each.to.buildId)),
    plainArray(movements.map((each) => each.quantity)),
    plainArray(movements.map((each) => each.commandId)),
    plainArray(movements.map((each) => each.names)),
    plainArray(movements.map((each) => each.reworkGeneration)),
    plainArray(movements.map((each) => each.reasonId)),
    textArray(movements.map((each) => each.reason)),
    plainArray(movements.map((each) => each.actorId)),
    plainArray(movements.map((each) => each.stationId)),
    at.toISOString(),
    plainArray(movements.map((each) => each.scannedAt?.toISOString() ?? null)),
    byteaArray(movements.map((each) => each.previousHash)),
    byteaArray(movements.map((each) => each.hash)),
  ]
}

function differenceValues(differences: readonly BalanceDifference[]): string[] {
  return [
    plainArray(differences.map((each) => each.workOrderId)),
    textArray(differences.map((each) => stepOf(each.place))),
    plainArray(differences.map((each) => each.place.state)),
    plainArray(differences.map((each) => each.place.buildId)),
    plainArray(differences.map((each) => each.difference)),
  ]
}

function holdValues(shopId: string, holds: readonly NewHold[]): Step['values'] {
  return [
    shopId,
    plainArray(holds.map((each) => each.workOrderId)),
    textArray(holds.map((each) => each.hold?.reason ?? null)),
    plainArray(holds.map((each) => each.hold?.by ?? null)),
    plainArray(holds.map((each) => each.hold?.at.toISOString() ?? null)),
  ]
}

function auditValues(shopId: string, { audit, at }: LedgerWrites): Step['values'] {
  return [
    shopId,
    plainArray(audit.map((entry) => entry.id)),
    plainArray(audit.map(() => at.toISOString())),
    plainArray(audit.map((entry) => entry.actorId)),
    textArray(audit.map((entry) => entry.actorName)),
    plainArray(audit.map((entry) => entry.act)),
    textArray(audit.map((entry) => entry.subject)),
    textArray(audit.map((entry) => JSON.stringify(entry.details))),
  ]
}

const stepOf = (place: Bucket) => place.step ?? ''
