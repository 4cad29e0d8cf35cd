import { useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { noFilter } from '#domain/board/filter-board.ts'
import { CarriedCard } from '../drag/CarriedCard.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './Board.module.css'
import { BoardBar, BoardSearchField } from './BoardBar.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import { BoardFoot } from './BoardFoot.tsx'
import { useBoard, useColumns, useTotals } from './board-context.ts'
import { shownOperations } from './board-search.ts'
import cardStyles from './Card.module.css'
import { CardFace } from './CardFace.tsx'
import { FilterDialog } from './FilterDialog.tsx'
import { NothingOnBoard } from './NothingOnBoard.tsx'
import { OperationBar } from './OperationBar.tsx'
import { UndoBar } from './UndoBar.tsx'
import type { BoardDesk } from './use-board-acts.ts'
import { useBoardKeys } from './use-board-keys.ts'
import type { BoardViewState } from './use-board-view.ts'
import { type CarriedItem, cardKind } from './use-card-drag.ts'

interface BoardSurfaceProps {
  view: BoardViewState
  desk: BoardDesk
  finding: boolean
  filtering: boolean
  onFilter: (opened: boolean) => void
  onRelease: () => void
  onStripWidth: (width: number) => void
}

/** The columns with what stands over and under them. */
export function BoardSurface({ view, desk, finding, filtering, onFilter, onRelease, onStripWidth }: BoardSurfaceProps) {
  const scene = useBoard()
  const { density, mayPlan, stripWidth } = scene
  const all = useColumns()
  const totals = useTotals()
  const { search, filter } = view
  const operations = useMemo(() => {
    const shown = shownOperations(search)
    return shown === null ? all : all.filter(({ id }) => shown.has(id))
  }, [all, search])
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [spoken, announce] = useState('')
  const ids = useMemo(() => operations.map(({ id }) => id), [operations])
  useBoardKeys({ scene, operations: ids, element, asking: desk.question !== null, announce })
  const tablet = density === 'tablet'
  const widths = useColumnWidths(ids)
  useStripWidth(tablet ? null : element, widths, onStripWidth)
  const nothing = totals.tabs[filter.tab] === 0
  return (
    <div className={styles.screen}>
      {tablet ? (
        <>
          {finding && (
            <div className={styles.finding}>
              <BoardSearchField view={view} width={480} />
            </div>
          )}
          <OperationBar operations={operations} board={element} />
        </>
      ) : (
        <BoardBar view={view} onFilter={() => onFilter(true)} />
      )}
      {totals.workOrders === 0 ? (
        <EmptyBoard mayPlan={mayPlan} onRelease={onRelease} />
      ) : nothing && filter !== noFilter ? (
        <NothingOnBoard view={view} />
      ) : (
        <section
          ref={setElement}
          className={styles.board}
          data-board={density}
          data-narrow={stripWidth < 136}
          style={tablet ? undefined : { gridTemplateColumns: templateOf(widths) }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the board is walked with arrow keys
          tabIndex={0}
          aria-label="Cards by operation"
        >
          {operations.map(({ id }) => (
            <BoardColumn key={id} operationId={id} />
          ))}
        </section>
      )}
      {!tablet && <BoardFoot mayPlan={mayPlan} />}
      <InTheHand />
      <FilterDialog view={view} opened={filtering} onClose={() => onFilter(false)} />
      {desk.undo.shown && <UndoBar shown={desk.undo.shown} onUndo={desk.undo.undo} onDismiss={desk.undo.dismiss} />}
      <span className="visually-hidden" role="status" aria-live="assertive">
        {spoken}
      </span>
    </div>
  )
}

/** An operation where nothing lies takes half the room: "1 1 .5" for three columns of which the last is empty. */
function useColumnWidths(ids: readonly string[]): string {
  const { store } = useBoard()
  const subscribe = useCallback(
    (tell: () => void) => {
      const forget = ids.map((id) => store.subscribe(`column:${id}`, tell))
      return () => {
        for (const each of forget) each()
      }
    },
    [store, ids],
  )
  return useSyncExternalStore(subscribe, () =>
    ids.map((id) => (store.board.columns.get(id)?.here === 0 ? emptyShare : 1)).join(' '),
  )
}

const emptyShare = 0.5

function templateOf(widths: string): string {
  return widths
    .split(' ')
    .map((share) => (share === '1' ? 'minmax(202px, 1fr)' : `minmax(116px, ${share}fr)`))
    .join(' ')
}

/** A strip leaves room for the number beside it: 120 px in narrow columns, else 136. */
function useStripWidth(element: HTMLElement | null, widths: string, onStripWidth: (width: number) => void) {
  useLayoutEffect(() => {
    onStripWidth(136)
    if (element === null || widths === '') return
    const shares = widths.split(' ').reduce((sum, share) => sum + Number(share), 0)
    const measure = () => onStripWidth((element.clientWidth - 16) / shares < 222 ? 120 : 136)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, widths, onStripWidth])
}

/** The card that is dragged, drawn at the hand. */
function InTheHand() {
  const { store, hand, density, stripWidth } = useBoard()
  const carried = useSyncExternalStore(hand.subscribe, hand.current)
  const key = carried?.card.key
  // As wide as it lies in its column, read when it is lifted.
  const width = useMemo(
    () =>
      key === undefined ? 0 : document.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`)?.offsetWidth,
    [key],
  )
  return (
    <CarriedCard<CarriedItem>
      kind={cardKind}
      width={width || 214}
      render={({ key }) => {
        const card = store.card(key)
        return card ? (
          <div data-board={density} data-narrow={stripWidth < 136}>
            <div className={cardStyles.held}>
              <CardFace card={card} density={density} stripWidth={stripWidth} />
            </div>
          </div>
        ) : null
      }}
    />
  )
}

function EmptyBoard({ mayPlan, onRelease }: { mayPlan: boolean; onRelease: () => void }) {
  return (
    <EmptyState
      title="No pieces on the floor"
      action={
        mayPlan && (
          <Button tone="primary" onClick={onRelease}>
            Release orders
          </Button>
        )
      }
    >
      A work order comes here when it is released: its pieces stand at the first operation of its routing.
    </EmptyState>
  )
}
