import type { Point } from '../drag/gesture.ts'
import type { DrawnList } from './board-context.ts'

const edgePx = 44
const stepPx = 14

/**
 * The card behind which a hand over a list would place its card: null for the first place. Near an end of the list it
 * scrolls on.
 */
export function hoverList(list: DrawnList | undefined, carried: string, at: Point): string | null {
  const box = list?.box()
  if (!list || !box) return null
  scrollNearEdge(box, at)
  const rows = list.rows()
  for (let index = list.rowAt(at.y) - 1; index >= 0; index -= 1) {
    const row = rows[index]
    if (row?.kind === 'card' && row.key !== carried) return row.key
  }
  return null
}

function scrollNearEdge(box: HTMLElement, at: Point): void {
  const { top, bottom } = box.getBoundingClientRect()
  if (at.y < top + edgePx) box.scrollTop -= stepPx
  else if (at.y > bottom - edgePx) box.scrollTop += stepPx
  const board = box.closest<HTMLElement>('[data-board]')
  if (!board) return
  const { left, right } = board.getBoundingClientRect()
  if (at.x < left + edgePx) board.scrollLeft -= stepPx
  else if (at.x > right - edgePx) board.scrollLeft += stepPx
}
