import type { BucketState } from '../ledger/buckets.ts'
import { type RouteStripInput, readRouteStrip } from '../route-strip/reading.ts'
import { type Stage, stagesOf } from '../route-strip/stages.ts'

export interface StagedWorkOrder {
  status: string
  quantities: { target: number }
  balances: readonly { step: string | null; state: BucketState; quantity: number }[]
  entered: RouteStripInput['entered']
  routing: { steps: readonly { step: string; operation: { name: string } }[] }
}

/** How far the pieces of a line have come, as a customer is told; several work orders add up, operation by operation. */
export function requisitionStages(workOrders: readonly StagedWorkOrder[], ordered: number): Stage[] {
  const standing = workOrders.filter((each) => each.status !== 'cancelled')
  const [only] = standing
  if (only === undefined) return []
  if (standing.length === 1) return stagesOfOne(only, Math.min(ordered, only.quantities.target))
  const merged = new Map<string, Stage>()
  for (const stage of standing.flatMap((each) => stagesOfOne(each, each.quantities.target))) {
    const before = merged.get(stage.operation)
    merged.set(stage.operation, before ? together(before, stage) : stage)
  }
  return [...merged.values()]
}

function stagesOfOne(workOrder: StagedWorkOrder, of: number): Stage[] {
  const { balances, entered, routing, status } = workOrder
  const steps = routing.steps.map(({ step, operation }) => ({ step, operation: operation.name }))
  const placed = balances.flatMap(({ state, ...each }) => (state === 'entered' ? [] : [{ ...each, state }]))
  return stagesOf(readRouteStrip({ steps, balances: placed, entered, released: status !== 'planned' }), of)
}

function together(a: Stage, b: Stage): Stage {
  const done = a.done + b.done
  const of = a.of + b.of
  const busy = a.busy || b.busy
  const words = done === of ? `${done} ready` : busy ? 'being worked on' : `${done} of ${of} done`
  return { operation: a.operation, done, of, share: of === 0 ? 0 : done / of, busy, begun: a.begun || b.begun, words }
}
