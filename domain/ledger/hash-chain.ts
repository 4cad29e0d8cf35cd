import type { Bucket, MovementType } from './buckets.ts'

/** A movement as it is written: everything that its hash covers. */
export interface WrittenMovement {
  shopId: string
  id: string
  workOrderId: string
  /** 1, 2, 3 … within the work order, without a gap. */
  ordinal: number
  type: MovementType
  from: Bucket
  to: Bucket
  quantity: number
  commandId: string
  names: string | null
  reworkGeneration: number
  reasonId: string | null
  reason: string | null
  actorId: string | null
  stationId: string | null
  at: Date
  scannedAt: Date | null
}

/**
 * The one text of a movement that its hash is made of: a JSON array of its fields in this order, times as ISO 8601 UTC
 * with milliseconds. `hash = sha256(hash of the movement before, 32 bytes ‖ this text in UTF-8)`; the first movement of a
 * work order follows 32 zero bytes. The order and the spelling never change, or no stored chain holds any more.
 */
export function canonicalText(movement: WrittenMovement): string {
  return JSON.stringify([
    movement.shopId,
    movement.id,
    movement.workOrderId,
    movement.ordinal,
    movement.type,
    movement.from.step,
    movement.from.state,
    movement.from.buildId,
    movement.to.step,
    movement.to.state,
    movement.to.buildId,
    movement.quantity,
    movement.commandId,
    movement.names,
    movement.reworkGeneration,
    movement.reasonId,
    movement.reason,
    movement.actorId,
    movement.stationId,
    movement.at.toISOString(),
    movement.scannedAt?.toISOString() ?? null,
  ])
}
