import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { scanEndpoints } from '#api/contract/scans.ts'
import type { RouteStripInput } from '#domain/route-strip/reading.ts'
import { stripOf } from '../route-strip/strip-of.ts'

export type Meaning = AnswerOf<typeof scanEndpoints.meaning>
export type ScanAnswer = AnswerOf<typeof scanEndpoints.scan>

/** A "yes" that fills the screen. */
export interface AppliedAnswer {
  number: string
  partName: string
  /** What was counted, biggest first: "38 good". */
  title: string
  also: { kind: 'scrap' | 'rework'; words: string }[]
  /** Where the pieces are now; null where the routing is not known here. */
  strip: { input: RouteStripInput; here: string } | null
  note: string | null
  /** Open pieces that are left at the step. */
  stillHere: number
  /** What Undo names; null when this cannot be undone from here. */
  movementId: string | null
}

interface Told {
  answer: ScanAnswer
  meaning: Meaning | null
  reasonName: string | null
  partName: string
}

/** What the station says after a scan, from the shop's own answer: never from what was typed. */
export function appliedOf({ answer, meaning, reasonName, partName }: Told): AppliedAnswer {
  const { workOrder, movements, step } = answer
  const count = (type: string) => sum(movements.filter((each) => each.type === type))
  const said = [
    { words: `${count('complete')} good`, quantity: count('complete') },
    { words: `${count('start')} started`, quantity: count('start') },
    { words: `${count('pause')} paused`, quantity: count('pause') },
    { words: `${count('hold')} held`, quantity: count('hold') },
    { words: `${count('release_hold')} released`, quantity: count('release_hold') },
  ].find((each) => each.quantity > 0)
  const scrap = count('scrap')
  const rework = count('rework')
  const also: AppliedAnswer['also'] = []
  if (scrap > 0) {
    const reason = reasonName === null ? '' : `, ${reasonName.toLowerCase()}`
    also.push({ kind: 'scrap', words: `${scrap} scrap${reason}` })
  }
  if (rework > 0) also.push({ kind: 'rework', words: `${rework} back for rework` })
  const title = said?.words ?? also.shift()?.words ?? 'Done'
  return {
    number: workOrder.number,
    partName,
    title,
    also,
    strip: stripAfter(answer, meaning, step),
    note: noteOf(answer),
    stillHere: stillOpen(answer.balances, step),
    movementId: movements[0]?.id ?? null,
  }
}

export function stripAfter(
  answer: Pick<ScanAnswer, 'balances' | 'workOrder'>,
  meaning: Meaning | null,
  here: string | null,
): AppliedAnswer['strip'] {
  const known = meaning?.workOrder
  if (!known || known.number !== answer.workOrder.number || here === null) return null
  const { entered, routing } = known
  return { input: stripOf({ status: answer.workOrder.status, entered, routing, balances: answer.balances }), here }
}

export function stillOpen(balances: ScanAnswer['balances'], step: string): number {
  return sum(balances.filter((each) => each.step === step && (each.state === 'queued' || each.state === 'in_process')))
}

function noteOf({ workOrder }: ScanAnswer): string | null {
  const { status, quantities } = workOrder
  if (status === 'finished') return `All ${quantities.good} of ${quantities.target} are finished.`
  if (quantities.short > 0)
    return `${quantities.short} short of ${quantities.target}. The board shows it to the planners.`
  return null
}

const sum = (parts: readonly { quantity: number }[]) => parts.reduce((total, part) => total + part.quantity, 0)
