import { allow, type Decision, refuse } from '../decision.ts'
import type { ScanAction } from '../ledger/buckets.ts'
import { decideAct, decideReport, type Report } from '../ledger/report-pieces.ts'
import type { Change, LedgerWorkOrder, Reason, RoutingStep } from '../ledger/work-order-state.ts'
import { type ScannedCode, type ScanStation, stepToWorkOn } from './scan-meaning.ts'

/** What a person at a station said with a scan; reasons are looked up by then. */
export interface Scan {
  code: ScannedCode
  action?: ScanAction
  quantity?: number
  reason?: Reason
  toStep?: string
  report?: Report
  /** Owners, planners and their programs may release what is held. */
  byPlanner: boolean
}

export interface ScanOutcome {
  step: RoutingStep
  change: Change
}

/** Decides a scan at a station: which step it means, then what happens to the pieces there. */
export function decideScan(workOrder: LedgerWorkOrder, scan: Scan, station: ScanStation): Decision<ScanOutcome> {
  const held = scan.action === 'release_hold'
  const found = stepToWorkOn(workOrder, scan.code, station, { held })
  if (!found.ok) return found
  const step = found.value
  const change = decideAtStep(workOrder, step, scan, station)
  return change.ok ? allow({ step, change: change.value }) : change
}

function decideAtStep(
  workOrder: LedgerWorkOrder,
  step: RoutingStep,
  scan: Scan,
  station: ScanStation,
): Decision<Change> {
  if (scan.report !== undefined) return decideReport(workOrder, step, scan.report)
  const action = scan.action ?? (station.bareScan === 'ask' ? undefined : station.bareScan)
  if (action === undefined) {
    return refuse('action_needed', { workOrder: workOrder.number, step: step.step, operation: step.operationName })
  }
  return decideAct(workOrder, step, {
    action,
    byPlanner: scan.byPlanner,
    ...(scan.quantity !== undefined && { quantity: scan.quantity }),
    ...(scan.reason !== undefined && { reason: scan.reason }),
    ...(scan.toStep !== undefined && { toStep: scan.toStep }),
  })
}
