import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { formatPieces } from '../words/numbers.ts'
import styles from './Board.module.css'
import { BoardCardView } from './BoardCardView.tsx'
import { useBoard } from './board-context.ts'
import cardStyles from './Card.module.css'
import { type ColumnView, type Row, rowGap } from './column-view.ts'
import type { HandOver } from './hand-store.ts'
import { shownRows } from './shown-rows.ts'

/** The cards of a column. Only those in sight are drawn, however many there are. */
export function CardList({ view, over }: { view: ColumnView; over: HandOver | null }) {
  const { store, density, lists } = useBoard()
  const box = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => shownRows(store, view, over, density), [store, view, over, density])
  const lifted = over?.source ? rows.findIndex((row) => row.key === over.cardKey) : -1
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey: (index) => rows[index]?.key ?? index,
    gap: rowGap,
    overscan: 2,
    // A card that is carried stays drawn where it was, however far its list runs meanwhile.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return lifted < 0 || shown.includes(lifted) ? shown : [...shown, lifted].sort((a, b) => a - b)
    },
    paddingEnd: 12,
  })
  // Heights are known, never measured: a new list means new places.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what the places follow from
  useLayoutEffect(() => virtual.measure(), [virtual, rows])
  const operationId = view.operation.id
  useLayoutEffect(() => {
    lists.set(operationId, {
      rows: () => rows,
      reveal: (key) => {
        const index = rows.findIndex((row) => row.key === key)
        if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
      },
      /** Which row lies at a height of the window. */
      rowAt: (clientY) => {
        const element = box.current
        if (!element) return 0
        const y = clientY - element.getBoundingClientRect().top + element.scrollTop
        const at = virtual.measurementsCache.findIndex((item) => y < item.start + item.size / 2)
        return at < 0 ? rows.length : at
      },
      box: () => box.current,
    })
    return () => {
      lists.delete(operationId)
    }
  }, [lists, operationId, rows, virtual])
  return (
    <div ref={box} className={styles.cards} data-list={operationId}>
      <ul className={styles.run} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row ? (
            <li
              key={item.key}
              className={styles.row}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <RowOf row={row} over={over} />
            </li>
          ) : null
        })}
      </ul>
    </div>
  )
}

function RowOf({ row, over }: { row: Row; over: HandOver | null }) {
  if (row.kind === 'station') {
    return (
      <h3 className={styles.station}>
        {row.name}
        <span>{row.cards === 0 ? 'nothing' : `${formatPieces(row.pieces)} pieces`}</span>
      </h3>
    )
  }
  if (row.kind === 'slot') {
    return (
      <div className={cardStyles.slot} data-slot>
        <span>
          {row.quantity > 0 && <b>{formatPieces(row.quantity)}</b>}
          {row.words}
        </span>
      </div>
    )
  }
  return <BoardCardView cardKey={row.key} over={over} />
}
