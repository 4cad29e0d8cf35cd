import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { BoardCard, Named } from '#domain/board/board.ts'
import type { Point } from '../drag/gesture.ts'
import type { BoardStore, BoardTotals, Pending } from './board-store.ts'
import type { ColumnView, Density, Row } from './column-view.ts'
import type { HandStore } from './hand-store.ts'

/** What every part of one board shares. The same object for as long as the board is shown. */
export interface BoardScene {
  store: BoardStore
  /** Whether the person may move, rank and hold; everybody else looks. */
  mayPlan: boolean
  density: Density
  /** px across of the strip on a card: less where the columns are narrow. */
  stripWidth: number
  hand: HandStore
  /** The drawn lists by operation: for keys and for dragging, which have to find and reveal cards. */
  lists: Map<string, DrawnList>
  acts: BoardActs
}

export interface DrawnList {
  rows: () => readonly Row[]
  reveal: (key: string) => void
  /** The index of the row before which a height of the window lies. */
  rowAt: (clientY: number) => number
  box: () => HTMLElement | null
}

/** What a person can begin on the board. The same for pointer, finger and keys. */
export interface BoardActs {
  lift: (item: { key: string }) => void
  over: (item: { key: string }, operationId: string, at: Point) => void
  drop: (item: { key: string }, operationId: string, at: Point) => void
  putBack: () => void
  openMenu: (cardKey: string, at: Point) => void
  openWorkOrder: (number: string) => void
}

export const BoardContext = createContext<BoardScene | null>(null)

export function useBoard(): BoardScene {
  const scene = use(BoardContext)
  if (scene === null) throw new Error('useBoard needs a board above it')
  return scene
}

export interface CardLook {
  card: BoardCard | undefined
  fresh: boolean
  lit: boolean
  /** The one card that the keyboard stands on. */
  active: boolean
  leaving: Pending | undefined
}

/** One card and how it stands out now; drawn again only when this card changed. */
export function useCard(key: string): CardLook {
  const { store } = useBoard()
  const subscribe = useCallback((tell: () => void) => store.subscribe(`card:${key}`, tell), [store, key])
  const card = useSyncExternalStore(subscribe, () => store.card(key))
  const fresh = useSyncExternalStore(subscribe, () => store.isFresh(key))
  const lit = useSyncExternalStore(subscribe, () => card !== undefined && store.isLit(card.workOrder.id))
  const active = useSyncExternalStore(subscribe, () => store.isActive(key))
  const leaving = useSyncExternalStore(subscribe, () => store.leaving(key))
  return { card, fresh, lit, active, leaving }
}

/** A column as it is drawn now. */
export function useColumn(operationId: string): ColumnView | undefined {
  const { store } = useBoard()
  const subscribe = useCallback(
    (tell: () => void) => store.subscribe(`column:${operationId}`, tell),
    [store, operationId],
  )
  return useSyncExternalStore(subscribe, () => store.column(operationId))
}

/** The operations of the board, in its order. */
export function useColumns(): readonly Named[] {
  const { store } = useBoard()
  const subscribe = useCallback((tell: () => void) => store.subscribe('columns', tell), [store])
  return useSyncExternalStore(subscribe, store.operations)
}

export function useTotals(): BoardTotals {
  const { store } = useBoard()
  const subscribe = useCallback((tell: () => void) => store.subscribe('totals', tell), [store])
  return useSyncExternalStore(subscribe, store.currentTotals)
}
