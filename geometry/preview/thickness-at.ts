import type { MeasuredSample } from '../measures/wall-thickness.ts'

const CELLS_ALONG = 32
const RINGS_MAX = 4
/** Samples that look elsewhere than the vertex belong to another wall. */
const FACING_COSINE = 0.6

/** Answers how thick the wall is near a place with a normal; NaN where no sample near it faces the same way. */
export type ThicknessNear = (x: number, y: number, z: number, nx: number, ny: number, nz: number) => number

/** Keeps samples in the cells of a grid over the box that begins at `min` and is nowhere longer than `size`. */
export function thicknessNear(
  samples: readonly MeasuredSample[],
  min: readonly [number, number, number],
  size: number,
): ThicknessNear {
  const cell = size / CELLS_ALONG
  const heads = new Int32Array(CELLS_ALONG ** 3).fill(-1)
  const next = new Int32Array(samples.length)
  const along = (value: number, axis: 0 | 1 | 2): number =>
    Math.max(0, Math.min(CELLS_ALONG - 1, Math.floor((value - min[axis]) / cell)))
  for (const [index, { at }] of samples.entries()) {
    const number = (along(at[2], 2) * CELLS_ALONG + along(at[1], 1)) * CELLS_ALONG + along(at[0], 0)
    next[index] = heads[number] as number
    heads[number] = index
  }
  return (x, y, z, nx, ny, nz) => {
    let best = Infinity
    let thickness = Number.NaN
    const look = (number: number): void => {
      for (let index = heads[number] as number; index >= 0; index = next[index] as number) {
        const { at, normal, thickness: measured } = samples[index] as MeasuredSample
        if (normal[0] * nx + normal[1] * ny + normal[2] * nz < FACING_COSINE) continue
        const distance = (at[0] - x) ** 2 + (at[1] - y) ** 2 + (at[2] - z) ** 2
        if (distance >= best) continue
        best = distance
        thickness = measured
      }
    }
    const middle = [along(x, 0), along(y, 1), along(z, 2)] as const
    for (let ring = 1; ring <= RINGS_MAX && best === Infinity; ring++) forCellsAround(middle, ring, look)
    return thickness
  }
}

/** The cells of a ring around one; the first ring has its middle too. */
function forCellsAround(
  [column, row, layer]: readonly [number, number, number],
  ring: number,
  look: (number: number) => void,
): void {
  for (let dz = -ring; dz <= ring; dz++) {
    for (let dy = -ring; dy <= ring; dy++) {
      const whole = ring === 1 || Math.abs(dz) === ring || Math.abs(dy) === ring
      for (let dx = -ring; dx <= ring; dx += whole ? 1 : 2 * ring) {
        const [x, y, z] = [column + dx, row + dy, layer + dz]
        if (x < 0 || y < 0 || z < 0 || x >= CELLS_ALONG || y >= CELLS_ALONG || z >= CELLS_ALONG) continue
        look((z * CELLS_ALONG + y) * CELLS_ALONG + x)
      }
    }
  }
}
