import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanesOf, portsOf, scrapBranches } from '#domain/route-strip/branches.ts'
import { fold, mustFold, numbersThatFit, unfolded } from '#domain/route-strip/fold.ts'
import { readRouteStrip } from '#domain/route-strip/reading.ts'
import { gearHousing, workOrder } from './example.ts'

const none = [0, 0, 0] as const
const twelve = readRouteStrip(
  workOrder([none, none, none, none, [0, 30, 0], none, [12, 0, 2], none, none, none, none, none]),
).stops

test('more than eight steps fold on a strip of 120 px, eight do not, and a wide strip has room for all', () => {
  expect(mustFold(9, 120)).toBe(true)
  expect(mustFold(8, 120)).toBe(false)
  expect(mustFold(12, 340)).toBe(false)
})

test('what everything has passed folds into one disc, what is still empty ahead into one ring', () => {
  expect(fold(twelve).map((mark) => [mark.look, mark.steps.length])).toEqual([
    ['all_passed', 4],
    ['pieces', 1],
    ['some_passed', 1],
    ['pieces', 1],
    ['not_yet', 5],
  ])
})

test('the stop of this column keeps its own mark even when it is empty', () => {
  const marks = fold(twelve, '020')
  expect(marks.map((mark) => mark.steps.join())).toContain('020')
  expect(marks[0]?.steps).toEqual(['010'])
})

test('a fold hands on what has passed its last step, so the ink after it stays true', () => {
  const [disc] = fold(twelve)
  expect(disc?.passed).toBe(44)
  expect(disc?.share).toBe(1)
})

test('for every work order folding loses no step and hides no piece', () => {
  const pieces = fc.integer({ min: 0, max: 9 })
  const anyStops = fc
    .array(fc.tuple(pieces, pieces, pieces), { minLength: 1, maxLength: 30 })
    .map((here) => readRouteStrip(workOrder(here, 3)).stops)
  fc.assert(
    fc.property(anyStops, (stops) => {
      const marks = fold(stops)
      expect(marks.flatMap((mark) => mark.steps)).toEqual(stops.map((stop) => stop.step))
      expect(marks.filter((mark) => mark.here > 0)).toEqual(unfolded(stops).filter((mark) => mark.here > 0))
      expect(marks.at(-1)?.share).toBe(stops.at(-1)?.share)
    }),
  )
})

test('numbers that would touch give way to the one of this column', () => {
  const room = { from: 0, to: 120, figure: 6.4 }
  const kept = numbersThatFit(
    [
      { at: 8, text: '1200', here: false },
      { at: 25, text: '7', here: true },
      { at: 60, text: '30', here: false },
    ],
    room,
  )
  expect(kept.map((number) => number.text)).toEqual(['7', '30'])
})

test('a number at the end of the strip moves inwards in place of being cut', () => {
  const [only] = numbersThatFit([{ at: 8, text: '320', here: true }], { from: 0, to: 120, figure: 6.4 })
  expect(only?.at).toBeCloseTo(9.6)
})

test('numbers under a strip never touch, whatever they are', () => {
  const number = fc.record({
    at: fc.integer({ min: 0, max: 150 }),
    text: fc.integer({ min: 1, max: 99_999 }).map(String),
    here: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(number, { maxLength: 12 }), (wanted) => {
      const kept = numbersThatFit(wanted, { from: 0, to: 150, figure: 6.4 })
      for (const [at, right] of kept.slice(1).entries()) {
        const left = kept[at]
        if (!left) continue
        const halves = ((left.text.length + right.text.length) * 6.4) / 2
        expect(right.at - left.at).toBeGreaterThanOrEqual(halves)
      }
    }),
  )
})

test('scrap says how many, why, and whether it was made good', () => {
  const words = (scrap: NonNullable<typeof gearHousing.scrap>) =>
    scrapBranches(readRouteStrip({ ...gearHousing, scrap })).map((branch) => `${branch.quantity}: ${branch.words}`)
  expect(words(gearHousing.scrap ?? [])).toEqual(['1: warped, replaced', '2: warped, open', '2: surface, replaced'])
  expect(
    words([
      { step: '020', quantity: 2, reason: 'Warped', replaced: 1 },
      { step: '020', quantity: 1, reason: 'Broken wall', replaced: 0 },
    ]),
  ).toEqual(['3: warped 2, broken wall 1, 1 of 3 replaced'])
})

test('rework loops that overlap get lanes of their own, others share one', () => {
  const loops = (...rework: NonNullable<typeof gearHousing.rework>) =>
    lanesOf(readRouteStrip({ ...gearHousing, rework })).map((loop) => [loop.fromStep, loop.lane])
  expect(
    loops({ fromStep: '050', toStep: '030', quantity: 6 }, { fromStep: '060', toStep: '010', quantity: 1 }),
  ).toEqual([
    ['050', 0],
    ['060', 1],
  ])
  expect(
    loops({ fromStep: '020', toStep: '010', quantity: 6 }, { fromStep: '060', toStep: '050', quantity: 1 }),
  ).toEqual([
    ['020', 0],
    ['060', 0],
  ])
})

test('rework from a step that left the routing is not drawn', () => {
  expect(lanesOf({ stops: twelve, rework: [{ fromStep: '999', toStep: '010', quantity: 1 }] })).toEqual([])
})

test('what hangs under one stop stays apart', () => {
  const all = portsOf({ scrap: true, reworkOut: true, reworkIn: true })
  expect(new Set(Object.values(all)).size).toBe(3)
  expect(portsOf({ scrap: true, reworkOut: false, reworkIn: false }).scrap).toBe(0)
})
