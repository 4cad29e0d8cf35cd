import type { Sheet, SheetStation } from '#db/stores/ledger/load-sheet.ts'
import { assert } from '#domain/assert.ts'
import { parseCode } from '#domain/codes/carrier-code.ts'
import { accept, allow, type Decision, Refused, refuse, reject } from '#domain/decision.ts'
import { isId } from '#domain/id.ts'
import type { ScanAction } from '#domain/ledger/buckets.ts'
import type { Report } from '#domain/ledger/report-pieces.ts'
import { findScrapReason, ownWords } from '#domain/ledger/scrap-reasons.ts'
import type { Reason } from '#domain/ledger/work-order-state.ts'
import { plans } from '#domain/people/roles.ts'
import type { Refusal } from '#domain/refusals.ts'
import { decideScan, type Scan } from '#domain/scans/decide-scan.ts'
import type { CommandContext } from './context.ts'
import { findWorkOrders } from './ledger/find-work-order.ts'
import type { Decided, Done, LedgerRequest, Told } from './ledger/request.ts'
import { stationFor } from './ledger/who-may.ts'
import {
  type BalanceView,
  balanceViews,
  type MovementView,
  movementView,
  type WorkOrderState,
  workOrderState,
} from './ledger/work-order-view.ts'
import { submit } from './ledger-batch.ts'
import { hashContent } from './run-command.ts'

export interface ScanInput {
  commandId: string
  /** As it was read: with or without its check character. */
  code: string
  /** Id or code. */
  station: string
  action?: ScanAction
  /** Left out = all that may move. */
  quantity?: number
  /** Id, code or name of a scrap reason; any words for a hold. */
  reason?: string
  toStep?: string
  /** In place of action and quantity. */
  report?: {
    good?: number
    scrap?: readonly { quantity: number; reason: string }[]
    rework?: readonly { quantity: number; toStep: string }[]
  }
  /** When the person acted, ISO 8601, where that was not now. */
  scannedAt?: string
}

export interface ScanAnswer {
  outcome: 'applied' | 'already_applied'
  workOrder: WorkOrderState
  step: string
  movements: MovementView[]
  balances: BalanceView[]
}

/**
 * A traveller was scanned at a station: something happened to the pieces of a step. Throws `Refused` with one of the
 * many kinds of "no"; the same id again gives the same answer with `already_applied`.
 */
export async function scan(ctx: CommandContext, input: ScanInput): Promise<ScanAnswer> {
  const code = readCode(input.code)
  if (!code.ok) return unreadable(ctx, input, code.refusal)
  const ids = await findWorkOrders(ctx.db, ctx.actor.shopId, [code.value.number])
  return send(ctx, input, code.value, ids.get(code.value.number))
}

export interface ScannedWorkOrder {
  code: string
  number: string
  step?: string
}

/** What a code says, if it names a work order; all other codes of the shop are no scan of pieces. */
export function readCode(text: string): Decision<ScannedWorkOrder> {
  const parsed = parseCode(text)
  if (!parsed.ok) return parsed
  if (parsed.value.kind !== 'work_order') return refuse('not_a_scan_action', { code: text.trim() })
  return allow({ code: text.trim(), ...parsed.value })
}

/** Sends a scan whose work order was looked up. */
export async function send(
  ctx: CommandContext,
  input: ScanInput,
  code: ScannedWorkOrder,
  workOrderId: string | undefined,
): Promise<ScanAnswer> {
  if (workOrderId === undefined) return unknownNumber(ctx, input)
  const told = await submit(scanRequest(ctx, input, code, workOrderId))
  return outcomeOf(told)
}

type KeptAnswer = Omit<ScanAnswer, 'outcome'>

function outcomeOf({ answer, again }: Told<KeptAnswer>): ScanAnswer {
  return { outcome: again ? 'already_applied' : 'applied', ...answer }
}

/** A code that no work order stands behind. Where a person may not scan at all, that is said first. */
export async function unreadable(ctx: CommandContext, input: ScanInput, refusal: Refusal): Promise<never> {
  const station = await stationFor(ctx, input.station)
  if (!station.ok && station.refusal.code === 'not_your_station') throw new Refused(station.refusal)
  throw new Refused(refusal)
}

/** Where a person may not scan at all, that is said first. */
async function unknownNumber(ctx: CommandContext, input: ScanInput): Promise<never> {
  accept(await stationFor(ctx, input.station))
  return reject('code_unknown', { code: input.code.trim() })
}

