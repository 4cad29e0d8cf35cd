import { useLayoutEffect } from 'react'

/** Stations are read at one metre and worked in gloves; the desk is dense. Lasts while the caller is on the screen. */
export function useStationDensity(): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.density = 'station'
    return () => {
      document.documentElement.dataset.density = 'desk'
    }
  }, [])
}
