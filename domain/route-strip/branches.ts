import type { RouteStripReading } from './reading.ts'

/** What leaves or enters below one stop, and how far from its middle. */
export interface Ports {
  scrap: number
  reworkOut: number
  reworkIn: number
}

/** Keeps what hangs under one stop apart: scrap straight down when alone, beside the dotted lines when not. */
export function portsOf(has: { scrap: boolean; reworkOut: boolean; reworkIn: boolean }): Ports {
  if (has.scrap && has.reworkOut && has.reworkIn) return { scrap: 16, reworkOut: 0, reworkIn: -16 }
  if (has.scrap && (has.reworkOut || has.reworkIn)) return { scrap: 14, reworkOut: -12, reworkIn: -12 }
  return { scrap: 0, reworkOut: -12, reworkIn: 12 }
}

export interface Lane {
  fromStep: string
  toStep: string
  quantity: number
  /** 0 is the lane nearest the line. */
  lane: number
}

/** Gives every rework loop a lane under the line; loops that overlap do not share one. Short loops come first. */
export function lanesOf(reading: Pick<RouteStripReading, 'rework' | 'stops'>): Lane[] {
  const at = new Map(reading.stops.map((stop, index) => [stop.step, index]))
  const loops = reading.rework
    .flatMap((loop) => {
      const from = at.get(loop.fromStep)
      const to = at.get(loop.toStep)
      return from === undefined || to === undefined
        ? []
        : [{ ...loop, low: Math.min(from, to), high: Math.max(from, to) }]
    })
    .sort((a, b) => a.high - a.low - (b.high - b.low) || a.low - b.low)
  const taken: { low: number; high: number }[][] = []
  return loops.map(({ low, high, ...loop }) => {
    let lane = taken.findIndex((lane) => lane.every((other) => high < other.low || low > other.high))
    if (lane === -1) lane = taken.push([]) - 1
    taken[lane]?.push({ low, high })
    return { ...loop, lane }
  })
}

export interface ScrapBranch {
  step: string
  quantity: number
  /** "warped, open" · "warped 2, surface 1, replaced" · "warped, 1 of 2 replaced" */
  words: string
}

/** One branch per step that lost pieces: how many, why, and whether they were made good. */
export function scrapBranches(reading: Pick<RouteStripReading, 'scrap' | 'stops'>): ScrapBranch[] {
  return reading.stops.flatMap(({ step }) => {
    const losses = reading.scrap.filter((loss) => loss.step === step)
    const quantity = losses.reduce((sum, loss) => sum + loss.quantity, 0)
    if (quantity === 0) return []
    const replaced = losses.reduce((sum, loss) => sum + loss.replaced, 0)
    const reasons = losses.map((loss) => {
      const reason = loss.reason.charAt(0).toLowerCase() + loss.reason.slice(1)
      return losses.length === 1 ? reason : `${reason} ${loss.quantity}`
    })
    return [{ step, quantity, words: [...reasons, mendOf(quantity, replaced)].join(', ') }]
  })
}

function mendOf(quantity: number, replaced: number) {
  if (replaced >= quantity) return 'replaced'
  return replaced === 0 ? 'open' : `${replaced} of ${quantity} replaced`
}
