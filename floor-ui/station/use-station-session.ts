import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { sessionEndpoints } from '#api/contract/session.ts'
import { call, onSignedOut, Refused } from '../server/call.ts'
import type { Session } from '../shell/session.tsx'

const retryMs = 3000
const inUse = 'station-in-use'
const idleShortestMs = 60_000

/** Holds the sign-off back: somebody works here without touching anything, such as before the camera. */
export function stillInUse(): void {
  window.dispatchEvent(new Event(inUse))
}

/** Who works at this station: undefined until it is known, null when nobody. Ends by itself when nobody touches anything. */
export function useStationSession() {
  const client = useQueryClient()
  const [session, setSession] = useState<Session | null>()
  const [openedAt, setOpenedAt] = useState(() => Date.now())

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const read = () =>
      call(sessionEndpoints.read, {})
        .then((found) => left || setSession(found))
        .catch((error: unknown) => {
          if (left) return
          if (error instanceof Refused) setSession(null)
          else timer = setTimeout(() => void read(), retryMs)
        })
    void read()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [])

  useEffect(() => onSignedOut(() => setSession(null)), [])

  const signedIn = useCallback(
    (next: Session) => {
      // Other screens of this tab must not believe the person before.
      client.removeQueries({ queryKey: [sessionEndpoints.read.url] })
      setOpenedAt(Date.now())
      setSession(next)
    },
    [client],
  )
  const signOff = useCallback(() => {
    setSession(null)
    client.removeQueries({ queryKey: [sessionEndpoints.read.url] })
    call(sessionEndpoints.signOut, {}).catch((problem: unknown) => console.warn('The sign-off was not heard.', problem))
  }, [client])

  // A tablet whose clock is wrong must not sign everybody off at once.
  const idleMs =
    session?.kind === 'badge' && session.expiresAt !== null
      ? Math.max(idleShortestMs, Date.parse(session.expiresAt) - openedAt)
      : null
  useSignOffWhenIdle(idleMs, signOff)

  return { session, signedIn, signOff }
}

/** Signs off when nobody touched the screen for so long; null: never. */
function useSignOffWhenIdle(idleMs: number | null, signOff: () => void): void {
  useEffect(() => {
    if (idleMs === null) return
    let timer = setTimeout(signOff, idleMs)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(signOff, idleMs)
    }
    const signs = ['pointerdown', 'keydown', inUse] as const
    for (const sign of signs) window.addEventListener(sign, again, { capture: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, again, { capture: true })
    }
  }, [idleMs, signOff])
}
