import { useCallback, useEffect, useState } from 'react'
import { sessionEndpoints } from '#api/contract/session.ts'
import { call, Refused } from '../server/call.ts'
import type { Session } from '../shell/session.tsx'
import { sentenceOf } from '../words/refusals.ts'

/** PINs have at least four digits; with four it is tried at once. */
export const pinShortest = 4
const pinLongest = 12

interface Asking {
  badge: string
  name: string | null
  asksPin: boolean
  pin: string
  busy: boolean
  says: string | null
  /** A PIN of four was wrong: perhaps it is longer, so the next one is sent by hand. */
  byHand: boolean
}

/** The way in by badge: asks for the PIN only where the station wants it. */
export function useBadgeSignIn(station: string | null, onSignedIn: (session: Session) => void) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const [says, setSays] = useState<string | null>(null)

  const send = useCallback(
    async (badge: string, pin: string | undefined) => {
      if (station === null) return
      setAsking((before) => before && { ...before, busy: true })
      try {
        const body = { badge, station, ...(pin !== undefined && { pin }) }
        const session = await call(sessionEndpoints.signInByBadge, { body })
        setAsking(null)
        onSignedIn({ ...session, kind: 'badge' })
      } catch (error) {
        setAsking((before) => before && afterNo(before, error))
        if (pin === undefined && !asksForPin(error)) setSays(wordsOf(error))
      }
    },
    [station, onSignedIn],
  )

  const choose = useCallback(
    (badge: string, name: string | null = null) => {
      setSays(null)
      setAsking({ badge, name, asksPin: false, pin: '', busy: true, says: null, byHand: false })
      void send(badge, undefined)
    },
    [send],
  )

  const typePin = (digit: string) =>
    setAsking((before) => {
      if (!before?.asksPin || before.busy || before.pin.length >= pinLongest) return before
      return { ...before, pin: before.pin + digit, says: null }
    })
  const sendPin = () => {
    if (asking?.asksPin && !asking.busy && asking.pin.length >= pinShortest) void send(asking.badge, asking.pin)
  }
  const atOnce = asking?.asksPin && !asking.busy && !asking.byHand && asking.pin.length === pinShortest
  const { badge: atOnceBadge = '', pin: atOncePin = '' } = asking ?? {}
  useEffect(() => {
    if (atOnce) void send(atOnceBadge, atOncePin)
  }, [atOnce, atOnceBadge, atOncePin, send])

  return {
    badge: asking?.badge ?? null,
    name: asking?.name ?? null,
    asksPin: asking?.asksPin ?? false,
    pin: asking?.pin ?? '',
    busy: asking?.busy ?? false,
    says: asking?.says ?? says,
    choose,
    typePin,
    deletePin: () => setAsking((before) => before && { ...before, pin: before.pin.slice(0, -1) }),
    sendPin,
    leave: () => setAsking(null),
    sayUnknown: (code: string) => setSays(`${code.slice(0, 20)} is no badge and no traveller of this shop.`),
  }
}

export type SignInByBadge = ReturnType<typeof useBadgeSignIn>

const asksForPin = (error: unknown): error is Refused => error instanceof Refused && error.code === 'pin_needed'

/** Who is asked next: the same person for the PIN, once more, or nobody. */
function afterNo(asking: Asking, error: unknown): Asking | null {
  if (asksForPin(error)) {
    const name = String(error.problem.name ?? '') || null
    return { ...asking, name: asking.name ?? name, asksPin: true, busy: false }
  }
  if (!asking.asksPin) return null
  return { ...asking, pin: '', busy: false, byHand: true, says: wordsOf(error) }
}

function wordsOf(error: unknown): string {
  if (error instanceof Refused && error.code === 'credentials_wrong') return 'That is not a match. Type it again.'
  if (error instanceof Refused && error.code === 'code_unknown') return 'This badge is not known here.'
  return sentenceOf(error)
}
