import type { StopReading } from './reading.ts'

export type CellState = 'queued' | 'in_process' | 'held'

export interface Cell {
  state: CellState
  quantity: number
  /** From the capsule's left edge, in the unit of the height. */
  left: number
  width: number
  /** Middle of the number, from the capsule's left edge. */
  numberAt: number
  /** Middles of the two bars of a held cell. */
  barsAt: readonly [number, number] | null
}

export interface Capsule {
  cells: Cell[]
  width: number
  height: number
  fontSize: number
  ring: number
  /** Thickness of the line between two cells. */
  divider: number
  barHeight: number
  barWidth: number
}

/** Height and type of a capsule where it is drawn; px on a screen, pt on paper. */
export interface CapsuleSize {
  height: number
  fontSize: number
}

export const capsuleSizes = {
  big: { height: 40, fontSize: 19 },
  stationHere: { height: 70, fontSize: 36 },
  stationNeighbour: { height: 46, fontSize: 21 },
} as const satisfies Record<string, CapsuleSize>

/** A tabular figure of the face is 0.61 of its size wide. */
const figure = 0.61

/**
 * The pieces at a stop: cells in the order queued, in process, held; each as wide as its number asks. One short cell
 * makes a circle. Null where the stop has no pieces.
 */
export function capsuleOf(stop: Pick<StopReading, 'queued' | 'inProcess' | 'held'>, size: CapsuleSize): Capsule | null {
  const { height, fontSize } = size
  const wanted = cellsOf(stop)
  if (wanted.length === 0) return null
  const smallest = wanted.length === 1 ? height : height * 0.92
  const cells: Cell[] = []
  let left = 0
  for (const [at, { state, quantity }] of wanted.entries()) {
    const held = state === 'held'
    const number = String(quantity).length * figure * fontSize
    const width = Math.max(smallest, number + height / 2 + (held ? fontSize : 0))
    // The round ends take room from the outer cells: their numbers move inwards.
    const inwards = wanted.length === 1 ? 0 : at === 0 ? height * 0.05 : at === wanted.length - 1 ? -height * 0.05 : 0
    const middle = left + width / 2 + inwards
    const bars = held ? fontSize * 0.45 : 0
    const gap = held ? fontSize * 0.25 : 0
    const from = middle - (bars + gap + number) / 2
    cells.push({
      state,
      quantity,
      left,
      width,
      numberAt: from + bars + gap + number / 2,
      barsAt: held ? [from + fontSize * 0.075, from + fontSize * 0.375] : null,
    })
    left += width
  }
  const ring = height * 0.085
  return {
    cells,
    width: left,
    height,
    fontSize,
    ring,
    divider: ring * 0.4,
    barHeight: fontSize * 0.6,
    barWidth: fontSize * 0.15,
  }
}

function cellsOf(stop: Pick<StopReading, 'queued' | 'inProcess' | 'held'>) {
  const cells: { state: CellState; quantity: number }[] = [
    { state: 'queued', quantity: stop.queued },
    { state: 'in_process', quantity: stop.inProcess },
    { state: 'held', quantity: stop.held },
  ]
  return cells.filter((cell) => cell.quantity > 0)
}
