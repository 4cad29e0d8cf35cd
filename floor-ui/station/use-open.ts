import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { printedCode } from '#domain/codes/carrier-code.ts'
import { allGood } from '#domain/station/entry.ts'
import { noOfMeaning } from './answers.ts'
import type { Meaning } from './applied.ts'
import { askMeaning } from './use-meaning.ts'
import type { useReports } from './use-reports.ts'
import type { StationState } from './use-station-state.ts'

/** Looks a traveller up and opens it, or does what a bare scan does at this station. The last scan wins. */
export function useOpen(state: StationState, sendScan: ReturnType<typeof useReports>['sendScan']) {
  const { station } = state
  const client = useQueryClient()
  const latest = useRef(0)

  const opened = (found: Meaning, scanned: string, how: 'scanned' | 'tapped') => {
    const { workOrder, step, here } = found
    const about = { number: workOrder?.number ?? null, partName: workOrder?.part.name ?? null, scanned }
    if (found.refusal) return state.sayOwn(noOfMeaning(found, found.refusal, about))
    if (!workOrder || step === null || here === null) return undefined
    const { number, part } = workOrder
    const code = printedCode({ kind: 'work_order', number, step })
    client.setQueryData(askMeaning(code, station.code).queryKey, found)
    const told = { number, partName: part.name }
    const bare = how === 'scanned' ? station.bareScan : 'ask'
    if (bare === 'complete') return sendScan({ ...told, words: `${here.queued + here.inProcess} good` }, { code })
    if (bare === 'start' && here.queued > 0) return sendScan({ ...told, words: `${here.queued} started` }, { code })
    return state.setPanel({ code, number, step, ...here, entry: allGood })
  }

  return async (code: string, how: 'scanned' | 'tapped') => {
    latest.current += 1
    const mine = latest.current
    state.setLooking(code)
    state.setSheet(null)
    state.setAnswer(null)
    try {
      const found = await client.fetchQuery({ ...askMeaning(code, station.code), staleTime: 0, retry: 1 })
      if (mine === latest.current) opened(found, code, how)
    } catch (error) {
      if (mine === latest.current) state.sayNo(error, { scanned: code })
    } finally {
      if (mine === latest.current) state.setLooking(null)
    }
  }
}
