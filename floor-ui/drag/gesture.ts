/** A place of the window in px. */
export interface Point {
  x: number
  y: number
}

/**
 * The acts of one hand, the same for pointer, finger and keys. A screen writes them once and hands them to
 * `useDragCard`, `useDropColumn` and `useCarryKeys`.
 */
export interface Hand<Item, Place> {
  lift: (item: Item) => void
  /** Held over a place; called while it moves. */
  over: (item: Item, place: Place, at: Point) => void
  drop: (item: Item, place: Place, at: Point) => void
  /** Let go over nothing, or Esc. */
  putBack: (item: Item) => void
}
