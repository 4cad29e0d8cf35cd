import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { orderEndpoints } from '#api/contract/orders.ts'

type Board = AnswerOf<typeof orderEndpoints.board>

/** A card's new place, as the hand put it. */
export interface Placed {
  cardId: string
  statusId: string
  /** The card to stand behind; null for the first place. */
  after: string | null
}

/** The board with a card where it was put, shown until the server's own answer is here. */
export function withCardPlaced(board: Board, { cardId, statusId, after }: Placed): Board {
  const card = board.cards.find((each) => each.id === cardId)
  const status = board.statuses.find((each) => each.id === statusId)
  if (!card || !status) return board
  const { id, name, kind } = status
  const moved = { ...card, statusId, status: { id, name, kind } }
  const others = board.cards.filter((each) => each.id !== cardId)
  const first = others.findIndex((each) => each.statusId === statusId)
  const behind = after === null ? -1 : others.findIndex((each) => each.id === after)
  const at = behind >= 0 ? behind + 1 : first >= 0 ? first : others.length
  return { ...board, cards: others.toSpliced(at, 0, moved) }
}
