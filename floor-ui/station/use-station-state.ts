import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { scrapReasonEndpoints, type stationEndpoints } from '#api/contract/floor.ts'
import type { Entry } from '#domain/station/entry.ts'
import type { OpenPanel } from '#domain/station/hear-code.ts'
import { ask } from '../server/queries.ts'
import { type NoAnswer, type NoAnswerAbout, noAnswerOf } from './answers.ts'
import type { AppliedAnswer } from './applied.ts'
import { keepPanel, keptPanel } from './device.ts'
import { sayAnswer } from './sounds.ts'
import { freshPanel } from './station-words.ts'
import { useMeaning } from './use-meaning.ts'

export type StationView = AnswerOf<typeof stationEndpoints.read>
export type QueueView = AnswerOf<typeof stationEndpoints.queue>
export type LastReport = NonNullable<QueueView['lastReport']>

export type StationAnswer = { kind: 'applied'; applied: AppliedAnswer } | { kind: 'no'; no: NoAnswer }

export type Sheet = 'instructions' | 'hold' | 'reasons' | 'route' | 'camera' | { leaveFor: string; number: string }

export type StationState = ReturnType<typeof useStationState>

/** What lies open at a station, what is shown over it, and what was answered last. */
export function useStationState(station: StationView) {
  const [kept, setPanel] = useState<OpenPanel | null>(() => keptPanel(station.code))
  const [answer, setAnswer] = useState<StationAnswer | null>(null)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  /** What is being asked of the shop: a code, or an undo. */
  const [looking, setLooking] = useState<string | null>(null)
  useEffect(() => keepPanel(station.code, kept), [station.code, kept])

  const meaning = useMeaning(kept?.code ?? null, station.code)
  const reasons = useQuery(ask(scrapReasonEndpoints.list, {})).data?.items ?? []

  const say = useCallback((next: StationAnswer) => {
    setAnswer(next)
    setSheet(null)
    sayAnswer(next.kind === 'applied' ? 'applied' : 'refused')
  }, [])
  const sayNo = useCallback(
    (error: unknown, about: NoAnswerAbout) => say({ kind: 'no', no: noAnswerOf(error, about) }),
    [say],
  )
  const sayOwn = useCallback((no: NoAnswer) => say({ kind: 'no', no }), [say])
  const enter = useCallback((entry: Entry) => setPanel((before) => before && { ...before, entry }), [])

  return {
    station,
    panel: kept === null ? null : freshPanel(kept, meaning),
    meaning,
    reasons,
    answer,
    sheet,
    looking,
    setPanel,
    setAnswer,
    setSheet,
    setLooking,
    enter,
    say,
    sayNo,
    sayOwn,
  }
}
