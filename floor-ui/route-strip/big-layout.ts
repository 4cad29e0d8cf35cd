import { lanesOf, type Ports, portsOf, scrapBranches } from '#domain/route-strip/branches.ts'
import { capsuleSizes } from '#domain/route-strip/capsule.ts'
import { type Line, layLine } from '#domain/route-strip/line.ts'
import type { RouteStripReading, StopReading } from '#domain/route-strip/reading.ts'
import { halfOf } from './StopMark.tsx'

/** Heights of the big strip, from its top: the line, and what stands above and below it. */
export const big = { lineY: 96, codeY: 18, nameY: 39, passedY: 83, noteY: 135, laneY: 168, lanePitch: 26, scrapY: 202 }

const least = 6
const size = capsuleSizes.big
const figure = 0.61

export interface BigLayout {
  width: number
  height: number
  start: number
  end: number
  line: Line<StopReading>
  nameSize: 16 | 13
  /** px that a name may be wide. */
  nameRoom: number
  /** px the scrap branches and all below move down to make room for a second rework lane. */
  down: number
  portsAt: (step: string) => Ports
}

/** Places everything along the big strip; wider than `room` (px) where the stops would run into each other. */
export function layBigStrip(reading: RouteStripReading, room: number): BigLayout {
  const { stops } = reading
  const halves = stops.map((stop) => halfOf(stop, size))
  const leftText = Math.max(50, String(reading.entered).length * 22 * figure + 4)
  const rightText = Math.max(52, String(reading.finished).length * 22 * figure + 6)
  const start = leftText + 14
  const first = start + Math.max(86, (halves[0] ?? 0) + 24)
  const afterLast = Math.max(70, (halves.at(-1) ?? 0) + 24)
  const many = stops.length > 9
  const touching = halves.slice(1).map((half, at) => half + (halves[at] ?? 0) + 3 * least)
  const pitchMin = Math.max(many ? 104 : 84, ...touching)
  const fixed = first + afterLast + 14 + rightText
  const width = Math.max(room, fixed + pitchMin * Math.max(0, stops.length - 1))
  const end = width - rightText - 14
  const last = Math.max(first, end - afterLast)
  const pitch = stops.length > 1 ? (last - first) / (stops.length - 1) : last - first + 120
  const longest = Math.max(...stops.map((stop) => stop.operation.length), 1)
  const nameSize = many || longest * 16 * 0.54 > pitch - 10 ? 13 : 16
  const lanes = lanesOf(reading)
  const down = Math.max(0, ...lanes.map((lane) => lane.lane)) * big.lanePitch
  return {
    width,
    height: 226 + down,
    start,
    end,
    line: layLine(stops, { first, last, end: end - 4.5, halfOf: (stop) => halfOf(stop, size), least }),
    nameSize,
    nameRoom: pitch - 10,
    down,
    portsAt: portsBy(reading),
  }
}

function portsBy(reading: RouteStripReading) {
  const scrapped = new Set(scrapBranches(reading).map((branch) => branch.step))
  return (step: string) =>
    portsOf({
      scrap: scrapped.has(step),
      reworkOut: reading.rework.some((loop) => loop.fromStep === step),
      reworkIn: reading.rework.some((loop) => loop.toStep === step),
    })
}

/** Cuts a name to the px it has; names may be cut, numbers and codes never. */
export function fitName(name: string, room: number, fontSize: number): string {
  const most = Math.max(3, Math.floor(room / (fontSize * 0.54)))
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`
}
