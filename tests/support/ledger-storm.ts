import fc from 'fast-check'
import type { Decision } from '#domain/decision.ts'
import { floorStates, scanActions } from '#domain/ledger/buckets.ts'
import { decideCancel, decideHold, decideResume } from '#domain/ledger/close-work-order.ts'
import { decideAdd, decideRelease, decideReplace, decideSurplus } from '#domain/ledger/enter-pieces.ts'
import { decideMove } from '#domain/ledger/move-pieces.ts'
import { decideReverse, type PastMovement } from '#domain/ledger/reverse-movement.ts'
import {
  applyChange,
  type Change,
  type LedgerWorkOrder,
  type NewMovement,
  sameBucket,
} from '#domain/ledger/work-order-state.ts'
import { decideScan } from '#domain/scans/decide-scan.ts'

/** One thing a person may try, in words that fit any work order: steps and movements are counted, not named. */
export type StormAct =
  | { act: 'scan'; step: number; action: (typeof scanActions)[number]; quantity: number | null; toStep: number }
  | { act: 'report'; step: number; good: number; scrap: number; rework: number; toStep: number }
  | { act: 'move'; from: Spot; to: Spot; quantity: number }
  | { act: 'reverse'; movement: number }
  | { act: 'replace'; movement: number; quantity: number }
  | { act: 'release' | 'add' | 'surplus'; quantity: number }
  | { act: 'hold' | 'resume' | 'cancel' }

export interface Spot {
  step: number
  state: 'queued' | 'in_process' | 'held' | 'finished' | 'scrapped'
}

const quantity = fc.integer({ min: 1, max: 7 })
const step = fc.integer({ min: 0, max: 2 })
const spot = fc.record({ step, state: fc.constantFrom(...floorStates, 'finished' as const, 'scrapped' as const) })

/** A history of acts, begun by a release; holds and cancellations are rare, or every history would end early. */
export const storm: fc.Arbitrary<StormAct[]> = fc
  .array(
    fc.oneof(
      {
        weight: 120,
        arbitrary: fc.record({
          act: fc.constant('scan' as const),
          step,
          action: fc.constantFrom(...scanActions),
          quantity: fc.option(quantity),
          toStep: step,
        }),
      },
      {
        weight: 80,
        arbitrary: fc.record({
          act: fc.constant('report' as const),
          step,
          good: fc.integer({ min: 0, max: 5 }),
          scrap: fc.integer({ min: 0, max: 2 }),
          rework: fc.integer({ min: 0, max: 2 }),
          toStep: step,
        }),
      },
      { weight: 40, arbitrary: fc.record({ act: fc.constant('move' as const), from: spot, to: spot, quantity }) },
      { weight: 50, arbitrary: fc.record({ act: fc.constant('reverse' as const), movement: fc.nat(60) }) },
      { weight: 30, arbitrary: fc.record({ act: fc.constant('replace' as const), movement: fc.nat(60), quantity }) },
      {
        weight: 30,
        arbitrary: fc.record({
          act: fc.constantFrom('release' as const, 'add' as const, 'surplus' as const),
          quantity,
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          act: fc.constantFrom(
            'hold' as const,
            'resume' as const,
            'resume' as const,
            'resume' as const,
            'cancel' as const,
          ),
        }),
      },
    ),
    { minLength: 10, maxLength: 60, size: 'max' },
  )
  .map((acts): StormAct[] => [{ act: 'add', quantity: 24 }, ...acts])

export const stepName = (index: number) => String((index + 1) * 10).padStart(3, '0')
export const warped = { id: '00000000-0000-7000-8000-000000000001', text: 'Warped' }

/** The ledger without a database: the decisions, one after the other, on one work order. */
export class PureLedger {
  state: LedgerWorkOrder
  readonly movements: (NewMovement & { id: string; command: number })[] = []
  private commands = 0

  constructor(state: LedgerWorkOrder) {
    this.state = state
  }

  /** Decides an act and carries it out; the refusal's code, or null when it was allowed. */
  try(act: StormAct): string | null {
    const decision = this.decide(act)
    if (!decision.ok) return decision.refusal.code
    this.commands += 1
    this.state = applyChange(this.state, decision.value)
    for (const each of decision.value.movements) {
      this.movements.push({ ...each, id: String(this.movements.length), command: this.commands })
    }
    return null
  }

