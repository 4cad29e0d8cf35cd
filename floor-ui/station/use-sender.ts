import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { stationEndpoints } from '#api/contract/floor.ts'
import { scanEndpoints } from '#api/contract/scans.ts'
import { call, Refused } from '../server/call.ts'
import type { ScanAnswer } from './applied.ts'
import { keepOutgoing, keptOutgoing, type Outgoing } from './device.ts'
import { untilAnswered } from './until-answered.ts'

export interface Sending {
  outgoing: Outgoing
  /** The line or the server is slow; it is sent again and again, under the same id. */
  unanswered: boolean
}

interface Told {
  onApplied: (outgoing: Outgoing, answer: ScanAnswer) => void
  onRefused: (outgoing: Outgoing, error: unknown) => void
}

const tryMs = 8000

/**
 * Sends one report at a time and waits for its answer. What is on its way is kept on the device, so that neither a lost
 * answer, a reload nor a sign-off makes it count twice or not at all.
 */
export function useSender({ onApplied, onRefused }: Told) {
  const client = useQueryClient()
  const [sending, setSending] = useState<Sending | null>(null)
  const told = useRef({ onApplied, onRefused })
  told.current = { onApplied, onRefused }
  const left = useRef<AbortController>(null)

  const send = useCallback(
    async (outgoing: Outgoing) => {
      keepOutgoing(outgoing)
      setSending({ outgoing, unanswered: false })
      const leaving = new AbortController()
      left.current = leaving
      try {
        const answer = await untilAnswered(
          () =>
            call(scanEndpoints.scan, {
              body: outgoing.body,
              signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(tryMs)]),
            }),
          leaving.signal,
          () => setSending({ outgoing, unanswered: true }),
        )
        keepOutgoing(null)
        setSending(null)
        told.current.onApplied(outgoing, answer)
        for (const { url } of [stationEndpoints.queue, scanEndpoints.meaning]) {
          void client.invalidateQueries({ queryKey: [url] })
        }
      } catch (error) {
        if (leaving.signal.aborted) return
        setSending(null)
        // Signed off meanwhile: it is sent after the next sign-in, under the same id.
        if (error instanceof Refused && error.problem.status === 401) return
        keepOutgoing(null)
        told.current.onRefused(outgoing, error)
      }
    },
    [client],
  )

  useEffect(() => {
    const kept = keptOutgoing()
    if (kept !== null) void send(kept)
    return () => left.current?.abort()
  }, [send])

  return { sending, send }
}
