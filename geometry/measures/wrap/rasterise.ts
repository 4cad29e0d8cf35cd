import type { Mesh } from '../../mesh/mesh.ts'
import type { DistanceField } from './distance-field.ts'
import { cellCount, type Grid } from './grid.ts'
import { nearestOnTriangle } from './nearest-on-triangle.ts'

/** Offers every triangle to the cells that it passes and their neighbours, with the exact nearest point on it. */
export function offerTriangles(field: DistanceField, { positions, triangles }: Mesh): void {
  const { grid } = field
  const { width, height, depth, cell, origin } = grid
  const local = positions.map((value, at) => value - (origin[at % 3] as number))
  const seenFor = new Int32Array(cellCount(grid)).fill(-1)
  const point = new Float64Array(3)
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [triangles[at], triangles[at + 1], triangles[at + 2]].map((v) => (v as number) * 3) as Corners
    const visit = (x: number, y: number, z: number): void => {
      if (x < 0 || y < 0 || z < 0 || x >= width || y >= height || z >= depth) return
      const number = (z * height + y) * width + x
      if (seenFor[number] === at) return
      seenFor[number] = at
      const squared = nearestOnTriangle(local, a, b, c, x * cell, y * cell, z * cell, point)
      field.offer(number, Math.sqrt(squared), point[0] as number, point[1] as number, point[2] as number)
    }
    forSamples(local, a, b, c, cell, (px, py, pz) => {
      const x = Math.round(px / cell)
      const y = Math.round(py / cell)
      const z = Math.round(pz / cell)
      visit(x, y, z)
      visit(x - 1, y, z)
      visit(x + 1, y, z)
      visit(x, y - 1, z)
      visit(x, y + 1, z)
      visit(x, y, z - 1)
      visit(x, y, z + 1)
    })
  }
}

type Corners = [number, number, number]

/** Walks over a triangle in steps shorter than a cell. */
function forSamples(
  positions: Float64Array,
  a: number,
  b: number,
  c: number,
  step: number,
  take: (x: number, y: number, z: number) => void,
): void {
  const at = (corner: number, axis: number): number => positions[corner + axis] as number
  const length = (from: number, to: number): number =>
    Math.hypot(at(to, 0) - at(from, 0), at(to, 1) - at(from, 1), at(to, 2) - at(from, 2))
  const rows = Math.max(1, Math.ceil(Math.max(length(a, b), length(a, c)) / (step * 0.8)))
  const across = length(b, c)
  for (let row = 0; row <= rows; row++) {
    const s = row / rows
    const columns = Math.max(1, Math.ceil((across * s) / (step * 0.8)))
    for (let column = 0; column <= (row === 0 ? 0 : columns); column++) {
      const t = row === 0 ? 0 : column / columns
      const [wa, wb, wc] = [1 - s, s * (1 - t), s * t]
      take(
        at(a, 0) * wa + at(b, 0) * wb + at(c, 0) * wc,
        at(a, 1) * wa + at(b, 1) * wb + at(c, 1) * wc,
        at(a, 2) * wa + at(b, 2) * wb + at(c, 2) * wc,
      )
    }
  }
}

/**
 * How often the mesh goes around the middle of each cell, found by lines along x: each triangle that a line crosses
 * counts up or down for the cells behind it.
 */
export function windingOf(grid: Grid, { positions, triangles }: Mesh): Int8Array {
  const { width, height, depth, cell, origin } = grid
  const winding = new Int8Array(cellCount(grid))
  const local = (vertex: number, axis: 0 | 1 | 2): number =>
    ((positions[vertex * 3 + axis] as number) - origin[axis]) / cell
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [triangles[at] as number, triangles[at + 1] as number, triangles[at + 2] as number]
    // Lines run a hair beside the cell middles, so that they do not meet vertices of parts drawn on round numbers.
    const [ay, by, cy] = [local(a, 1) + SHIFT_Y, local(b, 1) + SHIFT_Y, local(c, 1) + SHIFT_Y]
    const [az, bz, cz] = [local(a, 2) + SHIFT_Z, local(b, 2) + SHIFT_Z, local(c, 2) + SHIFT_Z]
    const area = (by - ay) * (cz - az) - (bz - az) * (cy - ay)
    if (area === 0) continue
    const [ax, bx, cx] = [local(a, 0), local(b, 0), local(c, 0)]
    const sign = area > 0 ? -1 : 1
    const top = Math.min(height - 1, Math.floor(Math.max(ay, by, cy)))
    const far = Math.min(depth - 1, Math.floor(Math.max(az, bz, cz)))
    for (let z = Math.max(0, Math.ceil(Math.min(az, bz, cz))); z <= far; z++) {
      for (let y = Math.max(0, Math.ceil(Math.min(ay, by, cy))); y <= top; y++) {
        const wb = ((y - ay) * (cz - az) - (z - az) * (cy - ay)) / area
        const wc = ((by - ay) * (z - az) - (bz - az) * (y - ay)) / area
        if (wb < 0 || wc < 0 || wb + wc >= 1) continue
        const x = Math.ceil(ax + wb * (bx - ax) + wc * (cx - ax))
        if (x >= width) continue
        const number = (z * height + y) * width + Math.max(0, x)
        winding[number] = (winding[number] as number) + sign
      }
    }
  }
  for (let row = 0; row < height * depth; row++) {
    let sum = 0
    for (let number = row * width; number < (row + 1) * width; number++) {
      sum += winding[number] as number
      winding[number] = sum
    }
  }
  return winding
}

const SHIFT_Y = 1.2345e-7
const SHIFT_Z = 2.3456e-7
