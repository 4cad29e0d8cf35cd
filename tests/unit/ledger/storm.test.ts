import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeKey, replayMovement, startReplay } from '#domain/ledger/replay.ts'
import { type LedgerWorkOrder, quantitiesOf } from '#domain/ledger/work-order-state.ts'
import { aPlannedWorkOrder, PureLedger, storm } from '../../support/ledger-storm.ts'

// Goal: whatever people try in whatever order, the decisions keep the laws. The judge is the replay, which shares no
// code with them.
test('no history of acts creates, loses or hides a piece', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), storm, (target, acts) => {
      const ledger = new PureLedger(aPlannedWorkOrder(target))
      const replay = startReplay()
      let judged = 0
      for (const act of acts) {
        ledger.try(act)
        for (const movement of ledger.movements.slice(judged)) {
          expect(replayMovement(replay, written(movement, judged + 1))).toBeNull()
          judged += 1
        }
        const { entered } = quantitiesOf(ledger.state)
        const everywhere = ledger.state.balances.reduce((sum, each) => sum + each.quantity, 0)
        expect(everywhere).toBe(entered)
        expect(ledger.state.balances.every((each) => each.quantity >= 0)).toBe(true)
        for (const each of ledger.state.balances) {
          expect(replay.balances.get(placeKey(each)) ?? 0).toBe(each.quantity)
        }
        const { released, replaced, surplus } = ledger.state
        expect({ released, replaced, surplus }).toEqual({
          released: replay.released,
          replaced: replay.replaced,
          surplus: replay.surplus,
        })
      }
    }),
    { numRuns: 1_000 },
  )
})

test('undoing everything from the newest backwards brings back the empty work order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), storm, (target, acts) => {
      const ledger = new PureLedger(aPlannedWorkOrder(target))
      // Without undos on the way: pieces of one place are alike, so an earlier undo may have used what came later.
      const left = ['hold', 'resume', 'cancel', 'reverse']
      for (const act of acts) if (!left.includes(act.act)) ledger.try(act)
      for (const each of ledger.movements.toReversed()) {
        expect(ledger.try({ act: 'reverse', movement: Number(each.id) })).toBeNull()
      }
      expect(ledger.state.balances.filter((each) => each.quantity > 0)).toEqual([])
      expect(quantitiesOf(ledger.state).entered).toBe(0)
      expect(ledger.state.status).toBe('planned')
    }),
    { numRuns: 500 },
  )
})

test('an undo right after an act restores what was there before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), storm, (target, acts) => {
      const ledger = new PureLedger(aPlannedWorkOrder(target))
      for (const act of acts) {
        const before = ledger.state
        const known = ledger.movements.length
        if (ledger.try(act) !== null || act.act === 'reverse') continue
        const made = ledger.movements.slice(known)
        if (made.length === 0) continue
        const after = ledger.state
        for (const each of made.toReversed()) {
          expect(ledger.try({ act: 'reverse', movement: Number(each.id) })).toBeNull()
        }
        expect(pieces(ledger.state)).toEqual(pieces(before))
        expect(counters(ledger.state)).toEqual(counters(before))
        ledger.state = after
        ledger.movements.length = known + made.length
      }
    }),
    { numRuns: 500 },
  )
})

test('the status says what the pieces say', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), storm, (target, acts) => {
      const ledger = new PureLedger(aPlannedWorkOrder(target))
      for (const act of acts) {
        ledger.try(act)
        const { status } = ledger.state
        const { onFloor, good } = quantitiesOf(ledger.state)
        if (status === 'finished') expect(onFloor).toBe(0)
        if (status === 'planned') expect(onFloor).toBe(0)
        if (status === 'cancelled') expect(onFloor).toBe(0)
        if (status === 'released' && onFloor === 0) expect(good).toBeLessThan(ledger.state.target)
      }
    }),
    { numRuns: 500 },
  )
})

function written(movement: PureLedger['movements'][number], ordinal: number) {
  return {
    shopId: '',
    workOrderId: '',
    ordinal,
    commandId: '',
    reasonId: null,
    actorId: null,
    stationId: null,
    at: new Date(0),
    scannedAt: null,
    ...movement,
    reason: movement.reason?.text ?? null,
  }
}

const pieces = (state: LedgerWorkOrder) =>
  Object.fromEntries(state.balances.filter((each) => each.quantity > 0).map((each) => [placeKey(each), each.quantity]))
const counters = ({ released, replaced, surplus }: LedgerWorkOrder) => ({ released, replaced, surplus })
