import { type PriorityLevel, rushFrom } from '../work-orders.ts'
import type { Board, BoardCard, BoardWorkOrder } from './board.ts'

export const boardTabs = ['all', 'week', 'late', 'held', 'rush'] as const
export type BoardTab = (typeof boardTabs)[number]

export interface BoardFilter {
  tab: BoardTab
  customerId: string | null
  material: string | null
  priority: PriorityLevel | null
  /** Parts of the number, part, material, colour or customer; all words have to be found. */
  text: string
}

export const noFilter: BoardFilter = { tab: 'all', customerId: null, material: null, priority: null, text: '' }

/** Whether a work order is shown. `today` is the shop's day, YYYY-MM-DD. Held counts where any of its pieces are held. */
export function matchesFilter(workOrder: BoardWorkOrder, filter: BoardFilter, today: string): boolean {
  return matchesTab(workOrder, filter.tab, today) && matchesRest(workOrder, filter)
}

/** How many work orders each tab would show under the other filters. Reads every work order of the board once. */
export function countTabs(board: Board, filter: BoardFilter, today: string): Record<BoardTab, number> {
  const counts = { all: 0, week: 0, late: 0, held: 0, rush: 0 }
  for (const workOrder of workOrdersOf(board)) {
    if (!matchesRest(workOrder, filter)) continue
    for (const tab of boardTabs) if (matchesTab(workOrder, tab, today)) counts[tab] += 1
  }
  return counts
}

/** Every work order that has a card, once. */
export function* workOrdersOf(board: Board): Generator<BoardWorkOrder> {
  for (const [key = ''] of board.cardsOf.values()) {
    const card = board.cards.get(key)
    if (card) yield card.workOrder
  }
}

/** Which named level a priority number counts as. */
export function priorityLevelOf(priority: number): PriorityLevel {
  if (priority >= rushFrom) return 'rush'
  if (priority >= 63) return 'high'
  return priority >= 38 ? 'normal' : 'low'
}

/** Due before today. */
export function isLate(workOrder: Pick<BoardWorkOrder, 'due'>, today: string): boolean {
  return workOrder.due !== null && workOrder.due < today
}

/** Held: the work order as a whole, or pieces on this card. */
export function isHeld(card: BoardCard): boolean {
  return card.held > 0 || card.workOrder.status === 'on_hold'
}

/** The Sunday that ends the week of `day` (YYYY-MM-DD). */
export function endOfWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7))
  return date.toISOString().slice(0, 10)
}

function matchesTab(workOrder: BoardWorkOrder, tab: BoardTab, today: string): boolean {
  switch (tab) {
    case 'all':
      return true
    case 'week':
      return workOrder.due !== null && workOrder.due <= endOfWeek(today)
    case 'late':
      return isLate(workOrder, today)
    case 'held':
      return workOrder.status === 'on_hold' || workOrder.balances.some((b) => b.state === 'held' && b.quantity > 0)
    case 'rush':
      return workOrder.rush
  }
}

function matchesRest(workOrder: BoardWorkOrder, filter: BoardFilter): boolean {
  if (filter.customerId !== null && workOrder.customer?.id !== filter.customerId) return false
  if (filter.material !== null && workOrder.part.material !== filter.material) return false
  if (filter.priority !== null && priorityLevelOf(workOrder.priority) !== filter.priority) return false
  return filter.text === '' || includesWords(workOrder, filter.text)
}

function includesWords(workOrder: BoardWorkOrder, text: string): boolean {
  const said = saidBy(workOrder)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

const sayings = new WeakMap<BoardWorkOrder, string>()

function saidBy(workOrder: BoardWorkOrder): string {
  const known = sayings.get(workOrder)
  if (known !== undefined) return known
  const { part, customer } = workOrder
  const said = [workOrder.number, part.name, part.material, part.color, customer?.name].join(' ').toLowerCase()
  sayings.set(workOrder, said)
  return said
}
