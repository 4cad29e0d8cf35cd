import type { BoardStatus, OrderCard } from '../order-data.ts'

export const boardViews = ['open', 'mine', 'due_this_week', 'late', 'unscheduled'] as const
export type BoardView = (typeof boardViews)[number]

interface Seen {
  userId: string
  /** YYYY-MM-DD in the shop's time zone. */
  today: string
}

/** The cards that a view leaves; what is done stays on the board of all. */
export function shownCards(cards: readonly OrderCard[], view: BoardView, { userId, today }: Seen): OrderCard[] {
  const sunday = endOfWeek(today)
  return cards.filter((card) => {
    if (view === 'open') return true
    if (card.state !== 'open') return false
    if (view === 'mine') return card.owner?.id === userId
    if (view === 'late') return card.late
    if (view === 'unscheduled') return card.inWork < card.ordered
    return card.due !== null && card.due <= sunday
  })
}

/** The Sunday of the week of a day. */
export function endOfWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7))
  return date.toISOString().slice(0, 10)
}

/** The cards of each column in their order, as the server told them. */
export function columnsOf(
  statuses: readonly BoardStatus[],
  cards: readonly OrderCard[],
): { status: BoardStatus; cards: OrderCard[] }[] {
  return statuses.map((status) => ({ status, cards: cards.filter((card) => card.statusId === status.id) }))
}

/** Behind which card something stands that is dropped at `y` px: by the middles of the cards, without the one in the hand. */
export function cardAbove(boxes: readonly { id: string; top: number; height: number }[], y: number): string | null {
  const above = boxes.filter((box) => y > box.top + box.height / 2)
  return above.at(-1)?.id ?? null
}
