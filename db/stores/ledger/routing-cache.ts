import type { RoutingStep } from '#domain/ledger/work-order-state.ts'

export interface CachedRouting {
  revision: number
  steps: RoutingStep[]
}

/** The routings of the work orders that were scanned last. A revision never changes, so only a newer one replaces it. */
export class RoutingCache {
  private readonly routings = new Map<string, CachedRouting>()
  private readonly limit: number

  constructor(limit = 20_000) {
    this.limit = limit
  }

  has(workOrderId: string): boolean {
    return this.routings.has(workOrderId)
  }

  get(workOrderId: string): CachedRouting | undefined {
    return this.routings.get(workOrderId)
  }

  set(workOrderId: string, routing: CachedRouting): void {
    this.routings.set(workOrderId, routing)
    if (this.routings.size <= this.limit) return
    const [oldest] = this.routings.keys()
    if (oldest !== undefined) this.routings.delete(oldest)
  }
}
