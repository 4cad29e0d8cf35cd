import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { BoardCard } from '#domain/board/board.ts'
import { destinationOf, movablePieces, operationAt, whyUnmovable } from '#domain/board/where-to.ts'
import type { Point } from '../drag/gesture.ts'
import { paths } from '../paths.ts'
import type { BoardActs, DrawnList } from './board-context.ts'
import type { BoardStore } from './board-store.ts'
import { HandStore } from './hand-store.ts'
import { hoverList } from './hover-list.ts'
import { type MoveFailure, type MoveTarget, useMovePieces } from './use-move-pieces.ts'
import { type Placing, usePlaceCard } from './use-place-card.ts'
import { useUndo } from './use-undo.ts'

/** A move whose quantity is being asked. */
export interface Question {
  card: BoardCard
  target: MoveTarget
  quantity: number
  at: Point
  liftedAt: number
}

/** What did not happen. It stays until it is answered. */
export type Failure =
  | { kind: 'move'; failure: MoveFailure }
  | { kind: 'place'; placing: Placing; error: unknown }
  | { kind: 'other'; error: unknown; at: Point | undefined }

export interface OpenMenu {
  cardKey: string
  at: Point
}

interface ActsInput {
  store: BoardStore
  untilSeen: (workOrderId: string, version: number) => Promise<void>
}

export type BoardDesk = ReturnType<typeof useBoardActs>

/** Everything that a hand, a key or a menu can set going on the board, and the questions and refusals that come of it. */
export function useBoardActs({ store, untilSeen }: ActsInput) {
  const [hand] = useState(() => new HandStore())
  const [lists] = useState(() => new Map<string, DrawnList>())
  const [question, setQuestion] = useState<Question | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const fail = useCallback((error: unknown, at?: Point) => setFailure({ kind: 'other', error, at }), [])
  const undo = useUndo({ untilSeen, onRefused: fail })
  const onMoveFailed = useCallback((moveFailure: MoveFailure) => setFailure({ kind: 'move', failure: moveFailure }), [])
  const moves = useMovePieces({ store, untilSeen, onDone: undo.push, onFailed: onMoveFailed })
  const onPlaceFailed = useCallback(
    (placing: Placing, error: unknown) => setFailure({ kind: 'place', placing, error }),
    [],
  )
  const placing = usePlaceCard({ store, onDone: undo.push, onFailed: onPlaceFailed })
  const openWorkOrder = useOpenWorkOrder()
  const acts = useMemo<BoardActs>(
    () => handActs({ store, hand, lists, ask: setQuestion, place: placing.place, openMenu: setMenu, openWorkOrder }),
    [store, hand, lists, placing, openWorkOrder],
  )
  useEffect(() => () => hand.stop(), [hand])
  return { hand, lists, acts, question, setQuestion, failure, setFailure, fail, menu, setMenu, undo, moves, placing }
}

interface HandActsInput {
  store: BoardStore
  hand: HandStore
  lists: Map<string, DrawnList>
  ask: (question: Question) => void
  place: (card: BoardCard, after: string | null, at: Point) => void
  openMenu: (menu: OpenMenu) => void
  openWorkOrder: (number: string) => void
}

function handActs({ store, hand, lists, ask, place, openMenu, openWorkOrder }: HandActsInput): BoardActs {
  const drop = (operationId: string, at: Point) => {
    const carried = hand.current()
    const card = carried === null ? undefined : store.card(carried.card.key)
    if (carried === null || !card) return hand.putDown()
    const destination = destinationOf(card, operationId)
    if (destination.kind === 'here') {
      hand.putDown()
      if (carried.after !== keyBefore(store, card)) place(card, carried.after, at)
      return
    }
    const to = destination.kind === 'not_on_route' ? undefined : operationAt(card.workOrder, destination.step)
    if (destination.kind === 'not_on_route' || to === undefined || whyUnmovable(card) !== null) return hand.putDown()
    hand.change({ over: operationId, asking: true })
    const quantity = Math.min(movablePieces(card), carried.quantity)
    const beside = carried.by === 'pointer' ? { x: at.x + 24, y: at.y - 56 } : at
    ask({ card, target: { destination, to }, quantity, at: beside, liftedAt: carried.liftedAt })
  }
  return {
    lift: ({ key }) => {
      const card = store.card(key)
      if (card) hand.lift(card, 'pointer', keyBefore(store, card))
    },
    over: (_, operationId, at) => {
      const carried = hand.current()
      if (carried === null || carried.asking) return
      const after = hoverList(lists.get(operationId), carried.card.key, at)
      hand.change({ over: operationId, after: carried.card.operationId === operationId ? after : carried.after })
    },
    drop: (_, operationId, at) => drop(operationId, at),
    putBack: () => {
      if (hand.current()?.asking !== true) hand.putDown()
    },
    openMenu: (cardKey, at) => openMenu({ cardKey, at }),
    openWorkOrder,
  }
}

function useOpenWorkOrder() {
  const navigate = useNavigate()
  return useCallback((number: string) => void navigate({ to: paths.workOrder(number) }), [navigate])
}

/** The card that this one stands behind in the whole column, filter or not. */
export function keyBefore(store: BoardStore, card: BoardCard): string | null {
  const keys = store.board.columns.get(card.operationId)?.keys ?? []
  return keys[keys.indexOf(card.key) - 1] ?? null
}
