import { useMemo } from 'react'
import { useDragCard } from '../drag/use-drag-card.ts'
import { useBoard } from './board-context.ts'

/** What is carried: the name of a card. */
export interface CarriedItem {
  key: string
}

export const cardKind = 'card'

/** Makes a card one that a planner can lift with mouse or finger. */
export function useCardDrag(key: string): (element: HTMLElement | null) => void {
  const { mayPlan, acts } = useBoard()
  const item = useMemo(() => ({ key }), [key])
  return useDragCard<CarriedItem>({ kind: cardKind, item, enabled: mayPlan, hand: acts }).ref
}
