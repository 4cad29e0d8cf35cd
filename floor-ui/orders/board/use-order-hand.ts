import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { orderEndpoints } from '#api/contract/orders.ts'
import type { Point } from '../../drag/gesture.ts'
import { useCommand } from '../../server/use-command.ts'
import type { BoardStatus, OrderCard } from '../order-data.ts'
import { cardAbove } from './board-view.ts'
import { type Placed, withCardPlaced } from './place-card.ts'

export const cardKind = 'order'

/** What is carried: the order of a card. */
export interface Carried {
  id: string
}

/** A card that is lifted, by pointer or by keys. */
export interface Held {
  card: OrderCard
  by: 'pointer' | 'keys'
  /** The status it is held over. */
  over: string
  /** The card it would stand behind; null for the first place. */
  after: string | null
}

interface Asking {
  card: OrderCard
  to: BoardStatus
  after: string | null
  at: Point
}

export type Columns = readonly { status: BoardStatus; cards: OrderCard[] }[]

/** The one hand of the order board: lifts, carries, drops, and asks what entering a status sets off. */
export function useOrderHand(columns: Columns, ranked: boolean) {
  const client = useQueryClient()
  const [held, setHeld] = useState<Held | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [refusal, setRefusal] = useState<{ error: unknown; at: Point } | null>(null)
  const rank = useCommand(orderEndpoints.rank, { stale: [orderEndpoints.board.url] })
  const cardOf = (id: string) => columns.flatMap((each) => each.cards).find((card) => card.id === id)
  const show = (placed: Placed) =>
    client.setQueriesData<AnswerOf<typeof orderEndpoints.board>>({ queryKey: [orderEndpoints.board.url] }, (board) =>
      board ? withCardPlaced(board, placed) : board,
    )
  const place = async (card: OrderCard, status: BoardStatus, after: string | null, at: Point) => {
    show({ cardId: card.id, statusId: status.id, after })
    try {
      await rank.runAsync({ body: { orderId: card.id, after, revision: status.revision } })
    } catch (error) {
      setRefusal({ error, at })
      void client.invalidateQueries({ queryKey: [orderEndpoints.board.url] })
    }
  }
  const putDown = (card: OrderCard, over: string, after: string | null, at: Point) => {
    const column = columns.find((each) => each.status.id === over)
    setHeld(null)
    if (!column) return
    if (over !== card.statusId) setAsking({ card, to: column.status, after, at })
    else if (ranked && after !== standsBehind(column.cards, card.id)) void place(card, column.status, after, at)
  }
  return {
    held,
    asking,
    refusal,
    ranked,
    lift: ({ id }: Carried, by: Held['by'] = 'pointer') => {
      const card = cardOf(id)
      if (!card) return
      const own = columns.find((each) => each.status.id === card.statusId)
      setHeld({ card, by, over: card.statusId, after: standsBehind(own?.cards ?? [], id) })
    },
    over: ({ id }: Carried, statusId: string, at: Point) => {
      const after = placeAt(statusId, id, at.y)
      setHeld((before) =>
        before && (before.over !== statusId || before.after !== after) ? { ...before, over: statusId, after } : before,
      )
    },
    drop: ({ id }: Carried, statusId: string, at: Point) => {
      const card = cardOf(id)
      if (card) putDown(card, statusId, placeAt(statusId, id, at.y), at)
    },
    putBack: () => setHeld(null),
    carryTo: (over: string, after: string | null) => setHeld((before) => (before ? { ...before, over, after } : null)),
    putDown,
    /** The question of a drop is answered or given up. */
    settle: () => setAsking(null),
    moved: () => asking && show({ cardId: asking.card.id, statusId: asking.to.id, after: asking.after }),
    forgetRefusal: () => setRefusal(null),
  }
}

export type OrderHand = ReturnType<typeof useOrderHand>

function standsBehind(cards: readonly OrderCard[], id: string): string | null {
  return cards[cards.findIndex((card) => card.id === id) - 1]?.id ?? null
}

/** The card that something let go at `y` px of the window would stand behind in a column. */
function placeAt(statusId: string, heldId: string, y: number): string | null {
  const cards = [...document.querySelectorAll<HTMLElement>(`[data-status="${statusId}"] [data-order]`)]
  const boxes = cards
    .filter((card) => card.dataset.order !== heldId)
    .map((card) => ({ id: card.dataset.order ?? '', ...boxOf(card) }))
  return cardAbove(boxes, y)
}

function boxOf(element: HTMLElement) {
  const { top, height } = element.getBoundingClientRect()
  return { top, height }
}
