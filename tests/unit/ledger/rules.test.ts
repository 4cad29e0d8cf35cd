import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { chainHash, chainStart } from '#db/chain-hash.ts'
import { accept, type Decision } from '#domain/decision.ts'
import {
  decideCancel,
  decideFinishShort,
  decideHold,
  decideResume,
  decideShip,
} from '#domain/ledger/close-work-order.ts'
import { decideAdd, decideRelease, toleranceAt } from '#domain/ledger/enter-pieces.ts'
import { canonicalText, type WrittenMovement } from '#domain/ledger/hash-chain.ts'
import { decideMove } from '#domain/ledger/move-pieces.ts'
import { keepsReceipt } from '#domain/ledger/receipt-rule.ts'
import { decideAct, decideReport } from '#domain/ledger/report-pieces.ts'
import { findScrapReason } from '#domain/ledger/scrap-reasons.ts'
import {
  applyChange,
  bucket,
  type Change,
  type LedgerWorkOrder,
  quantitiesOf,
} from '#domain/ledger/work-order-state.ts'
import { refusalCodes } from '#domain/refusals.ts'
import { meaningOfScan, type ScanStation } from '#domain/scans/scan-meaning.ts'
import { aPlannedWorkOrder, stepName, warped } from '../../support/ledger-storm.ts'

const step = (workOrder: LedgerWorkOrder, index: number) => {
  const found = workOrder.routing[index]
  if (found === undefined) throw new Error('no such step')
  return found
}
const after = (workOrder: LedgerWorkOrder, decision: Decision<Change>) => applyChange(workOrder, accept(decision))
const released = (target: number) => after(aPlannedWorkOrder(target), decideRelease(aPlannedWorkOrder(target)))
const complete = (workOrder: LedgerWorkOrder, index: number, quantity?: number) =>
  after(workOrder, decideAct(workOrder, step(workOrder, index), { action: 'complete', ...(quantity && { quantity }) }))
const codeOf = (decision: Decision<unknown>) => (decision.ok ? 'allowed' : decision.refusal.code)

test('the sums of a work order are those of the ledger’s words', () => {
  let workOrder = complete(released(10), 0, 6)
  workOrder = after(
    workOrder,
    decideReport(workOrder, step(workOrder, 1), { good: 3, scrap: [{ quantity: 1, reason: warped }] }),
  )
  workOrder = complete(workOrder, 2, 2)
  expect(quantitiesOf(workOrder)).toEqual({
    target: 10,
    entered: 10,
    good: 2,
    scrapped: 1,
    onFloor: 7,
    remaining: 8,
    short: 1,
  })
})

test('a work order is finished when nothing is on the floor and the target is met, and open again when pieces come back', () => {
  let workOrder = released(4)
  for (const index of [0, 1, 2]) workOrder = complete(workOrder, index)
  expect(workOrder.status).toBe('finished')
  const back = decideMove(workOrder, {
    from: { step: null, state: 'finished' },
    to: { step: '020', state: 'queued' },
    quantity: 1,
  })
  expect(accept(back).movements[0]).toMatchObject({ type: 'rework', reworkGeneration: 1 })
  expect(after(workOrder, back).status).toBe('released')
})

test('a shortfall keeps a work order open until somebody decides', () => {
  let workOrder = released(4)
  workOrder = after(
    workOrder,
    decideReport(workOrder, step(workOrder, 0), { good: 3, scrap: [{ quantity: 1, reason: warped }] }),
  )
  expect(codeOf(decideFinishShort(workOrder))).toBe('pieces_on_floor')
  for (const index of [1, 2]) workOrder = complete(workOrder, index)
  expect(workOrder.status).toBe('released')
  expect(after(workOrder, decideFinishShort(workOrder)).status).toBe('finished')
})

test('pieces sent back to the same step twice carry generations one and two', () => {
  let workOrder = complete(released(5), 0)
  for (const generation of [1, 2]) {
    const rework = decideAct(workOrder, step(workOrder, 1), { action: 'rework', quantity: 1, toStep: '010' })
    expect(accept(rework).movements[0]?.reworkGeneration).toBe(generation)
    workOrder = complete(after(workOrder, rework), 0)
  }
})

test('a held work order takes no scan and no planner’s move, and goes on as what it was', () => {
  const workOrder = complete(released(5), 0, 2)
  const held = after(workOrder, decideHold(workOrder, 'Drawing'))
  expect(held.status).toBe('on_hold')
  const move = { from: { step: '010', state: 'queued' }, to: { step: '020', state: 'queued' }, quantity: 1 } as const
  expect(codeOf(decideMove(held, move))).toBe('on_hold')
  expect(after(held, decideResume(held)).status).toBe('released')
  const planned = aPlannedWorkOrder(5)
  expect(after(planned, decideHold(planned, null)).status).toBe('on_hold')
  expect(
    after(after(planned, decideHold(planned, null)), decideResume(after(planned, decideHold(planned, null)))).status,
  ).toBe('planned')
})

test('cancelling takes what is on the floor and leaves what is finished', () => {
  let workOrder = released(5)
  workOrder = complete(workOrder, 0, 3)
  workOrder = complete(workOrder, 1, 2)
  workOrder = complete(workOrder, 2, 1)
  const cancelled = after(workOrder, decideCancel(workOrder, null))
  expect(cancelled.status).toBe('cancelled')
  expect(quantitiesOf(cancelled)).toMatchObject({ onFloor: 0, good: 1 })
})

