import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { stationEndpoints } from '#api/contract/floor.ts'
import { scanEndpoints } from '#api/contract/scans.ts'
import { call } from '../server/call.ts'
import { sentenceOf } from '../words/refusals.ts'
import { sayAnswer } from './sounds.ts'
import { untilAnswered } from './until-answered.ts'
import { readyOf, type SeenTraveller } from './use-camera-codes.ts'

/** Reports all pieces of several travellers as good, in one go; every one has its own id and its own answer. */
export function useBatch(station: string) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    leaving.current = new AbortController()
    return () => leaving.current.abort()
  }, [])
  const send = async (travellers: readonly SeenTraveller[]) => {
    setBusy(true)
    setSaid(null)
    const scannedAt = new Date().toISOString()
    const scans = travellers.map((each) => ({
      commandId: uuidv7(),
      code: each.code,
      station,
      report: { good: readyOf(each) },
      scannedAt,
    }))
    try {
      const { results } = await untilAnswered(
        () => call(scanEndpoints.batch, { body: { scans } }),
        leaving.current.signal,
        () => setSaid('No answer yet, it is sent again'),
      )
      const no = results.filter((each) => each.status === 'refused')
      const pieces = scans.reduce(
        (sum, scan) => sum + (no.some((each) => each.commandId === scan.commandId) ? 0 : scan.report.good),
        0,
      )
      setSaid(
        no.length === 0 ? `${pieces} good counted` : `${pieces} good counted, ${no.length} refused: ${no[0]?.detail}`,
      )
      sayAnswer(no.length === 0 ? 'applied' : 'refused')
      void client.invalidateQueries({ queryKey: [stationEndpoints.queue.url] })
    } catch (error) {
      if (leaving.current.signal.aborted) return
      setSaid(sentenceOf(error))
      sayAnswer('refused')
    } finally {
      setBusy(false)
    }
  }
  return { busy, said, send }
}
