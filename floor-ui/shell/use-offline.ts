import { useEffect, useState } from 'react'
import { useLiveStatus } from '../live/LiveProvider.tsx'

export interface Offline {
  /** The time of the data that is shown. */
  dataOf: Date | null
  retryInSeconds: number | null
}

/** A blink of the network is not news; only what lasts longer is told. */
const patienceMs = 1500

/** Null while the screen is live; else since when it is not, second by second. */
export function useOffline(): Offline | null {
  const { state, heardAt, retryAt } = useLiveStatus()
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    if (state !== 'offline') {
      setNow(null)
      return
    }
    let ticks: ReturnType<typeof setInterval> | undefined
    const begin = setTimeout(() => {
      setNow(Date.now())
      ticks = setInterval(() => setNow(Date.now()), 1000)
    }, patienceMs)
    return () => {
      clearTimeout(begin)
      clearInterval(ticks)
    }
  }, [state])
  if (now === null) return null
  const wait = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1000)
  return { dataOf: heardAt === null ? null : new Date(heardAt), retryInSeconds: wait > 0 ? wait : null }
}
