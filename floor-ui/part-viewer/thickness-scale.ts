import type { PreviewModel } from './preview-model.ts'

/** How wall thickness becomes colour: logarithmic from the thinnest to where nothing is gained by more. */
export interface ThicknessScale {
  fromMm: number
  toMm: number
  ticks: readonly number[]
  /** The share of the measured area in each of the bins, thin first; the widest bin is 1. */
  bins: readonly number[]
}

const BINS = 31
/** The scale ends where this share of the area is thinner. */
const END_SHARE = 0.94
const NICE = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
const TICK_MARKS = [1, 2, 3, 4, 6, 8]

/** Makes the scale of a part; null where no wall was measured. `thinnestMm` is the measured minimum, if known. */
export function scaleOf(model: PreviewModel, thinnestMm: number | null): ThicknessScale | null {
  const walls = wallsOf(model)
  const whole = walls.reduce((sum, wall) => sum + wall.area, 0)
  if (whole === 0) return null
  walls.sort((a, b) => a.thickness - b.thickness)
  const thinnest = thinnestMm !== null && thinnestMm > 0 ? thinnestMm : quantile(walls, whole, 0.002)
  const fromMm = niceBelow(thinnest)
  const toMm = Math.max(niceAbove(quantile(walls, whole, END_SHARE)), niceAbove(fromMm * 1.6))
  const bins = new Array<number>(BINS).fill(0)
  for (const { thickness, area } of walls) {
    const bin = Math.min(BINS - 1, Math.floor(placeOn({ fromMm, toMm }, thickness) * BINS))
    bins[bin] = (bins[bin] ?? 0) + area
  }
  const widest = Math.max(...bins)
  return { fromMm, toMm, ticks: ticksBetween(fromMm, toMm), bins: bins.map((area) => area / widest) }
}

/** Where a thickness stands on a scale: 0 at the thin end, 1 at the thick one. */
export function placeOn({ fromMm, toMm }: { fromMm: number; toMm: number }, thicknessMm: number): number {
  if (thicknessMm <= fromMm) return 0
  return Math.min(1, Math.log(thicknessMm / fromMm) / Math.log(toMm / fromMm))
}

interface Wall {
  thickness: number
  area: number
}

function wallsOf({ triangles, thickness, positions }: PreviewModel): Wall[] {
  const walls: Wall[] = []
  for (let first = 0; first < triangles.length; first += 3) {
    const [a = 0, b = 0, c = 0] = [triangles[first], triangles[first + 1], triangles[first + 2]]
    const measured = [thickness[a] ?? 0, thickness[b] ?? 0, thickness[c] ?? 0].filter((value) => value > 0)
    if (measured.length === 0) continue
    const mean = measured.reduce((sum, value) => sum + value, 0) / measured.length
    walls.push({ thickness: mean, area: triangleArea(positions, a * 3, b * 3, c * 3) })
  }
  return walls
}

function triangleArea(p: Float32Array, a: number, b: number, c: number): number {
  const at = (index: number) => p[index] ?? 0
  const [ux, uy, uz] = [at(b) - at(a), at(b + 1) - at(a + 1), at(b + 2) - at(a + 2)]
  const [vx, vy, vz] = [at(c) - at(a), at(c + 1) - at(a + 1), at(c + 2) - at(a + 2)]
  return Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2
}

function quantile(sorted: readonly Wall[], whole: number, share: number): number {
  let sum = 0
  for (const { thickness, area } of sorted) {
    sum += area
    if (sum >= whole * share) return thickness
  }
  return sorted.at(-1)?.thickness ?? 0
}

function niceBelow(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value))
  return decade * (NICE.findLast((nice) => nice <= (value / decade) * (1 + 1e-9)) ?? 1)
}

function niceAbove(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value))
  return decade * (NICE.find((nice) => nice >= (value / decade) * (1 - 1e-9)) ?? 10)
}

/** The ends, and round numbers between them that leave room for their words. */
function ticksBetween(from: number, to: number): number[] {
  const room = 0.085
  const ticks = [from]
  const last = Math.floor(Math.log10(to))
  for (let decade = Math.floor(Math.log10(from)); decade <= last; decade++) {
    for (const mark of TICK_MARKS) {
      const value = mark * 10 ** decade
      const place = placeOn({ fromMm: from, toMm: to }, value)
      const before = placeOn({ fromMm: from, toMm: to }, ticks.at(-1) ?? from)
      if (value > from && value < to && place - before >= room && 1 - place >= room) ticks.push(value)
    }
  }
  return [...ticks, to]
}
