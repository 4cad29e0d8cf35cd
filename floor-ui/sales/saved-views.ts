import { useCallback, useState } from 'react'

/** A view of a list that somebody named: what stood in the address. */
export interface SavedView {
  name: string
  search: Record<string, unknown>
}

const most = 12

/** The views that were kept of a list on this device, and the ways to keep and drop one. */
export function useSavedViews(list: string) {
  const key = `routecard.views.${list}`
  const [views, setViews] = useState(() => read(key))
  const write = useCallback(
    (next: SavedView[]) => {
      setViews(next)
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // A browser that keeps nothing still shows the views until the tab is closed.
      }
    },
    [key],
  )
  return {
    views,
    keep: (view: SavedView) => write(keptWith(views, view)),
    drop: (name: string) => write(views.filter((each) => each.name !== name)),
  }
}

/** A view of the same name is replaced; the oldest goes when there are too many. */
export function keptWith(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...views.filter((each) => each.name !== view.name), view].slice(-most)
}

/** Whether two addresses show the same; the order of their parts does not matter. */
export function sameSearch(a: object, b: object): boolean {
  const words = (search: object) => JSON.stringify(Object.entries(search).toSorted(([x], [y]) => x.localeCompare(y)))
  return words(a) === words(b)
}

function read(key: string): SavedView[] {
  try {
    return readViews(JSON.parse(localStorage.getItem(key) ?? '[]'))
  } catch {
    return []
  }
}

/** What was kept, as far as it makes sense. */
export function readViews(kept: unknown): SavedView[] {
  if (!Array.isArray(kept)) return []
  return kept.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return []
    const { name, search } = each as { name?: unknown; search?: unknown }
    if (typeof name !== 'string' || typeof search !== 'object' || search === null) return []
    return [{ name, search: search as Record<string, unknown> }]
  })
}
