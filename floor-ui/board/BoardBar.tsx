import { IconAdjustmentsHorizontal, IconMaximize } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { BoardTab } from '#domain/board/filter-board.ts'
import { paths } from '../paths.ts'
import { buttonClasses, IconButton } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { ChoiceChip } from '../ui/ChoiceChip.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Board.module.css'
import { useBoard, useTotals } from './board-context.ts'
import { filterChoices } from './filter-choices.ts'
import type { BoardViewState } from './use-board-view.ts'

export const tabWords: Record<BoardTab, string> = {
  all: 'All work',
  week: 'Due this week',
  late: 'Late',
  held: 'Held',
  rush: 'Rush',
}

const typingMs = 180

/** Finds and filters; what is set here stands in the address. */
export function BoardBar({ view, onFilter }: { view: BoardViewState; onFilter: () => void }) {
  const { search, change } = view
  const { store } = useBoard()
  const totals = useTotals()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the totals say that the board changed
  const choices = useMemo(() => filterChoices(store.board), [store, totals])
  const more = [search.operations, search.priority].filter(Boolean).length
  return (
    <div className={styles.bar}>
      <BoardSearchField view={view} width={230} />
      <Tabs
        bare
        label="Which work orders"
        tabs={(Object.keys(tabWords) as BoardTab[]).map((key) => ({
          key,
          label: tabWords[key],
          count: formatPieces(totals.tabs[key]),
        }))}
        current={search.tab ?? 'all'}
        onChange={(tab) => change({ tab: tab === 'all' ? null : tab })}
      />
      <span className={styles.grow} />
      <ChoiceChip
        label="Customer"
        choices={choices.customers.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.customer ?? null}
        onChange={(customer) => change({ customer })}
      />
      <ChoiceChip
        label="Material"
        choices={choices.materials.map((material) => ({ value: material, label: material }))}
        value={search.material ?? null}
        onChange={(material) => change({ material })}
      />
      <Chip
        on={search.stations === true}
        onClick={() => change({ stations: search.stations ? null : true })}
        mark="none"
      >
        By station
      </Chip>
      <IconButton
        label={more === 0 ? 'More filters and density' : `More filters, ${more} set`}
        on={more > 0}
        onClick={onFilter}
      >
        <IconAdjustmentsHorizontal size={18} stroke={1.75} />
      </IconButton>
      <Link to={paths.wall} className={buttonClasses({ tone: 'ghost' })} aria-label="Wall display" title="Wall display">
        <IconMaximize size={18} stroke={1.75} />
      </Link>
    </div>
  )
}

/** Follows every key by itself and the address a moment later. */
export function BoardSearchField({ view, width }: { view: BoardViewState; width: number }) {
  const { search, change } = view
  const said = search.q ?? ''
  const [text, setText] = useState(said)
  useEffect(() => setText(said), [said])
  useEffect(() => {
    if (text === said) return
    const timer = setTimeout(() => change({ q: text }), typingMs)
    return () => clearTimeout(timer)
  }, [text, said, change])
  return <SearchField value={text} onChange={setText} placeholder="Work order, part, customer" width={width} />
}
