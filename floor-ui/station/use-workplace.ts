import { hearCode } from '#domain/station/hear-code.ts'
import { ownNo } from './answers.ts'
import { missingWords, refusedBy, scanFirst } from './station-words.ts'
import { useOpen } from './use-open.ts'
import { useReports } from './use-reports.ts'
import { type LastReport, type StationView, useStationState } from './use-station-state.ts'
import { useUndo } from './use-undo.ts'

interface WorkplaceOptions {
  station: StationView
  onBadge: (badge: string) => void
  onStation: (code: string) => void
}

/** Everything that can be done at a station, by scan, by touch and by key. */
export function useWorkplace({ station, onBadge, onStation }: WorkplaceOptions) {
  const state = useStationState(station)
  const reports = useReports(state)
  const open = useOpen(state, reports.sendScan)
  const undos = useUndo(state)
  const { panel, setSheet } = state
  const { sending } = reports

  const hear = (text: string, last?: LastReport | null) => {
    state.setAnswer(null)
    const about = { number: panel?.number ?? null, scanned: text }
    const heard = hearCode(text, panel)
    if (sending !== null && heard.does !== 'nothing') return state.sayOwn(stillSending(sending.outgoing, text))
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
        return state.enter(heard.entry)
      case 'report':
        return reports.report()
      case 'ask_hold':
        return setSheet('hold')
      case 'act':
        return reports.act(heard.action)
      case 'undo':
        return undos.undoLast(last)
      case 'refuse':
        return state.sayNo(refusedBy(heard.refusal), about)
      case 'say_scan_first':
        return state.sayOwn(ownNo(scanFirst, about))
      case 'say_missing':
        return state.sayOwn(ownNo(missingWords[heard.missing], about))
    }
  }

  /** A touch on another work order: it opens without a scan, and asks where something was typed. */
  const hearOther = (code: string) => {
    const heard = hearCode(code, panel)
    if (heard.does === 'ask_to_leave') setSheet({ leaveFor: heard.code, number: heard.number })
    else if (heard.does === 'look_up' && sending === null) void open(heard.code, 'tapped')
  }
  const openBy = (how: 'scanned' | 'tapped') => (code: string) => {
    if (sending === null) void open(code, how)
  }

  return { ...state, ...reports, ...undos, hear, hearOther, open: openBy('tapped'), openScanned: openBy('scanned') }
}

export type Workplace = ReturnType<typeof useWorkplace>

function stillSending({ number, words }: { number: string; words: string }, scanned: string) {
  const fact = `The report of ${number} (${words}) has no answer yet.`
  const next = 'It is sent again by itself and counts once. Scan again when it is answered.'
  return ownNo({ title: 'Still sending', fact, next }, { scanned })
}
