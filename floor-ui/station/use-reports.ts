import { useQueryClient } from '@tanstack/react-query'
import { v7 as uuidv7 } from 'uuid'
import { printedCode } from '#domain/codes/carrier-code.ts'
import type { ScanAction } from '#domain/ledger/buckets.ts'
import { allGood, missingFrom, reportOf, sumsOf, wordsOfSums } from '#domain/station/entry.ts'
import { openHere, quantityOfAct } from '#domain/station/hear-code.ts'
import { appliedOf, type Meaning, type ScanAnswer } from './applied.ts'
import type { Outgoing } from './device.ts'
import { askMeaning } from './use-meaning.ts'
import { useSender } from './use-sender.ts'
import type { StationState } from './use-station-state.ts'

type Told = Pick<Outgoing, 'number' | 'partName' | 'words'>

/** Everything that is counted at a station: it is sent, and its answer fills the screen. */
export function useReports(state: StationState) {
  const { station, panel, meaning } = state
  const heard = useAnswered(state)
  const { sending, send } = useSender(heard)
  const partName = meaning?.workOrder?.part.name ?? ''

  const sendScan = (told: Told, said: Partial<Outgoing['body']> & { code: string }) => {
    const body = { commandId: uuidv7(), station: station.code, scannedAt: new Date().toISOString(), ...said }
    void send({ ...told, body })
  }

  const act = (action: ScanAction, more: { reason?: string } = {}) => {
    if (panel === null || sending !== null) return
    const { code, number } = panel
    const quantity = isCounted(action) ? quantityOfAct(panel, action) : 0
    state.setSheet(null)
    const words = `${quantity > 0 ? `${quantity} ` : ''}${actWords[action]}`
    sendScan({ number, partName, words }, { code, action, ...(quantity > 0 && { quantity }), ...more })
  }

  const report = () => {
    if (panel === null || sending !== null) return
    const here = openHere(panel)
    if (missingFrom(panel.entry, here) !== null) return
    const { code, number } = panel
    const words = wordsOfSums(sumsOf(panel.entry, here))
    sendScan({ number, partName, words }, { code, report: reportOf(panel.entry, here) })
  }

  /** What a partial report left, all of it good. */
  const reportRest = () => {
    if (panel === null || sending !== null) return
    state.setAnswer(null)
    const rest = openHere(panel)
    sendScan({ number: panel.number, partName, words: `${rest} good` }, { code: panel.code, report: { good: rest } })
  }

  return { sending, sendScan, act, report, reportRest }
}

const isCounted = (action: ScanAction): action is 'start' | 'pause' | 'hold' =>
  action === 'start' || action === 'pause' || action === 'hold'

const actWords = {
  start: 'started',
  pause: 'paused',
  hold: 'held',
  release_hold: 'released from hold',
  complete: 'good',
  scrap: 'scrap',
  rework: 'rework',
} satisfies Record<ScanAction, string>

function namesOfReasons(reasons: StationState['reasons'], said: readonly string[]): string | null {
  const names = said.flatMap((reason) => reasons.find((each) => each.id === reason || each.code === reason)?.name ?? [])
  return names.length === 0 ? null : names.join(', ')
}

/** What the screen says when the shop has answered a report. */
function useAnswered({ station, reasons, say, sayNo, setPanel }: StationState) {
  const client = useQueryClient()
  const onApplied = ({ body, number, partName }: Outgoing, answer: ScanAnswer) => {
    const meaning = client.getQueryData<Meaning>(askMeaning(body.code, station.code).queryKey) ?? null
    const reasonName = namesOfReasons(reasons, body.report?.scrap?.map(({ reason }) => reason) ?? [])
    const applied = appliedOf({ answer, meaning, reasonName, partName })
    say({ kind: 'applied', applied })
    const { step } = answer
    const code = printedCode({ kind: 'work_order', number, step })
    const left = { code, number, step, queued: 0, inProcess: applied.stillHere, entry: allGood }
    setPanel(applied.stillHere > 0 ? left : null)
  }
  const onRefused = ({ number, partName, body }: Outgoing, error: unknown) =>
    sayNo(error, { number, partName, scanned: body.code })
  return { onApplied, onRefused }
}
