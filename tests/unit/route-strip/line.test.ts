import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capsuleOf, capsuleSizes } from '#domain/route-strip/capsule.ts'
import { inkLength, layLine } from '#domain/route-strip/line.ts'
import { readRouteStrip } from '#domain/route-strip/reading.ts'
import { gearHousing } from './example.ts'

test('nothing passed is no ink, everything passed is all ink', () => {
  expect(inkLength(0, 180, 6)).toBe(0)
  expect(inkLength(1, 180, 6)).toBe(180)
})

test('one missing piece of ten thousand never looks complete, and the first never looks like none', () => {
  expect(inkLength(9999 / 10000, 180, 6)).toBe(174)
  expect(inkLength(1 / 10000, 180, 6)).toBe(6)
  expect(inkLength(237 / 238, 9, 2.5)).toBe(6.5)
})

test('a stretch too short for both shows half and half', () => {
  expect(inkLength(0.9, 8, 6)).toBe(4)
})

test('ink is as long as the share that has passed, between the edges of the stops', () => {
  const { stops } = readRouteStrip(gearHousing)
  const line = layLine(stops, { first: 100, last: 600, end: 660, halfOf: () => 20, least: 6 })
  const [first] = line.segments
  expect(first).toMatchObject({ from: 120, to: 180, passed: 198, middle: 150 })
  expect(first?.inkTo).toBeCloseTo(120 + (60 * 198) / 238, 9)
  expect(line.segments.at(-1)).toMatchObject({ from: 620, to: 660, passed: 40 })
})

test('stops are evenly spaced, and a single step stands in the middle', () => {
  const stop = { passed: 0, share: 0 }
  const measures = { first: 100, last: 300, end: 360, halfOf: () => 10, least: 6 }
  expect(layLine([stop, stop, stop], measures).stops.map(({ at }) => at)).toEqual([100, 200, 300])
  expect(layLine([stop], measures).stops.map(({ at }) => at)).toEqual([200])
})

test('for every share and length the ink stays inside, grows with the share, and shows both parts', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const length = fc.double({ min: 0, max: 2000, noNaN: true })
  fc.assert(
    fc.property(share, share, length, fc.constantFrom(6, 2.5), (one, other, long, least) => {
      const ink = inkLength(one, long, least)
      expect(ink).toBeGreaterThanOrEqual(0)
      expect(ink).toBeLessThanOrEqual(long)
      if (one > 0 && one < 1 && long >= 2 * least) {
        expect(ink).toBeGreaterThanOrEqual(least - 1e-9)
        expect(long - ink).toBeGreaterThanOrEqual(least - 1e-9)
      }
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      expect(inkLength(low, long, least)).toBeLessThanOrEqual(inkLength(high, long, least) + 1e-9)
    }),
  )
})

test('a stop with two figures is a capsule as wide as its number, one figure is a circle', () => {
  expect(capsuleOf({ queued: 0, inProcess: 40, held: 0 }, capsuleSizes.big)?.width).toBeCloseTo(43.18, 2)
  expect(capsuleOf({ queued: 4, inProcess: 0, held: 0 }, capsuleSizes.big)?.width).toBe(40)
  expect(capsuleOf({ queued: 62, inProcess: 32, held: 0 }, capsuleSizes.big)?.width).toBeCloseTo(86.36, 2)
  expect(capsuleOf({ queued: 10, inProcess: 8, held: 4 }, capsuleSizes.big)?.width).toBeCloseTo(130.57, 2)
  expect(capsuleOf({ queued: 1200, inProcess: 480, held: 0 }, capsuleSizes.big)?.width).toBeCloseTo(121.13, 2)
})

test('a stop without pieces has no capsule', () => {
  expect(capsuleOf({ queued: 0, inProcess: 0, held: 0 }, capsuleSizes.big)).toBeNull()
})

test('cells stand in the order queued, in process, held; only held ones carry the two bars', () => {
  const capsule = capsuleOf({ queued: 10, inProcess: 8, held: 4 }, capsuleSizes.big)
  expect(capsule?.cells.map((cell) => cell.state)).toEqual(['queued', 'in_process', 'held'])
  expect(capsule?.cells.map((cell) => cell.barsAt !== null)).toEqual([false, false, true])
})

test('for every number of pieces the cells fill the capsule, and every number stands inside its cell', () => {
  const pieces = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(
      pieces,
      pieces,
      pieces,
      fc.constantFrom(...Object.values(capsuleSizes)),
      (queued, inProcess, held, size) => {
        const capsule = capsuleOf({ queued, inProcess, held }, size)
        if (!capsule) return expect(queued + inProcess + held).toBe(0)
        expect(capsule.cells.reduce((sum, cell) => sum + cell.width, 0)).toBeCloseTo(capsule.width, 6)
        expect(capsule.width).toBeGreaterThanOrEqual(size.height)
        for (const cell of capsule.cells) {
          const half = (String(cell.quantity).length * 0.61 * size.fontSize) / 2
          expect(cell.numberAt - half).toBeGreaterThanOrEqual(cell.left)
          expect(cell.numberAt + half).toBeLessThanOrEqual(cell.left + cell.width)
          for (const bar of cell.barsAt ?? []) {
            expect(bar).toBeGreaterThan(cell.left)
            expect(bar).toBeLessThan(cell.numberAt - half)
          }
        }
      },
    ),
  )
})