function scanRequest(
  ctx: CommandContext,
  input: ScanInput,
  code: ScannedWorkOrder,
  workOrderId: string,
): LedgerRequest<KeptAnswer> {
  const { commandId, scannedAt, ...content } = input
  const { report } = input
  return {
    ctx,
    command: 'scan',
    commandId: commandId.toLowerCase(),
    contentHash: hashContent(content),
    workOrderIds: [workOrderId],
    station: normalStation(input.station),
    needs: {
      scrapReasons: input.reason !== undefined || (report?.scrap?.length ?? 0) > 0,
      reworked: input.action === 'rework' || (report?.rework?.length ?? 0) > 0,
    },
    decide: (sheet) => decide(ctx, sheet, { input, code, workOrderId, scannedAt }),
    answer: answerOf,
  }
}

interface Asked {
  input: ScanInput
  code: ScannedWorkOrder
  workOrderId: string
  scannedAt: string | undefined
}

function decide(ctx: CommandContext, sheet: Sheet, asked: Asked): Decision<Decided> {
  const { input, code, workOrderId } = asked
  const station = stationOf(ctx, sheet, input.station)
  if (!station.ok) return station
  const workOrder = sheet.workOrders.get(workOrderId)?.state
  if (workOrder === undefined) return refuse('code_unknown', { code: code.code })
  const said = withReasons(sheet, input)
  if (!said.ok) return said
  const outcome = decideScan(workOrder, { ...said.value, code, byPlanner: plans(ctx.actor.role) }, station.value)
  if (!outcome.ok) return outcome
  const { step, change } = outcome.value
  return allow({
    changes: [{ workOrderId, change }],
    stationId: station.value.id,
    stationName: station.value.name,
    scannedAt: asked.scannedAt === undefined ? null : new Date(asked.scannedAt),
    note: step.step,
  })
}

function answerOf({ workOrders: [workOrder], movements, note }: Done): KeptAnswer {
  assert(workOrder !== undefined && note !== null, 'a scan is about a step of one work order')
  return {
    workOrder: workOrderState(workOrder),
    step: note,
    movements: movements.map(movementView),
    balances: balanceViews(workOrder),
  }
}

/** Ids are written in lower case, codes in upper case. */
const normalStation = (asked: string) => (isId(asked) ? asked.toLowerCase() : asked.toUpperCase())

/** The station that was named, if this person may scan there. */
function stationOf(ctx: CommandContext, sheet: Sheet, asked: string): Decision<SheetStation> {
  const station = sheet.stations.get(normalStation(asked))
  if (station === undefined) return refuse('not_found', { what: 'station' })
  const { actor } = ctx
  if (plans(actor.role) || actor.stationId === station.id) return allow(station)
  const own = [...sheet.stations.values()].find((each) => each.id === actor.stationId)
  return refuse('not_your_station', { station: own?.name ?? 'another station', asked: station.name })
}

function withReasons(sheet: Sheet, input: ScanInput): Decision<Omit<Scan, 'code' | 'byPlanner'>> {
  const { action, quantity, toStep, report } = input
  const said = {
    ...(action !== undefined && { action }),
    ...(quantity !== undefined && { quantity }),
    ...(toStep !== undefined && { toStep }),
  }
  if (report !== undefined) {
    if (action !== undefined || quantity !== undefined) {
      return refuse('malformed', {
        field: 'report',
        problem: 'it stands in place of action and quantity; say one or the other',
      })
    }
    const told = reportWithReasons(sheet, report)
    return told.ok ? allow({ ...said, report: told.value }) : told
  }
  if (input.reason === undefined) return allow(said)
  const reason: Decision<Reason> = findScrapReason(sheet.scrapReasons, input.reason)
  // Only scrap needs a reason of the list; a hold is said in the person's own words.
  if (!reason.ok) return action === 'scrap' ? reason : allow({ ...said, reason: ownWords(input.reason) })
  return allow({ ...said, reason: reason.value })
}

function reportWithReasons(sheet: Sheet, report: NonNullable<ScanInput['report']>): Decision<Report> {
  const scrap: { quantity: number; reason: Reason }[] = []
  for (const each of report.scrap ?? []) {
    const reason = findScrapReason(sheet.scrapReasons, each.reason)
    if (!reason.ok) return reason
    scrap.push({ quantity: each.quantity, reason: reason.value })
  }
  return allow({ scrap, rework: report.rework ?? [], ...(report.good !== undefined && { good: report.good }) })
}
