import { bucket, type Change, countWhere, type LedgerWorkOrder, movement } from '../ledger/work-order-state.ts'

/**
 * So many finished pieces out of work orders, the first one first; all or nothing. `available` is what there is where it
 * is not enough.
 */
export function shipPieces(
  workOrders: readonly LedgerWorkOrder[],
  quantity: number,
): { ok: true; changes: { workOrderId: string; change: Change }[] } | { ok: false; available: number } {
  const finished = (workOrder: LedgerWorkOrder) => countWhere(workOrder.balances, (each) => each.state === 'finished')
  const available = workOrders.reduce((sum, each) => sum + finished(each), 0)
  if (quantity > available) return { ok: false, available }
  let left = quantity
  const changes = workOrders.flatMap((workOrder) => {
    const movements = workOrder.balances
      .filter((each) => each.state === 'finished' && each.quantity > 0)
      .flatMap(({ buildId, quantity: here }) => {
        const taken = Math.min(left, here)
        left -= taken
        const from = bucket(null, 'finished', buildId)
        return taken === 0 ? [] : [movement('ship', from, bucket(null, 'shipped'), taken)]
      })
    return movements.length === 0 ? [] : [{ workOrderId: workOrder.id, change: { movements } }]
  })
  return { ok: true, changes }
}
