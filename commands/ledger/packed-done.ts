import type { Sheet } from '#db/stores/ledger/load-sheet.ts'
import { assert } from '#domain/assert.ts'
import type { BucketState, MovementType } from '#domain/ledger/buckets.ts'
import { bucket } from '#domain/ledger/work-order-state.ts'
import type { WorkOrderStatus } from '#domain/work-orders.ts'
import type { Done } from './request.ts'

/**
 * What a receipt keeps of a command: enough to give the same answer again, and no more, for it is kept for ever and
 * written by every scan (a fifth of the answer's own size; what it leaves out never changes).
 */
export interface PackedDone {
  /** Work orders: id, version, status, target, released, replaced, surplus, pieces by step and state. */
  w: [string, number, WorkOrderStatus, number, number, number, number, [string, BucketState, number][]][]
  /** Movements: place of the work order in `w`, id, type, from step and state, to step and state, quantity. */
  m: [number, string, MovementType, string, BucketState, string, BucketState, number][]
  /** What else the answer tells. */
  n: string | null
}

export function pack(done: Done): PackedDone {
  const { workOrders, movements, note } = done
  return {
    w: workOrders.map(({ id, version, status, target, released, replaced, surplus, balances }) => [
      id,
      version,
      status,
      target,
      released,
      replaced,
      surplus,
      balances.flatMap((each): [string, BucketState, number][] =>
        each.quantity > 0 ? [[each.step ?? '', each.state, each.quantity]] : [],
      ),
    ]),
    m: movements.map(({ workOrderId, id, type, from, to, quantity }) => [
      workOrders.findIndex((each) => each.id === workOrderId),
      id,
      type,
      from.step ?? '',
      from.state,
      to.step ?? '',
      to.state,
      quantity,
    ]),
    n: note,
  }
}

/** What a command did, from its receipt and what never changes of its work orders. */
export function unpack(packed: PackedDone, sheet: Sheet): Done {
  const workOrders = packed.w.map(([id, version, status, target, released, replaced, surplus, pieces]) => {
    const known = sheet.workOrders.get(id)?.state
    assert(known !== undefined, 'the same command touches the same work orders')
    const balances = pieces.map(([step, state, quantity]) => ({
      ...bucket(step === '' ? null : step, state),
      quantity,
    }))
    return { ...known, version, status, target, released, replaced, surplus, balances }
  })
  return {
    workOrders,
    movements: packed.m.map(([workOrder, id, type, fromStep, fromState, toStep, toState, quantity]) => ({
      workOrderId: workOrders[workOrder]?.id ?? '',
      id,
      type,
      from: bucket(fromStep === '' ? null : fromStep, fromState),
      to: bucket(toStep === '' ? null : toStep, toState),
      quantity,
    })),
    note: packed.n,
  }
}
