/** What decides the place of a card in its column. */
export interface OrderedCard {
  rank: string | null
  step: string
  workOrder: { number: string; rush: boolean; priority: number; due: string | null }
}

/**
 * The order of a column: first the cards that a planner ranked, by rank; then the others, rush first, by due date (none
 * last), by priority, by number. Never answers 0 for two different cards.
 */
export function compareCards(a: OrderedCard, b: OrderedCard): number {
  return (
    compareRanks(a.rank, b.rank) ||
    Number(b.workOrder.rush) - Number(a.workOrder.rush) ||
    compareDue(a.workOrder.due, b.workOrder.due) ||
    b.workOrder.priority - a.workOrder.priority ||
    compareText(a.workOrder.number, b.workOrder.number) ||
    compareText(a.step, b.step)
  )
}

/** Cards in order, however they are kept. */
export interface CardsInOrder {
  length: number
  at: (index: number) => OrderedCard | undefined
}

/** Where `card` belongs among `cards`. */
export function placeOf(cards: CardsInOrder, card: OrderedCard): number {
  let low = 0
  let high = cards.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = cards.at(middle)
    if (at && compareCards(at, card) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function compareRanks(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compareText(a, b)
}

function compareDue(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compareText(a, b)
}

// By code unit, as the database's collation "C" does; never by the reader's language.
function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
