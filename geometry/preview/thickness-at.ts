import type { MeasuredSample } from '../measures/wall-thickness.ts'

const CELLS_ALONG = 24
/** Samples that look elsewhere than the vertex belong to another wall. */
const FACING_COSINE = 0.6

/** Answers how thick the wall is near a place with a normal, from the nearest measured samples that face the same way. */
export function thicknessNear(
  samples: readonly MeasuredSample[],
  size: number,
): (x: number, y: number, z: number, nx: number, ny: number, nz: number) => number {
  const cell = size / CELLS_ALONG
  const cells = new Map<string, MeasuredSample[]>()
  for (const sample of samples) {
    const key = sample.at.map((value) => Math.floor(value / cell)).join()
    const known = cells.get(key)
    if (known) known.push(sample)
    else cells.set(key, [sample])
  }
  return (x, y, z, nx, ny, nz) => {
    const [column, row, layer] = [Math.floor(x / cell), Math.floor(y / cell), Math.floor(z / cell)]
    let best = Infinity
    let thickness = Number.NaN
    for (let ring = 1; ring <= 4 && Number.isNaN(thickness); ring++) {
      for (const key of cellsAround(column, row, layer, ring)) {
        for (const sample of cells.get(key) ?? []) {
          const facing = sample.normal[0] * nx + sample.normal[1] * ny + sample.normal[2] * nz
          if (facing < FACING_COSINE) continue
          const distance = (sample.at[0] - x) ** 2 + (sample.at[1] - y) ** 2 + (sample.at[2] - z) ** 2
          if (distance >= best) continue
          best = distance
          thickness = sample.thickness
        }
      }
    }
    return thickness
  }
}

function* cellsAround(column: number, row: number, layer: number, ring: number): Generator<string> {
  for (let dz = -ring; dz <= ring; dz++) {
    for (let dy = -ring; dy <= ring; dy++) {
      for (let dx = -ring; dx <= ring; dx++) {
        // Rings after the first hold what the smaller ones did not.
        if (ring > 1 && Math.max(Math.abs(dx), Math.abs(dy), Math.abs(dz)) < ring) continue
        yield `${column + dx},${row + dy},${layer + dz}`
      }
    }
  }
}
