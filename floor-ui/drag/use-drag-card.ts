import { useCallback, useEffect, useRef } from 'react'
import { useDrag } from 'react-dnd'
import { getEmptyImage } from 'react-dnd-html5-backend'
import type { Hand } from './gesture.ts'

export interface DragCard<Item> {
  /** Cards drop only where the same kind is taken: "card". */
  kind: string
  item: Item
  /** False where this person may not, or this card cannot, move. */
  enabled?: boolean
  hand: Pick<Hand<Item, never>, 'lift' | 'putBack'>
}

/** Makes a card something one can lift. Give `ref` to its element; `lifted` while it is in the air. */
export function useDragCard<Item extends object>({
  kind,
  item,
  enabled = true,
  hand,
}: DragCard<Item>): {
  ref: (element: HTMLElement | null) => void
  lifted: boolean
} {
  const latest = useRef({ item, hand })
  latest.current = { item, hand }
  const [{ lifted }, connect, preview] = useDrag<Item, object, { lifted: boolean }>(
    () => ({
      type: kind,
      canDrag: enabled,
      item: () => {
        latest.current.hand.lift(latest.current.item)
        return latest.current.item
      },
      end: (carried, monitor) => {
        if (!monitor.didDrop()) latest.current.hand.putBack(carried)
      },
      collect: (monitor) => ({ lifted: monitor.isDragging() }),
    }),
    [kind, enabled],
  )
  // The browser's own ghost is transparent: CarriedCard draws what is in the hand.
  useEffect(() => {
    preview(getEmptyImage(), { captureDraggingState: true })
  }, [preview])
  const ref = useCallback(
    (element: HTMLElement | null) => {
      connect(element)
    },
    [connect],
  )
  return { ref, lifted }
}
