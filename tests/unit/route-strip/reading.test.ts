import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRouteStrip } from '#domain/route-strip/reading.ts'
import { describeStrip } from '#domain/route-strip/sentence.ts'
import { stagesOf } from '#domain/route-strip/stages.ts'
import { gearHousing, workOrder } from './example.ts'

const reading = readRouteStrip(gearHousing)

test('the number above each stretch is what has gone on from the stop before it', () => {
  expect(reading.stops.map((stop) => stop.passed)).toEqual([198, 198, 104, 54, 40, 40])
})

test('live pieces are those on the floor and the finished ones; scrap does not count', () => {
  expect(reading.live).toBe(238)
  expect(reading.entered).toBe(243)
  expect(reading.scrapped).toBe(5)
})

test('shipped pieces stay finished on the strip', () => {
  const shipped = readRouteStrip({ ...gearHousing, balances: [{ step: null, state: 'shipped', quantity: 7 }] })
  expect(shipped.finished).toBe(7)
  expect(shipped.stops.every((stop) => stop.look === 'all_passed')).toBe(true)
})

test('an empty stop says whether nothing came yet, some went through, or everything did', () => {
  const looks = (here: Parameters<typeof workOrder>[0], finished = 0) =>
    readRouteStrip(workOrder(here, finished)).stops.map((stop) => stop.look)
  expect(
    looks([
      [0, 40, 0],
      [0, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]),
  ).toEqual(['pieces', 'some_passed', 'pieces', 'not_yet'])
  expect(
    looks([
      [0, 0, 0],
      [0, 0, 0],
      [9, 0, 0],
    ]),
  ).toEqual(['all_passed', 'all_passed', 'pieces'])
  expect(looks([[0, 0, 0]], 12)).toEqual(['all_passed'])
})

test('a work order whose pieces are all scrapped shows an empty line and divides by nothing', () => {
  const lost = readRouteStrip({ ...gearHousing, balances: [{ step: '020', state: 'scrapped', quantity: 243 }] })
  expect(lost.stops.map((stop) => stop.share)).toEqual([0, 0, 0, 0, 0, 0])
  expect(lost.stops.map((stop) => stop.look)).toEqual(Array(6).fill('not_yet'))
})

test('scrap with the same reason at the same step is one branch', () => {
  const twice = readRouteStrip({
    ...gearHousing,
    scrap: [
      { step: '020', quantity: 2, reason: 'Warped', replaced: 0 },
      { step: '020', quantity: 3, reason: 'Warped', replaced: 1 },
    ],
  })
  expect(twice.scrap).toEqual([{ step: '020', quantity: 5, reason: 'Warped', replaced: 1 }])
  expect(gearHousing.scrap?.[1]?.quantity).toBe(2)
})

test('the sentence says where all pieces are', () => {
  expect(describeStrip(reading)).toBe(
    '243 pieces entered: 40 in process at Printing, 62 queued and 32 in process at Vapor smoothing, ' +
      '50 in process at Dyeing, 10 queued and 4 held at Inspection; 40 finished; 5 scrapped; ' +
      '6 back for rework to Vapor smoothing.',
  )
  expect(
    describeStrip(
      readRouteStrip(
        workOrder(
          [
            [0, 0, 0],
            [0, 0, 0],
          ],
          0,
          false,
        ),
      ),
    ),
  ).toBe('Not released. 2 steps: Printing, Depowdering.')
})

test('a customer sees stages and shares, and never holds, scrap or rework', () => {
  const stages = stagesOf(reading, 240)
  expect(stages.map((stage) => `${stage.done} of ${stage.of}`)).toEqual([
    '198 of 240',
    '198 of 240',
    '104 of 240',
    '54 of 240',
    '40 of 240',
    '40 of 240',
  ])
  expect(stages.map((stage) => stage.words)).toEqual([
    '40 being worked on',
    'nothing waits here',
    '94 here',
    '50 being worked on',
    '14 waiting',
    '40 ready',
  ])
  expect(JSON.stringify(stages)).not.toMatch(/held|scrap|rework/u)
})

const pieces = fc.integer({ min: 0, max: 5000 })
const anyWorkOrder = fc
  .tuple(fc.array(fc.tuple(pieces, pieces, pieces), { minLength: 1, maxLength: 20 }), pieces)
  .map(([here, finished]) => workOrder(here, finished))

test('for every work order the passed numbers only fall along the line, and end at what is finished', () => {
  fc.assert(
    fc.property(anyWorkOrder, (input) => {
      const { stops, live, finished } = readRouteStrip(input)
      const passed = [live, ...stops.map((stop) => stop.passed)]
      for (const [at, number] of passed.slice(1).entries()) {
        expect(number).toBeLessThanOrEqual(passed[at] ?? Number.NaN)
        expect(number).toBeGreaterThanOrEqual(0)
      }
      expect(stops.at(-1)?.passed).toBe(finished)
      expect(stops.reduce((sum, stop) => sum + stop.here, 0) + finished).toBe(live)
    }),
  )
})

test('for every work order a stop looks full exactly where pieces are', () => {
  fc.assert(
    fc.property(anyWorkOrder, (input) => {
      for (const stop of readRouteStrip(input).stops) {
        expect(stop.look === 'pieces').toBe(stop.here > 0)
        expect(stop.share).toBeGreaterThanOrEqual(0)
        expect(stop.share).toBeLessThanOrEqual(1)
      }
    }),
  )
})
