import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode, RefObject } from 'react'

export type Line<Row> =
  | { kind: 'group'; key: string; head: ReactNode; rows: Row[] }
  | { kind: 'row'; key: string; row: Row }

const groupHeight = 28
/** Below this, drawing every row is cheaper than keeping a window. */
const windowFrom = 120

/** The lines that can be seen, and the px of those before and after them. */
export function useWindowedLines<Row>(
  lines: Line<Row>[],
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
  scrolls: boolean,
): { lines: Line<Row>[]; before: number; after: number } {
  const windowed = scrolls && lines.length > windowFrom
  const window = useVirtualizer({
    count: windowed ? lines.length : 0,
    enabled: windowed,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (lines[at]?.kind === 'group' ? groupHeight : rowHeight),
    overscan: 12,
  })
  if (!windowed) return { lines, before: 0, after: 0 }
  const seen = window.getVirtualItems()
  return {
    lines: seen.flatMap((item) => lines[item.index] ?? []),
    before: seen[0]?.start ?? 0,
    after: window.getTotalSize() - (seen.at(-1)?.end ?? 0),
  }
}