  /** The movement that an act means by its count, if there are any. */
  named(count: number): number {
    return this.movements.length === 0 ? 0 : count % this.movements.length
  }

  private decide(act: StormAct): Decision<Change> {
    const { state } = this
    switch (act.act) {
      case 'scan':
      case 'report': {
        const outcome = decideScan(
          state,
          { code: { code: '', step: stepName(act.step) }, byPlanner: true, ...said(act) },
          bench(state),
        )
        return outcome.ok ? { ok: true, value: outcome.value.change } : outcome
      }
      case 'move':
        return decideMove(state, {
          from: place(act.from),
          to: place(act.to),
          quantity: act.quantity,
          reason: act.to.state === 'scrapped' ? warped : { id: null, text: 'storm' },
        })
      case 'reverse':
        return this.aboutPast(act.movement, (past) => decideReverse(state, past))
      case 'replace':
        return this.aboutPast(act.movement, (past) =>
          decideReplace(
            state,
            {
              id: past.id,
              type: past.type,
              step: past.to.step,
              quantity: past.quantity,
              replaced: past.replacedBy.reduce((sum, each) => sum + each.quantity, 0),
              reversed: past.reversed !== null,
            },
            act.quantity,
          ),
        )
      case 'release':
        return decideRelease(state, act.quantity)
      case 'add':
        return decideAdd(state, act.quantity)
      case 'surplus':
        return decideSurplus(state, act.quantity)
      case 'hold':
        return decideHold(state, 'storm')
      case 'resume':
        return decideResume(state)
      case 'cancel':
        return decideCancel(state, null)
    }
  }

  private aboutPast(count: number, decide: (past: PastMovement) => Decision<Change>): Decision<Change> {
    const movement = this.movements[this.named(count)]
    if (movement === undefined) return { ok: true, value: { movements: [], status: this.state.status } }
    return decide(this.past(movement))
  }

  private past(movement: NewMovement & { id: string }): PastMovement {
    const blocker = (each: NewMovement & { id: string }) => ({
      movementId: each.id,
      type: each.type,
      quantity: each.quantity,
      by: null,
      at: '',
    })
    const undone = new Set(this.movements.filter((each) => each.type === 'reverse').map((each) => each.names))
    const standing = this.movements.filter((each) => !undone.has(each.id))
    return {
      ...movement,
      commandId: '',
      actorId: null,
      at: new Date(0),
      reversed: undone.has(movement.id) ? { by: null, at: '' } : null,
      replacedBy: standing.filter((each) => each.type === 'replace' && each.names === movement.id).map(blocker),
      takenSince: standing
        .filter((each) => Number(each.id) > Number(movement.id) && sameBucket(each.from, movement.to))
        .map(blocker),
    }
  }
}

/** What a scan says in a storm, with its reason. */
export function said(act: Extract<StormAct, { act: 'scan' | 'report' }>) {
  if (act.act === 'report') {
    return {
      report: {
        good: act.good,
        scrap: act.scrap > 0 ? [{ quantity: act.scrap, reason: warped }] : [],
        rework: act.rework > 0 ? [{ quantity: act.rework, toStep: stepName(act.toStep) }] : [],
      },
    }
  }
  return {
    action: act.action,
    ...(act.quantity !== null && { quantity: act.quantity }),
    ...(act.action === 'scrap' && { reason: warped }),
    ...(act.action === 'rework' && { toStep: stepName(act.toStep) }),
  }
}

export const place = (at: Spot) => ({
  step: at.state === 'finished' || at.state === 'scrapped' ? null : stepName(at.step),
  state: at.state,
})

const bench = (state: LedgerWorkOrder) => ({
  id: 'bench',
  name: 'Bench',
  bareScan: 'complete' as const,
  operationIds: state.routing.map((each) => each.operationId),
  operationNames: state.routing.map((each) => each.operationName),
})

/** A planned work order of three steps, in which a tenth more may be made. */
export function aPlannedWorkOrder(target: number): LedgerWorkOrder {
  return {
    id: 'a',
    number: 'WO-000001',
    version: 1,
    status: 'planned',
    target,
    released: 0,
    replaced: 0,
    surplus: 0,
    hold: null,
    overproductionHundredths: 2_000,
    routing: ['Printing', 'Washing', 'Inspection'].map((operationName, index) => ({
      step: stepName(index),
      operationId: `operation ${index}`,
      operationName,
      allowOverproduction: index === 0,
    })),
    balances: [],
    reworked: {},
  }
}
