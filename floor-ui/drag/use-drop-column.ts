import { useCallback, useRef } from 'react'
import { useDrop } from 'react-dnd'
import type { Hand, Point } from './gesture.ts'

export interface DropColumn<Item, Place> {
  kind: string
  place: Place
  /** Whether this place takes the item at all; what it does not take goes back when it is let go. */
  takes?: (item: Item) => boolean
  hand: Pick<Hand<Item, Place>, 'over' | 'drop'>
}

/** Makes a column, a slot or a lane something one can drop on. Give `ref` to its element. */
export function useDropColumn<Item extends object, Place>(
  column: DropColumn<Item, Place>,
): {
  ref: (element: HTMLElement | null) => void
  /** Something that it takes hangs over it. */
  over: boolean
} {
  const latest = useRef(column)
  latest.current = column
  const [{ over }, connect] = useDrop<Item, object, { over: boolean }>(
    () => ({
      accept: column.kind,
      canDrop: (item) => latest.current.takes?.(item) ?? true,
      hover: (item, monitor) => {
        const at = monitor.getClientOffset()
        if (at && monitor.isOver({ shallow: true })) latest.current.hand.over(item, latest.current.place, pointOf(at))
      },
      drop: (item, monitor) => {
        if (monitor.didDrop()) return undefined
        latest.current.hand.drop(item, latest.current.place, pointOf(monitor.getClientOffset()))
        return {}
      },
      collect: (monitor) => ({ over: monitor.isOver() && monitor.canDrop() }),
    }),
    [column.kind],
  )
  const ref = useCallback(
    (element: HTMLElement | null) => {
      connect(element)
    },
    [connect],
  )
  return { ref, over }
}

function pointOf(offset: Point | null): Point {
  return offset ? { x: offset.x, y: offset.y } : { x: 0, y: 0 }
}
