/** A stretch of the line between the edges of two stops, or of the last stop and the terminus. */
export interface Segment {
  from: number
  to: number
  /** Where the ink ends; `from` where there is none, `to` where all is ink. */
  inkTo: number
  /** Where the number that passed stands: the middle. */
  middle: number
  passed: number
}

export interface LineStop {
  passed: number
  share: number
}

export interface PlacedStop<S> {
  stop: S
  /** Middle of the stop along the line. */
  at: number
  /** From its middle to its edge. */
  half: number
}

export interface Line<S> {
  stops: PlacedStop<S>[]
  segments: Segment[]
}

export interface LineMeasures<S> {
  /** Middle of the first stop. */
  first: number
  /** Middle of the last stop. */
  last: number
  /** Edge of the terminus, where the line ends. */
  end: number
  halfOf: (stop: S) => number
  /** The least ink and the least tube that show: 6 big, 2.5 mini. */
  least: number
}

/** Sets the stops evenly along the line and inks each stretch as long as the share of pieces that has passed it. */
export function layLine<S extends LineStop>(stops: readonly S[], measures: LineMeasures<S>): Line<S> {
  const { first, last, end, halfOf, least } = measures
  const pitch = stops.length > 1 ? (last - first) / (stops.length - 1) : 0
  const placed = stops.map((stop, at) => ({
    stop,
    at: stops.length > 1 ? first + at * pitch : (first + last) / 2,
    half: halfOf(stop),
  }))
  const segments = placed.map(({ stop, at, half }, index) => {
    const next = placed[index + 1]
    const from = at + half
    const to = Math.max(from, next ? next.at - next.half : end)
    const inkTo = from + inkLength(stop.share, to - from, least)
    return { from, to, inkTo, middle: (from + to) / 2, passed: stop.passed }
  })
  return { stops: placed, segments }
}

/**
 * Length of the ink on a stretch. Nothing passed is no ink, everything is all ink; in between at least `least` of both
 * shows, so that one missing piece never looks complete and one piece on its way never looks like none.
 */
export function inkLength(share: number, length: number, least: number): number {
  if (share <= 0) return 0
  if (share >= 1) return length
  if (length <= 2 * least) return length / 2
  return Math.min(length - least, Math.max(least, share * length))
}
