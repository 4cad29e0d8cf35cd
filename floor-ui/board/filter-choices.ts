import type { Board, Named } from '#domain/board/board.ts'
import { workOrdersOf } from '#domain/board/filter-board.ts'

export interface FilterChoices {
  customers: readonly Named[]
  materials: readonly string[]
}

/** What can be filtered by, out of what is on the board. */
export function filterChoices(board: Board): FilterChoices {
  const customers = new Map<string, Named>()
  const materials = new Set<string>()
  for (const { customer, part } of workOrdersOf(board)) {
    if (customer) customers.set(customer.id, customer)
    if (part.material !== null) materials.add(part.material)
  }
  return {
    customers: [...customers.values()].sort((a, b) => a.name.localeCompare(b.name)),
    materials: [...materials].sort((a, b) => a.localeCompare(b)),
  }
}
