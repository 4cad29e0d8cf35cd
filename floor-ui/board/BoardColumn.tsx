import { memo, useSyncExternalStore } from 'react'
import type { BoardCard } from '#domain/board/board.ts'
import { LimitBar } from '../ui/LimitBar.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Board.module.css'
import { useBoard, useColumn } from './board-context.ts'
import { CardList } from './CardList.tsx'
import type { HandOver } from './hand-store.ts'
import { useColumnDrop } from './use-column-drop.ts'

/** One operation: what it is, how full it is, and its cards. */
export const BoardColumn = memo(function BoardColumn({ operationId }: { operationId: string }) {
  const { hand } = useBoard()
  const view = useColumn(operationId)
  const over = useSyncExternalStore(hand.subscribe, () => hand.over(operationId))
  const drop = useColumnDrop(operationId)
  if (!view) return null
  const { operation, workInProcessLimit: limit, here } = view
  const closed = over === null ? null : whyClosed(over, hand.current()?.card)
  return (
    <section
      ref={drop}
      className={styles.column}
      aria-label={`${operation.name}, ${formatPieces(here)} pieces`}
      data-column={operationId}
      data-closed={closed !== null}
    >
      <header className={styles.columnHead}>
        <h2 className={styles.columnName}>{operation.name}</h2>
        <ColumnCount here={here} limit={limit} />
        <LimitBar pieces={here} limit={limit} />
      </header>
      <CardList view={view} over={over} />
      {closed !== null && (
        <p className={styles.closed}>
          {closed} <span className={styles.code}>{hand.current()?.card.workOrder.number}</span>
        </p>
      )}
    </section>
  )
})

/** Why the column does not take what is in the hand; null where it does. */
function whyClosed({ destination, source, unmovable }: HandOver, card: BoardCard | undefined): string | null {
  if (card === undefined || source) return null
  if (destination.kind === 'not_on_route') return 'Not on the route of'
  if (unmovable?.because === 'on_hold') return 'Nothing moves while it is on hold:'
  if (unmovable?.because === 'all_held') return `All ${formatPieces(unmovable.held)} here are held:`
  return null
}

function ColumnCount({ here, limit }: { here: number; limit: number | null }) {
  const over = limit !== null && here > limit ? here - limit : 0
  return (
    <span className={styles.count} data-over={over > 0}>
      {formatPieces(here)}
      <small>
        {limit === null ? here > 0 && ' pieces' : <span className={styles.limit}> / {formatPieces(limit)}</span>}
        {over > 0 && `, ${formatPieces(over)} over`}
      </small>
    </span>
  )
}
