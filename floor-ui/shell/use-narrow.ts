import { useSyncExternalStore } from 'react'

/** Whether the window is at most `px` across; without a number, a tablet or a small window: the side bar becomes a drawer. */
export function useNarrow(px = 1024): boolean {
  const query = `(max-width: ${px}px)`
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
