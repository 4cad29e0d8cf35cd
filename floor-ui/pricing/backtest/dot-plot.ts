/** One line of the report along the axis of its change. */
export interface Dot {
  key: string
  percent: number
  /** Named in the table below: drawn dark. */
  listed: boolean
  title: string
}

export interface PlacedDot extends Dot {
  x: number
  /** How many dots lie below it. */
  level: number
}

export interface DotPlot {
  dots: PlacedDot[]
  /** Marks of the axis in percent, from left to right; 0 is always one of them. */
  ticks: { percent: number; x: number }[]
  zero: number
  levels: number
}

const spread = 17

/**
 * Places dots along their change in percent, piled up where they would cover each other. `width` in px; the axis
 * reaches a little beyond the outermost dots, and changes beyond ±200 % stand at its end.
 */
export function dotPlot(all: readonly Dot[], width: number): DotPlot {
  const shown = all.map((dot) => ({ ...dot, at: Math.max(-200, Math.min(200, dot.percent)) }))
  const step = niceStep(Math.max(1, ...shown.map(({ at }) => at)) - Math.min(-1, ...shown.map(({ at }) => at)))
  const low = Math.floor(Math.min(-step, ...shown.map(({ at }) => at)) / step) * step
  const high = Math.ceil(Math.max(step, ...shown.map(({ at }) => at)) / step) * step
  const xOf = (percent: number) => ((percent - low) / (high - low)) * width
  const piles = new Map<number, number>()
  const dots = shown
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, ...dot }): PlacedDot => {
      const column = Math.round(xOf(at) / spread)
      const level = piles.get(column) ?? 0
      piles.set(column, level + 1)
      return { ...dot, x: Math.max(8, Math.min(width - 8, column * spread)), level }
    })
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => low + at * step)
  return {
    dots,
    ticks: ticks.map((percent) => ({ percent, x: xOf(percent) })),
    zero: xOf(0),
    levels: Math.max(1, ...piles.values()),
  }
}

/** About seven marks, at 1, 2, 4, 5 or 10 times a power of ten. */
function niceStep(reach: number): number {
  const rough = reach / 6
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 4, 5, 10].find((each) => each * power >= rough) ?? 10) * power
}
