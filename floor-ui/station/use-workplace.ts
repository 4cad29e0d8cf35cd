import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { scrapReasonEndpoints, type stationEndpoints } from '#api/contract/floor.ts'
import { scanEndpoints } from '#api/contract/scans.ts'
import { printedCode } from '#domain/codes/carrier-code.ts'
import type { ScanAction } from '#domain/ledger/buckets.ts'
import { allGood, type Entry, missingFrom, reportOf, sumsOf, wordsOfSums } from '#domain/station/entry.ts'
import { hearCode, type OpenPanel, openHere, quantityOfAct } from '#domain/station/hear-code.ts'
import { call } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { type NoAnswer, type NoAnswerAbout, noAnswerOf, noOfMeaning, ownNo } from './answers.ts'
import { type AppliedAnswer, appliedOf, type Meaning, type ScanAnswer, stripAfter } from './applied.ts'
import { keepPanel, keptPanel, type Outgoing } from './device.ts'
import { sayAnswer } from './sounds.ts'
import { freshPanel, missingWords, refusedBy, scanFirst, wordsOfLast } from './station-words.ts'
import { untilAnswered } from './until-answered.ts'
import { askMeaning, useMeaning } from './use-meaning.ts'
import { useSender } from './use-sender.ts'

export type StationView = AnswerOf<typeof stationEndpoints.read>
export type QueueView = AnswerOf<typeof stationEndpoints.queue>
type LastReport = NonNullable<QueueView['lastReport']>

export type StationAnswer = { kind: 'applied'; applied: AppliedAnswer } | { kind: 'no'; no: NoAnswer }

export type Sheet = 'instructions' | 'hold' | 'reasons' | 'route' | 'camera' | { leaveFor: string; number: string }

interface WorkplaceOptions {
  station: StationView
  onBadge: (badge: string) => void
  onStation: (code: string) => void
}

