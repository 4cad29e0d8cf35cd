import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { readRouteStrip } from '#domain/route-strip/reading.ts'
import { layBigStrip } from '#floor-ui/route-strip/big-layout.ts'
import { RouteStrip } from '#floor-ui/route-strip/RouteStrip.tsx'
import { layStationStrip } from '#floor-ui/route-strip/station-layout.ts'
import { gearHousing, workOrder } from '../unit/route-strip/example.ts'

const none = [0, 0, 0] as const

test('every size says the same sentence to those who cannot see it', () => {
  const sentence = /aria-label="243 pieces entered: 40 in process at Printing/u
  expect(renderToStaticMarkup(<RouteStrip variant="big" input={gearHousing} width={1194} />)).toMatch(sentence)
  expect(renderToStaticMarkup(<RouteStrip variant="mini" input={gearHousing} />)).toMatch(sentence)
  expect(renderToStaticMarkup(<RouteStrip variant="station" input={gearHousing} here="030" width={532} />)).toMatch(
    sentence,
  )
})

test('each stop of the big strip is a button that opens its pieces', () => {
  const drawn = renderToStaticMarkup(
    <RouteStrip variant="big" input={gearHousing} width={1194} onStop={() => undefined} />,
  )
  expect(drawn.match(/<button/gu)).toHaveLength(6)
  expect(drawn).toContain('aria-label="Vapor smoothing: 62 queued and 32 in process here"')
  expect(drawn).toContain('aria-label="Packing: nothing here"')
})

test('what is not released has a dashed line and no numbers', () => {
  const planned = workOrder([none, none, none], 0, false)
  const big = renderToStaticMarkup(<RouteStrip variant="big" input={planned} width={800} />)
  expect(big).toContain('stroke-dasharray')
  expect(big).toContain('not released')
  expect(big).not.toContain('entered</text>')
  expect(renderToStaticMarkup(<RouteStrip variant="mini" input={planned} numbers />)).not.toContain('<text')
})

test('the mini strip writes the number of its column bold, and none without being asked', () => {
  const card = renderToStaticMarkup(<RouteStrip variant="mini" input={gearHousing} numbers here="030" />)
  expect(card).toMatch(/font-weight="700">94</u)
  expect(card).toMatch(/font-weight="500">50</u)
  expect(renderToStaticMarkup(<RouteStrip variant="mini" input={gearHousing} width={150} />)).not.toContain('<text')
})

test('a stop where everything is held is a square, without colour too', () => {
  const drawn = renderToStaticMarkup(<RouteStrip variant="mini" input={workOrder([none, [0, 0, 7], none])} />)
  expect(drawn).toMatch(/<rect[^>]*width="11" height="11"/u)
})

test('the big strip is as wide as its room while its stops have room, and wider when they would touch', () => {
  expect(layBigStrip(readRouteStrip(gearHousing), 1194).width).toBe(1194)
  const crowded = workOrder(Array.from({ length: 14 }, () => [1200, 480, 90] as const))
  const layout = layBigStrip(readRouteStrip(crowded), 800)
  expect(layout.width).toBeGreaterThan(800)
  for (const segment of layout.line.segments) expect(segment.to - segment.from).toBeGreaterThanOrEqual(12)
})

test('the first stop of 1194 px stands where the drawn rules have it', () => {
  const { line, start, end } = layBigStrip(readRouteStrip(gearHousing), 1194)
  expect(line.stops[0]?.at).toBeCloseTo(150, 0)
  expect(line.stops.at(-1)?.at).toBeCloseTo(1058, 0)
  expect([start, end]).toEqual([64, 1128])
})

test('a second rework loop that overlaps makes room below', () => {
  const once = layBigStrip(readRouteStrip(gearHousing), 1194)
  const rework = [...(gearHousing.rework ?? []), { fromStep: '060', toStep: '010', quantity: 1 }]
  expect(layBigStrip(readRouteStrip({ ...gearHousing, rework }), 1194).height).toBe(once.height + 26)
})

test('a station shows where pieces come from, are, and go; at the ends of the route fewer', () => {
  const reading = readRouteStrip(gearHousing)
  const shown = (here: string) => layStationStrip(reading, here, 532)?.stops.map(({ stop }) => stop.step)
  expect(shown('030')).toEqual(['020', '030', '040'])
  expect(shown('010')).toEqual(['010', '020'])
  expect(shown('060')).toEqual(['050', '060'])
  expect(layStationStrip(reading, '999', 532)).toBeNull()
})

test('large numbers at a station shrink until the stops stay apart', () => {
  const busy = readRouteStrip(workOrder([[900, 40, 0], [1200, 480, 95], [800, 800, 0], none]))
  const layout = layStationStrip(busy, '020', 532)
  const stops = layout?.stops ?? []
  expect(stops).toHaveLength(3)
  for (const [at, right] of stops.slice(1).entries()) {
    const left = stops[at]
    if (left) expect(right.at - right.half - (left.at + left.half)).toBeGreaterThan(0)
  }
})

test('a customer sees neither scrap nor holds nor rework', () => {
  const drawn = renderToStaticMarkup(<RouteStrip variant="customer" input={gearHousing} ordered={240} />)
  expect(drawn).toContain('<b>198</b> of 240')
  expect(drawn).not.toMatch(/scrap|held|rework/u)
})
