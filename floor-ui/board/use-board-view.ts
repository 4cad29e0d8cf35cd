import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { paths } from '../paths.ts'
import { useNarrow } from '../shell/use-narrow.ts'
import { type BoardSearch, changeSearch, filterOf, readBoardSearch } from './board-search.ts'
import type { Density } from './column-view.ts'

type SearchChange = Parameters<typeof changeSearch>[1]

export interface BoardViewState {
  search: BoardSearch
  filter: ReturnType<typeof filterOf>
  change: (change: SearchChange) => void
  density: Density
  setDensity: (density: Exclude<Density, 'tablet'>) => void
}

const kept = 'routecard.board-density'

/** What of the board is shown and how: the filter in the address, the density on this device. */
export function useBoardView(): BoardViewState {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => readBoardSearch(raw), [raw])
  const navigate = useNavigate()
  const narrow = useNarrow()
  const [wanted, setWanted] = useState(keptDensity)
  const change = useCallback(
    (part: SearchChange) => {
      void navigate({
        to: paths.board,
        search: (before: Record<string, unknown>) => changeSearch(readBoardSearch(before), part),
        replace: true,
      })
    },
    [navigate],
  )
  const setDensity = useCallback((density: Exclude<Density, 'tablet'>) => {
    localStorage.setItem(kept, density)
    setWanted(density)
  }, [])
  const filter = useMemo(() => filterOf(search), [search])
  return { search, filter, change, density: narrow ? 'tablet' : wanted, setDensity }
}

function keptDensity(): Exclude<Density, 'tablet'> {
  return localStorage.getItem(kept) === 'compact' ? 'compact' : 'comfortable'
}