test('only finished pieces are shipped, and shipped ones still count as good', () => {
  let workOrder = released(3)
  expect(codeOf(decideShip(workOrder, 1))).toBe('quantity_short')
  for (const index of [0, 1, 2]) workOrder = complete(workOrder, index)
  const shipped = after(workOrder, decideShip(workOrder, 2))
  expect(quantitiesOf(shipped)).toMatchObject({ good: 3, onFloor: 0 })
  expect(shipped.status).toBe('finished')
})

test('adding pieces raises the target; over-production is counted against the tolerance for good', () => {
  const workOrder = released(10)
  expect(after(workOrder, decideAdd(workOrder, 5))).toMatchObject({ target: 15, released: 15 })
  expect(toleranceAt(workOrder, { allowOverproduction: true })).toEqual({ allowed: 2, percent: 20 })
  expect(toleranceAt({ ...workOrder, surplus: 1 }, { allowOverproduction: true }).allowed).toBe(1)
  expect(toleranceAt(workOrder, { allowOverproduction: false }).allowed).toBe(0)
  // 0.29 % of 10,000 is 29, whatever binary fractions say.
  expect(
    toleranceAt({ target: 10_000, surplus: 0, overproductionHundredths: 29 }, { allowOverproduction: true }).allowed,
  ).toBe(29)
})

test('a step done at another station is refused before anything else is looked at', () => {
  const workOrder = released(3)
  const washing: ScanStation = {
    id: 'b',
    name: 'Basin',
    bareScan: 'complete',
    operationIds: [step(workOrder, 1).operationId],
    operationNames: ['Washing'],
  }
  const here = meaningOfScan(workOrder, { code: 'W' }, washing)
  expect(here.at?.step.step).toBe('020')
  expect(here.refused && codeOf(here.refused)).toBe('not_here_yet')
  const nowhere = meaningOfScan(workOrder, { code: 'W' }, { ...washing, operationIds: [] })
  expect(nowhere.at?.step.step).toBe('010')
  expect(nowhere.refused && codeOf(nowhere.refused)).toBe('not_for_this_station')
  expect(
    codeOf(meaningOfScan(workOrder, { code: 'W', step: '990' }, washing).refused ?? { ok: true, value: null }),
  ).toBe('code_unknown')
})

test('a step whose pieces were all scrapped before it is not done, it never came', () => {
  let workOrder = released(2)
  workOrder = after(
    workOrder,
    decideReport(workOrder, step(workOrder, 0), { scrap: [{ quantity: 2, reason: warped }] }),
  )
  const meaning = meaningOfScan(workOrder, { code: 'W', step: stepName(1) }, null)
  expect(meaning.refused && codeOf(meaning.refused)).toBe('not_here_yet')
})

test('a scrap reason is found by its card, its name or its id', () => {
  const reasons = [{ id: '6f9619ff-8b86-4d01-b42d-00c04fc964ff', code: 'WARP', name: 'Warped' }]
  for (const said of ['warp', ' Warped ', '6F9619FF-8B86-4D01-B42D-00C04FC964FF']) {
    expect(accept(findScrapReason(reasons, said))).toEqual({ id: reasons[0]?.id, text: 'Warped' })
  }
  expect(codeOf(findScrapReason(reasons, 'bad'))).toBe('reason_unknown')
})

test('questions leave the id of a scan free, answers spend it', () => {
  const free = refusalCodes.filter((code) => !keepsReceipt(code))
  expect(free).toContain('action_needed')
  for (const code of ['quantity_short', 'not_here_yet', 'already_done', 'on_hold', 'work_order_closed'] as const) {
    expect(free).not.toContain(code)
  }
})

test('the text under the hash of a movement never changes, or no stored chain would hold', () => {
  const movement: WrittenMovement = {
    shopId: '018f0000-0000-7000-8000-000000000001',
    id: '018f0000-0000-7000-8000-000000000002',
    workOrderId: '018f0000-0000-7000-8000-000000000003',
    ordinal: 7,
    type: 'scrap',
    from: bucket('020', 'in_process'),
    to: bucket('020', 'scrapped'),
    quantity: 3,
    commandId: '018f0000-0000-7000-8000-000000000004',
    names: null,
    reworkGeneration: 0,
    reasonId: '018f0000-0000-7000-8000-000000000005',
    reason: 'Warped „krumm“',
    actorId: null,
    stationId: '018f0000-0000-7000-8000-000000000006',
    at: new Date('2026-11-21T08:00:00.123Z'),
    scannedAt: null,
  }
  const text =
    '["018f0000-0000-7000-8000-000000000001","018f0000-0000-7000-8000-000000000002","018f0000-0000-7000-8000-000000000003",7,"scrap","020","in_process",null,"020","scrapped",null,3,"018f0000-0000-7000-8000-000000000004",null,0,"018f0000-0000-7000-8000-000000000005","Warped „krumm“",null,"018f0000-0000-7000-8000-000000000006","2026-11-21T08:00:00.123Z",null]'
  expect(canonicalText(movement)).toBe(text)
  const hash = chainHash(chainStart, movement)
  expect(hash).toEqual(createHash('sha256').update(Buffer.alloc(32)).update(text).digest())
  expect(hash.toString('hex')).toMatchInlineSnapshot(
    `"46a941618d5925b9b95e7aabe1e452a3afffd8af57608c2bc279c382268a8c60"`,
  )
})
