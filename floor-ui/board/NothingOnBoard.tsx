import { countTabs } from '#domain/board/filter-board.ts'
import { NothingFound } from '../ui/EmptyState.tsx'
import { dayOf } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { tabWords } from './BoardBar.tsx'
import { useBoard } from './board-context.ts'
import { type BoardSearch, changeSearch, filterOf } from './board-search.ts'
import { levelWords } from './CardMenu.tsx'
import { filterChoices } from './filter-choices.ts'
import type { BoardViewState } from './use-board-view.ts'

type Part = Exclude<keyof BoardSearch, 'stations' | 'operations'>

const parts = ['q', 'priority', 'material', 'customer', 'tab'] as const satisfies readonly Part[]

/** The filters leave nothing: names them, and the one to drop with what is found without it. */
export function NothingOnBoard({ view }: { view: BoardViewState }) {
  const { store } = useBoard()
  const today = dayOf(useNow(), useShopPlace())
  const { search, change } = view
  const set = parts.filter((part) => search[part] !== undefined)
  const words = (part: Part) => say(part, search, filterChoices(store.board).customers)
  const without = set
    .map((part) => {
      const filter = filterOf(changeSearch(search, { [part]: null }))
      return { part, count: countTabs(store.board, filter, today)[filter.tab] }
    })
    .sort((a, b) => b.count - a.count)[0]
  return (
    <NothingFound
      filters={set.map(words)}
      drop={
        without && without.count > 0
          ? {
              filter: words(without.part),
              count: without.count,
              noun: without.count === 1 ? 'work order' : 'work orders',
              onDrop: () => change({ [without.part]: null }),
            }
          : undefined
      }
      onClear={() => change({ tab: null, customer: null, material: null, priority: null, q: null })}
    />
  )
}

function say(part: Part, search: BoardSearch, customers: readonly { id: string; name: string }[]): string {
  switch (part) {
    case 'q':
      return `text ${search.q}`
    case 'priority':
      return `priority ${search.priority === undefined ? '' : levelWords[search.priority].toLowerCase()}`
    case 'material':
      return `material is ${search.material}`
    case 'customer':
      return `customer is ${customers.find(({ id }) => id === search.customer)?.name ?? 'another one'}`
    case 'tab':
      return tabWords[search.tab ?? 'all'].toLowerCase()
  }
}
