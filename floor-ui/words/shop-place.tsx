import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Place } from './dates.ts'

export interface ShopPlace extends Place {
  /** ISO 4217. */
  currency: string
}

const Here = createContext<ShopPlace>({ currency: 'EUR' })

/** Everything below writes dates, times and money the way of this shop. */
export function ShopPlaceProvider({ timeZone, currency, locale, children }: ShopPlace & { children: ReactNode }) {
  const place = useMemo(() => ({ timeZone, currency, locale }), [timeZone, currency, locale])
  return <Here value={place}>{children}</Here>
}

/** The shop's time zone, currency and way of writing dates and numbers. */
export function useShopPlace(): ShopPlace {
  return useContext(Here)
}

/** The present minute. One clock for the whole page; what shows it is drawn again when the minute turns. */
export function useNow(): Date {
  const minute = useSyncExternalStore(subscribeToMinutes, currentMinute, currentMinute)
  return useMemo(() => new Date(minute * minuteMs), [minute])
}

const minuteMs = 60_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

function currentMinute() {
  return Math.floor(Date.now() / minuteMs)
}

function subscribeToMinutes(listener: () => void) {
  listeners.add(listener)
  if (!timer) waitForTheMinute()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

function waitForTheMinute() {
  timer = setTimeout(
    () => {
      for (const listener of listeners) listener()
      waitForTheMinute()
    },
    minuteMs - (Date.now() % minuteMs) + 5,
  )
}
