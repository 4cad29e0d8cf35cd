import { type CapsuleSize, capsuleSizes } from '#domain/route-strip/capsule.ts'
import { inkLength } from '#domain/route-strip/line.ts'
import type { RouteStripReading, StopReading } from '#domain/route-strip/reading.ts'
import { halfOf } from './StopMark.tsx'

export interface StationStop {
  stop: StopReading
  at: number
  half: number
  size: CapsuleSize
  here: boolean
}

export interface StationLayout {
  stops: StationStop[]
  segments: { from: number; to: number; inkTo: number }[]
  /** The line comes in from earlier steps, or begins at a terminus. */
  begins: boolean
  /** The line goes on to later steps, or ends at a terminus. */
  ends: boolean
}

const least = 6
const scales = [1, 0.9, 0.8, 0.7, 0.6]

/** The stop one stands at, the one before it and the one after it; null where the step is not on the routing. */
export function layStationStrip(reading: RouteStripReading, here: string, width: number): StationLayout | null {
  const index = reading.stops.findIndex((stop) => stop.step === here)
  if (index === -1) return null
  const near = [index - 1, index, index + 1].flatMap((at) => reading.stops[at] ?? [])
  const begins = index <= 1
  const ends = index >= reading.stops.length - 2
  const scale = scales.find((scale) => fits(place(near, here, width, scale))) ?? 0.6
  const stops = place(near, here, width, scale)
  const before = reading.stops[index - 2]
  return { stops, segments: segmentsOf(stops, before, width, begins, ends), begins, ends }
}

function place(near: StopReading[], here: string, width: number, scale: number): StationStop[] {
  return near.map((stop) => {
    const isHere = stop.step === here
    const base = isHere ? capsuleSizes.stationHere : capsuleSizes.stationNeighbour
    const size = { height: base.height * scale, fontSize: base.fontSize * scale }
    const before = near.indexOf(stop) < near.findIndex((other) => other.step === here)
    const at = isHere ? width * 0.489 : before ? width * 0.124 : width * 0.816
    return { stop, at, half: halfOf(stop, size), size, here: isHere }
  })
}

function fits(stops: StationStop[]) {
  return stops.slice(1).every((stop, at) => {
    const before = stops[at]
    return !before || stop.at - stop.half - (before.at + before.half) >= 3 * least
  })
}

function segmentsOf(
  stops: StationStop[],
  before: StopReading | undefined,
  width: number,
  begins: boolean,
  ends: boolean,
) {
  const first = stops[0]
  const segments: StationLayout['segments'] = []
  if (first) {
    const from = begins ? 5 : 0
    const to = first.at - first.half
    const inkTo = begins ? to : from + inkLength(before?.share ?? 1, to - from, least)
    segments.push({ from, to, inkTo })
  }
  for (const [at, { stop, at: x, half }] of stops.entries()) {
    const next = stops[at + 1]
    const from = x + half
    const to = next ? next.at - next.half : ends ? width - 5 : width - 18
    segments.push({ from, to, inkTo: from + inkLength(stop.share, to - from, least) })
  }
  return segments
}
