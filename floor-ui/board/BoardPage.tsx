import { IconFilter, IconPlus, IconScan, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { plans } from '#domain/people/roles.ts'
import { DragProvider } from '../drag/DragProvider.tsx'
import { paths } from '../paths.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { FailedPart } from '../ui/FailedPart.tsx'
import { dayOf } from '../words/dates.ts'
import { countOf, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Board.module.css'
import { BoardDialogs } from './BoardDialogs.tsx'
import { BoardShapes } from './BoardShapes.tsx'
import { BoardSurface } from './BoardSurface.tsx'
import { BoardContext, type BoardScene, useTotals } from './board-context.ts'
import type { BoardStore } from './board-store.ts'
import { NewsLine } from './NewsLine.tsx'
import { ReleaseOrders } from './ReleaseOrders.tsx'
import { useBoardActs } from './use-board-acts.ts'
import { useBoardData } from './use-board-data.ts'
import { type BoardViewState, useBoardView } from './use-board-view.ts'

/** The kanban of the floor: every operation a column, every work order a card where it has pieces. */
export function BoardPage() {
  const place = useShopPlace()
  const today = dayOf(useNow(), place)
  const view = useBoardView()
  const data = useBoardData(today)
  const { store } = data
  if (store === null) {
    return (
      <Page title="Board">
        {data.failed ? (
          <div className={styles.failed}>
            <FailedPart what="The board did not load." onRetry={data.retry} />
          </div>
        ) : (
          <BoardShapes />
        )}
      </Page>
    )
  }
  return (
    <DragProvider>
      <Board store={store} untilSeen={data.untilSeen} view={view} today={today} />
    </DragProvider>
  )
}

interface BoardProps {
  store: BoardStore
  untilSeen: (workOrderId: string, version: number) => Promise<void>
  view: BoardViewState
  today: string
}

function Board({ store, untilSeen, view, today }: BoardProps) {
  const { user } = useSession()
  const mayPlan = plans(user.role)
  const { density, filter, search } = view
  const byStation = search.stations === true
  // Before the first drawing, so that nothing is drawn twice.
  useMemo(() => store.setWay({ density, byStation }), [store, density, byStation])
  useMemo(() => store.setFilter(filter, today), [store, filter, today])
  useEffect(() => () => store.stop(), [store])
  const desk = useBoardActs({ store, untilSeen })
  const { hand, lists, acts } = desk
  const [stripWidth, setStripWidth] = useState(136)
  const scene = useMemo<BoardScene>(
    () => ({ store, hand, lists, acts, mayPlan, density, stripWidth }),
    [store, hand, lists, acts, mayPlan, density, stripWidth],
  )
  const [releasing, setReleasing] = useState(false)
  const [filtering, setFiltering] = useState(false)
  const [finding, setFinding] = useState(false)
  const tablet = density === 'tablet'
  return (
    <BoardContext value={scene}>
      <Page
        title="Board"
        beside={<Totals short={tablet} />}
        news={!tablet && <NewsLine />}
        actions={
          tablet ? (
            <TabletActions
              onFind={() => setFinding(!finding)}
              onFilter={() => setFiltering(true)}
              onRelease={mayPlan ? () => setReleasing(true) : null}
            />
          ) : (
            mayPlan && (
              <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setReleasing(true)}>
                Release orders
              </Button>
            )
          )
        }
      >
        <BoardSurface
          view={view}
          desk={desk}
          finding={finding}
          filtering={filtering}
          onFilter={setFiltering}
          onRelease={() => setReleasing(true)}
          onStripWidth={setStripWidth}
        />
        <BoardDialogs store={store} desk={desk} mayPlan={mayPlan} />
        {releasing && <ReleaseOrders onClose={() => setReleasing(false)} />}
      </Page>
    </BoardContext>
  )
}

function Totals({ short }: { short: boolean }): ReactNode {
  const { workOrders, pieces } = useTotals()
  if (short) return `${formatPieces(pieces)} pieces`
  return `${countOf(workOrders, 'work order', 'work orders')}, ${countOf(pieces, 'piece', 'pieces')} on the floor`
}

interface TabletActionsProps {
  onFind: () => void
  onFilter: () => void
  /** Null for those who do not plan. */
  onRelease: (() => void) | null
}

function TabletActions({ onFind, onFilter, onRelease }: TabletActionsProps) {
  return (
    <>
      {onRelease && (
        <Button className={styles.tall} icon={<IconPlus size={20} stroke={2} />} onClick={onRelease}>
          Release
        </Button>
      )}
      <Button className={styles.tall} icon={<IconSearch size={20} stroke={2} />} onClick={onFind}>
        Find
      </Button>
      <Button className={styles.tall} icon={<IconFilter size={20} stroke={2} />} onClick={onFilter}>
        Filter
      </Button>
      <Link to={paths.station} className={classes(buttonClasses({ tone: 'primary' }), styles.tall)}>
        <IconScan size={20} stroke={2} aria-hidden />
        Scan
      </Link>
    </>
  )
}
