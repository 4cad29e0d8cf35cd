import type { Static } from 'typebox'
import type { WorkOrderSummary } from '#api/contract/work-orders.ts'
import type { RouteStripInput } from '#domain/route-strip/reading.ts'

type Summary = Static<typeof WorkOrderSummary>

/** What a strip draws, out of what the API says of a work order. Lists, pages and boards answer these fields. */
export type StripSource = Pick<Summary, 'entered' | 'balances'> & {
  routing: { steps: readonly { step: string; operation: { name: string } }[] }
  status: Summary['status']
} & Partial<Pick<Summary, 'scrap' | 'rework'>>

export function stripOf(workOrder: StripSource): RouteStripInput {
  return {
    steps: workOrder.routing.steps.map(({ step, operation }) => ({ step, operation: operation.name })),
    balances: workOrder.balances.flatMap(({ step, state, quantity }) =>
      state === 'entered' ? [] : [{ step, state, quantity }],
    ),
    entered: workOrder.entered,
    scrap: workOrder.scrap?.map(({ reason, ...loss }) => ({ ...loss, reason: reason ?? 'no reason' })),
    rework: workOrder.rework,
    released: workOrder.status !== 'planned',
  }
}