/** Everything that happens at a station while somebody works there: what is open, what was heard, what was answered. */
export function useWorkplace({ station, onBadge, onStation }: WorkplaceOptions) {
  const client = useQueryClient()
  const [panel, setPanel] = useState<OpenPanel | null>(() => keptPanel(station.code))
  const [answer, setAnswer] = useState<StationAnswer | null>(null)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [looking, setLooking] = useState<string | null>(null)
  const latest = useRef(0)

  useEffect(() => keepPanel(station.code, panel), [station.code, panel])

  const meaning = useMeaning(panel?.code ?? null, station.code)
  const reasons = useQuery(ask(scrapReasonEndpoints.list, {})).data?.items ?? []
  const shown = panel === null ? null : freshPanel(panel, meaning)

  const say = useCallback((next: StationAnswer) => {
    setAnswer(next)
    setSheet(null)
    sayAnswer(next.kind === 'applied' ? 'applied' : 'refused')
  }, [])
  const sayNo = useCallback(
    (error: unknown, about: NoAnswerAbout) => say({ kind: 'no', no: noAnswerOf(error, about) }),
    [say],
  )

  const applied = (outgoing: Outgoing, told: ScanAnswer) => {
    const known = client.getQueryData<Meaning>(askMeaning(outgoing.body.code, station.code).queryKey) ?? null
    const reason = outgoing.body.report?.scrap?.[0]?.reason
    const reasonName = reasons.find((each) => each.id === reason || each.code === reason)?.name ?? null
    const now = appliedOf({ answer: told, meaning: known, reasonName, partName: outgoing.partName })
    say({ kind: 'applied', applied: now })
    const code = printedCode({ kind: 'work_order', number: outgoing.number, step: told.step })
    const stays = {
      code,
      number: outgoing.number,
      step: told.step,
      queued: 0,
      inProcess: now.stillHere,
      entry: allGood,
    }
    setPanel(now.stillHere > 0 ? stays : null)
  }
  const refused = (outgoing: Outgoing, error: unknown) => {
    const { number, partName, body } = outgoing
    sayNo(error, { number, partName, scanned: body.code })
  }
  const { sending, send } = useSender({ onApplied: applied, onRefused: refused })

  const sendScan = (told: Pick<Outgoing, 'number' | 'partName' | 'words'>, said: Partial<Outgoing['body']>) => {
    const code = said.code ?? panel?.code ?? ''
    const body = { commandId: uuidv7(), station: station.code, scannedAt: new Date().toISOString(), ...said, code }
    void send({ ...told, body })
  }

  const open = async (code: string, how: 'scanned' | 'tapped') => {
    latest.current += 1
    const mine = latest.current
    setLooking(code)
    setSheet(null)
    setAnswer(null)
    try {
      const found = await client.fetchQuery({ ...askMeaning(code, station.code), staleTime: 0, retry: 1 })
      if (mine === latest.current) opened(found, code, how)
    } catch (error) {
      if (mine === latest.current) sayNo(error, { scanned: code })
    } finally {
      if (mine === latest.current) setLooking(null)
    }
  }

  const opened = (found: Meaning, scanned: string, how: 'scanned' | 'tapped') => {
    const { workOrder, step, here } = found
    const about = { number: workOrder?.number ?? null, partName: workOrder?.part.name ?? null, scanned }
    if (found.refusal) return say({ kind: 'no', no: noOfMeaning(found, found.refusal, about) })
    if (!workOrder || step === null || here === null) return undefined
    const code = printedCode({ kind: 'work_order', number: workOrder.number, step })
    client.setQueryData(askMeaning(code, station.code).queryKey, found)
    const told = { number: workOrder.number, partName: workOrder.part.name, words: '' }
    const bare = how === 'scanned' ? station.bareScan : 'ask'
    if (bare === 'complete') return sendScan({ ...told, words: `${here.queued + here.inProcess} good` }, { code })
    if (bare === 'start' && here.queued > 0) return sendScan({ ...told, words: `${here.queued} started` }, { code })
    return setPanel({ code, number: workOrder.number, step, ...here, entry: allGood })
  }

  const act = (action: ScanAction, more: { quantity?: number; reason?: string } = {}) => {
    if (shown === null || sending !== null) return
    const quantity =
      more.quantity ??
      (action === 'start' || action === 'pause' || action === 'hold' ? quantityOfAct(shown, action) : 0)
    const words = `${quantity} ${action === 'start' ? 'started' : action === 'pause' ? 'paused' : 'held'}`
    setSheet(null)
    sendScan(
      { number: shown.number, partName: meaning?.workOrder?.part.name ?? '', words },
      { action, ...(quantity > 0 && { quantity }), ...(more.reason !== undefined && { reason: more.reason }) },
    )
  }

  const report = () => {
    if (shown === null || sending !== null) return
    const here = openHere(shown)
    if (missingFrom(shown.entry, here) !== null) return
    sendScan(
      {
        number: shown.number,
        partName: meaning?.workOrder?.part.name ?? '',
        words: wordsOfSums(sumsOf(shown.entry, here)),
      },
      { report: reportOf(shown.entry, here) },
    )
  }

  const undo = async (what: { movementId: string; number: string; step: string | null; words: string }) => {
    setAnswer(null)
    setLooking('undo')
    const commandId = uuidv7()
    try {
      const told = await untilAnswered(
        () => call(scanEndpoints.reverse, { params: { id: what.movementId }, body: { commandId, wholeCommand: true } }),
        new AbortController().signal,
        () => undefined,
      )
      const back = what.step === null ? null : printedCode({ kind: 'work_order', number: what.number, step: what.step })
      const known = back === null ? null : await client.fetchQuery({ ...askMeaning(back, station.code), staleTime: 0 })
      const partName = known?.workOrder?.part.name ?? ''
      const strip = stripAfter(told, known, what.step)
      const quiet = { also: [], note: `${what.words} is undone. The pieces are back.`, stillHere: 0, movementId: null }
      say({ kind: 'applied', applied: { number: what.number, partName, title: 'Undone', strip, ...quiet } })
      if (panel === null && known) openQuietly(known)
    } catch (error) {
      sayNo(error, { number: what.number })
    } finally {
      setLooking(null)
    }
  }

  const openQuietly = ({ workOrder, step, here, refusal }: Meaning) => {
    if (!workOrder || step === null || here === null || refusal) return
    const { number } = workOrder
    setPanel({ code: printedCode({ kind: 'work_order', number, step }), number, step, ...here, entry: allGood })
  }

  const undoLast = (last: LastReport | null | undefined) => {
    const movementId = last?.movementIds[0]
    if (!last?.canUndo || movementId === undefined) {
      const next = 'Ask a planner to undo what was reported before.'
      return say({
        kind: 'no',
        no: ownNo({ title: 'Nothing to undo', fact: 'You have no report here to undo.', next }),
      })
    }
    const { workOrder, step } = last
    return void undo({ movementId, number: workOrder.number, step, words: wordsOfLast(last) })
  }

  const enter = (entry: Entry) => setPanel((before) => before && { ...before, entry })

  const hear = (text: string, last?: LastReport | null) => {
    setAnswer(null)
    const about = { number: shown?.number ?? null, scanned: text }
    const heard = hearCode(text, shown)
    if (sending !== null && heard.does !== 'nothing') {
      const fact = `The report of ${sending.outgoing.number} (${sending.outgoing.words}) has no answer yet.`
      const next = 'It is sent again by itself and counts once. Scan again when it is answered.'
      return say({ kind: 'no', no: ownNo({ title: 'Still sending', fact, next }, { scanned: text }) })
    }
    switch (heard.does) {
      case 'nothing':
        return undefined
      case 'look_up':
        return void open(heard.code, 'scanned')
      case 'ask_to_leave':
        return setSheet({ leaveFor: heard.code, number: heard.number })
      case 'sign_in':
        return onBadge(heard.badge)
      case 'move_device':
        return onStation(heard.station)
      case 'enter':
        return enter(heard.entry)
      case 'report':
        return report()
      case 'ask_hold':
        return setSheet('hold')
      case 'act':
        return act(heard.action)
      case 'undo':
        return undoLast(last)
      case 'refuse':
        return sayNo(refusedBy(heard.refusal), about)
      case 'say_scan_first':
        return say({ kind: 'no', no: ownNo(scanFirst, about) })
      case 'say_missing':
        return say({ kind: 'no', no: ownNo(missingWords[heard.missing], about) })
    }
  }

  /** The rest after a partial report, all of it good. */
  const reportRest = () => {
    if (shown === null || sending !== null) return
    setAnswer(null)
    const rest = openHere(shown)
    const partName = meaning?.workOrder?.part.name ?? ''
    sendScan({ number: shown.number, partName, words: `${rest} good` }, { report: { good: rest } })
  }

  /** A touch on another work order: it opens without a scan, and asks where something was typed. */
  const hearOther = (code: string) => {
    const heard = hearCode(code, shown)
    if (heard.does === 'ask_to_leave') setSheet({ leaveFor: heard.code, number: heard.number })
    else if (heard.does === 'look_up' && sending === null) void open(heard.code, 'tapped')
  }

  const sayDoor = (fact: string) => {
    const next = 'Scan the badge again, or ask an owner.'
    say({ kind: 'no', no: ownNo({ title: 'Not signed in', fact, next }) })
  }

  return {
    panel: shown,
    sayDoor,
    reportRest,
    hearOther,
    meaning,
    reasons,
    answer,
    sheet,
    looking,
    sending,
    hear,
    open: (code: string) => void open(code, 'tapped'),
    openScanned: (code: string) => void open(code, 'scanned'),
    enter,
    report,
    act,
    undo,
    undoLast,
    close: () => setPanel(null),
    closeAnswer: () => setAnswer(null),
    showSheet: setSheet,
  }
}

export type Workplace = ReturnType<typeof useWorkplace>
