import type { LedgerWorkOrder } from '#domain/ledger/work-order-state.ts'
import type { WorkOrderSummary } from './work-order-summaries.ts'

/**
 * A work order as the rules of the ledger see it, for questions like "what would a scan mean" and "can this be undone".
 * Over-production asks for more than they need and stays out.
 */
export function ledgerWorkOrderOf(summary: WorkOrderSummary, hold: LedgerWorkOrder['hold'] = null): LedgerWorkOrder {
  const { id, number, version, status, quantities, entered, balances, routing } = summary
  return {
    id,
    number,
    version,
    status,
    target: quantities.target,
    ...entered,
    hold: status === 'on_hold' ? hold : null,
    overproductionHundredths: 0,
    routing: routing.steps.map(({ step, operation }) => ({
      step,
      operationId: operation.id,
      operationName: operation.name,
      allowOverproduction: false,
    })),
    balances: balances.map(({ step, state, quantity }) => ({ step, state, quantity, buildId: null })),
    reworked: null,
  }
}
