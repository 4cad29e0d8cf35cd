import type { Mesh } from '../../mesh/mesh.ts'
import type { DistanceField } from './distance-field.ts'
import { cellCount, type Grid } from './grid.ts'
import { nearestOnTriangle } from './nearest-on-triangle.ts'

/** Offers every triangle to the cells that it passes and their neighbours, with the exact nearest point on it. */
export function offerTriangles(field: DistanceField, mesh: Mesh): void {
  const offering = new Offering(field, mesh)
  for (let at = 0; at < mesh.triangles.length; at += 3) offering.triangle(at)
}

/** A triangle being offered; one for all of them, so that a million triangles make no million objects. */
class Offering {
  readonly #field: DistanceField
  readonly #local: Float64Array
  readonly #triangles: Uint32Array
  readonly #seenFor: Int32Array
  readonly #point = new Float64Array(3)
  #at = 0
  #a = 0
  #b = 0
  #c = 0
  #middleX = 0
  #middleY = 0
  #middleZ = 0
  #reach = 0

  constructor(field: DistanceField, { positions, triangles }: Mesh) {
    this.#field = field
    this.#triangles = triangles
    this.#local = positions.map((value, at) => value - (field.grid.origin[at % 3] as number))
    this.#seenFor = new Int32Array(cellCount(field.grid)).fill(-1)
  }

  triangle(at: number): void {
    const p = this.#local
    const a = (this.#triangles[at] as number) * 3
    const b = (this.#triangles[at + 1] as number) * 3
    const c = (this.#triangles[at + 2] as number) * 3
    this.#at = at
    this.#a = a
    this.#b = b
    this.#c = c
    this.#middleX = ((p[a] as number) + (p[b] as number) + (p[c] as number)) / 3
    this.#middleY = ((p[a + 1] as number) + (p[b + 1] as number) + (p[c + 1] as number)) / 3
    this.#middleZ = ((p[a + 2] as number) + (p[b + 2] as number) + (p[c + 2] as number)) / 3
    this.#reach = Math.sqrt(
      Math.max(this.#squaredFromMiddle(a), this.#squaredFromMiddle(b), this.#squaredFromMiddle(c)),
    )
    const { cell } = this.#field.grid
    if (this.#reach < cell / 2) this.#around(this.#middleX, this.#middleY, this.#middleZ)
    else this.#walkOver(cell * 0.8)
  }

  #squaredFromMiddle(corner: number): number {
    const p = this.#local
    const dx = (p[corner] as number) - this.#middleX
    const dy = (p[corner + 1] as number) - this.#middleY
    const dz = (p[corner + 2] as number) - this.#middleZ
    return dx * dx + dy * dy + dz * dz
  }

  /** Visits places on the triangle in steps shorter than a cell. */
  #walkOver(step: number): void {
    const p = this.#local
    const [a, b, c] = [this.#a, this.#b, this.#c]
    const rows = Math.max(1, Math.ceil(Math.max(this.#length(a, b), this.#length(a, c)) / step))
    const across = this.#length(b, c)
    for (let row = 0; row <= rows; row++) {
      const s = row / rows
      const columns = row === 0 ? 1 : Math.max(1, Math.ceil((across * s) / step))
      for (let column = 0; column <= (row === 0 ? 0 : columns); column++) {
        const wc = (s * column) / columns
        const wb = s - wc
        const wa = 1 - s
        this.#around(
          (p[a] as number) * wa + (p[b] as number) * wb + (p[c] as number) * wc,
          (p[a + 1] as number) * wa + (p[b + 1] as number) * wb + (p[c + 1] as number) * wc,
          (p[a + 2] as number) * wa + (p[b + 2] as number) * wb + (p[c + 2] as number) * wc,
        )
      }
    }
  }

  #length(from: number, to: number): number {
    const p = this.#local
    const dx = (p[to] as number) - (p[from] as number)
    const dy = (p[to + 1] as number) - (p[from + 1] as number)
    const dz = (p[to + 2] as number) - (p[from + 2] as number)
    return Math.sqrt(dx * dx + dy * dy + dz * dz)
  }

  /** Visits the cell of a place and its six neighbours. */
  #around(px: number, py: number, pz: number): void {
    const { cell } = this.#field.grid
    const x = Math.round(px / cell)
    const y = Math.round(py / cell)
    const z = Math.round(pz / cell)
    this.#visit(x, y, z)
    this.#visit(x - 1, y, z)
    this.#visit(x + 1, y, z)
    this.#visit(x, y - 1, z)
    this.#visit(x, y + 1, z)
    this.#visit(x, y, z - 1)
    this.#visit(x, y, z + 1)
  }

  #visit(x: number, y: number, z: number): void {
    const { width, height, depth, cell } = this.#field.grid
    if (x < 0 || y < 0 || z < 0 || x >= width || y >= height || z >= depth) return
    const number = (z * height + y) * width + x
    if (this.#seenFor[number] === this.#at) return
    this.#seenFor[number] = this.#at
    const [px, py, pz] = [x * cell, y * cell, z * cell]
    const known = this.#field.distance[number] as number
    // No point of the triangle is nearer than its middle less its reach.
    const least = known + this.#reach
    const away = (px - this.#middleX) ** 2 + (py - this.#middleY) ** 2 + (pz - this.#middleZ) ** 2
    if (away >= least * least) return
    const squared = nearestOnTriangle(this.#local, this.#a, this.#b, this.#c, px, py, pz, this.#point)
    const point = this.#point
    this.#field.offer(number, Math.sqrt(squared), point[0] as number, point[1] as number, point[2] as number)
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
