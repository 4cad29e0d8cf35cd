import { useSyncExternalStore } from 'react'

const query = '(max-width: 1024px)'

/** A tablet or a small window: the side bar becomes a drawer. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
    () => false,
  )
}
