import type { Mesh } from '../mesh/mesh.ts'

/**
 * The convex hull of points: which of them are its corners, and its triangles, counter-clockwise from outside, as
 * numbers of points.
 */
export type Hull = { readonly corners: Uint32Array; readonly triangles: Uint32Array; readonly normals: Float64Array }

/** How far, as a share of the size, a point may stand out of a face and still count as on it. */
const FLATNESS = 1e-13

/** Finds the convex hull of the vertices of a mesh; null when they all lie in one plane, on one line or in one place. */
export function convexHull(mesh: Mesh): Hull | null {
  const growing = GrowingHull.start(mesh.positions)
  if (!growing) return null
  growing.grow()
  return growing.finish()
}

/**
 * Quickhull: every face keeps the points outside it; the farthest of them replaces the faces it sees by a fan. Faces live
 * in flat arrays: three corners, three neighbours, a plane, and the head of a list of the points outside.
 */
class GrowingHull {
  readonly #points: Float64Array
  readonly #flat: number
  readonly #next: Int32Array
  #corner = new Int32Array(3 * 1024)
  #neighbour = new Int32Array(3 * 1024)
  #plane = new Float64Array(4 * 1024)
  #outside = new Int32Array(1024)
  #farthest = new Int32Array(1024)
  #farthestBy = new Float64Array(1024)
  #mark = new Int32Array(1024)
  #faces = 0
  #free: number[] = []
  #waiting: number[] = []
  #round = 0
  readonly #fanAt: Int32Array

  private constructor(points: Float64Array, size: number) {
    this.#points = points
    this.#flat = size * FLATNESS
    this.#next = new Int32Array(points.length / 3)
    this.#fanAt = new Int32Array(points.length / 3).fill(-1)
  }

  /** Begins with a tetrahedron of far points; null where there is none. */
  static start(points: Float64Array): GrowingHull | null {
    const [a, b, size] = farPair(points)
    if (a < 0) return null
    const c = farthestFromLine(points, a, b, size)
    if (c < 0) return null
    const d = farthestFromPlane(points, a, b, c, size)
    if (d < 0) return null
    const hull = new GrowingHull(points, size)
    hull.#firstFaces(a, b, c, d)
    return hull
  }

  #firstFaces(a: number, b: number, c: number, d: number): void {
    const first = this.#face(a, b, c)
    const below = this.#height(first, d) > 0
    if (below) {
      this.#corner[first * 3 + 1] = c
      this.#corner[first * 3 + 2] = b
      this.#setPlane(first)
    }
    const [p, q, r] = [a, below ? c : b, below ? b : c]
    const sides = [this.#face(p, d, q), this.#face(q, d, r), this.#face(r, d, p)] as const
    for (let side = 0; side < 3; side++) {
      const face = sides[side] as number
      const following = sides[(side + 1) % 3] as number
      this.#neighbour[first * 3 + side] = face
      this.#neighbour[face * 3 + 2] = first
      this.#neighbour[face * 3 + 1] = following
      this.#neighbour[following * 3] = face
    }
    const faces = [first, ...sides]
    for (let point = 0; point < this.#next.length; point++) {
      if (point !== a && point !== b && point !== c && point !== d) this.#assign(point, faces)
    }
    this.#waiting = faces.filter((face) => (this.#outside[face] as number) >= 0)
  }

  grow(): void {
    for (;;) {
      const face = this.#waiting.pop()
      if (face === undefined) return
      if ((this.#corner[face * 3] as number) < 0 || (this.#outside[face] as number) < 0) continue
      this.#addFarthest(face)
    }
  }

  finish(): Hull {
    const corners = new Set<number>()
    const triangles: number[] = []
    const normals: number[] = []
    for (let face = 0; face < this.#faces; face++) {
      if ((this.#corner[face * 3] as number) < 0) continue
      for (let side = 0; side < 3; side++) {
        const point = this.#corner[face * 3 + side] as number
        corners.add(point)
        triangles.push(point)
        normals.push(this.#plane[face * 4 + side] as number)
      }
    }
    return {
      corners: Uint32Array.from(corners),
      triangles: Uint32Array.from(triangles),
      normals: Float64Array.from(normals),
    }
  }

  /** Puts the farthest point outside a face on the hull. */
  #addFarthest(face: number): void {
    const point = this.#farthest[face] as number
    const seen: number[] = []
    const edges = this.#horizon(face, point, seen)
    const orphans = seen.map((one) => this.#outside[one] as number)
    if (edges === null) {
      this.#forget(face, point)
      return
    }
    for (const one of seen) {
      this.#corner[one * 3] = -1
      this.#outside[one] = -1
      this.#free.push(one)
    }
    const fan = this.#fan(edges, point)
    for (const head of orphans) {
      for (let at = head; at >= 0; ) {
        const following = this.#next[at] as number
        if (at !== point) this.#assign(at, fan)
        at = following
      }
    }
    for (const one of fan) if ((this.#outside[one] as number) >= 0) this.#waiting.push(one)
  }

  /**
   * Walks over the faces that see the point and gives the edges around them as [from, to, face beyond, its side]. Null
   * when rounding makes them no single ring; then the point lies on the hull as closely as can be told.
   */
  #horizon(start: number, point: number, seen: number[]): Int32Array | null {
    const round = ++this.#round
    const edges: number[] = []
    const stack = [start]
    this.#mark[start] = round
    let sound = true
    while (stack.length > 0) {
      const face = stack.pop() as number
      seen.push(face)
      for (let side = 0; side < 3; side++) {
        const other = this.#neighbour[face * 3 + side] as number
        if (this.#mark[other] === round) continue
        if (this.#height(other, point) > this.#flat) {
          this.#mark[other] = round
          stack.push(other)
        }
      }
    }
    for (const face of seen) {
      for (let side = 0; side < 3; side++) {
        const other = this.#neighbour[face * 3 + side] as number
        if (this.#mark[other] === round) continue
        const from = this.#corner[face * 3 + side] as number
        if ((this.#fanAt[from] as number) >= 0) sound = false
        this.#fanAt[from] = edges.length
        edges.push(from, this.#corner[face * 3 + ((side + 1) % 3)] as number, other, this.#sideOf(other, face))
      }
    }
    const ring = sound ? this.#ring(edges) : null
    for (let at = 0; at < edges.length; at += 4) this.#fanAt[edges[at] as number] = -1
    return ring
  }

  #ring(edges: readonly number[]): Int32Array | null {
    const ring = new Int32Array(edges.length)
    let at = 0
    for (let filled = 0; filled < edges.length; filled += 4) {
      for (let part = 0; part < 4; part++) ring[filled + part] = edges[at + part] as number
      at = this.#fanAt[edges[at + 1] as number] as number
      if (at < 0 || (at === 0 && filled + 4 < edges.length)) return null
    }
    return at === 0 ? ring : null
  }

  #fan(ring: Int32Array, point: number): number[] {
    const fan: number[] = []
    for (let at = 0; at < ring.length; at += 4) {
      const face = this.#face(ring[at] as number, ring[at + 1] as number, point)
      const beyond = ring[at + 2] as number
      this.#neighbour[face * 3] = beyond
      this.#neighbour[beyond * 3 + (ring[at + 3] as number)] = face
      fan.push(face)
    }
    for (let at = 0; at < fan.length; at++) {
      const face = fan[at] as number
      const following = fan[(at + 1) % fan.length] as number
      this.#neighbour[face * 3 + 1] = following
      this.#neighbour[following * 3 + 2] = face
    }
    return fan
  }

  #sideOf(face: number, other: number): number {
    for (let side = 0; side < 3; side++) if (this.#neighbour[face * 3 + side] === other) return side
    return 0
  }

  /** Takes a point off the list of a face for good and finds the next farthest. */
  #forget(face: number, point: number): void {
    let head = -1
    this.#farthestBy[face] = 0
    for (let at = this.#outside[face] as number; at >= 0; ) {
      const following = this.#next[at] as number
      if (at !== point) {
        this.#next[at] = head
        head = at
        const by = this.#height(face, at)
        if (by > (this.#farthestBy[face] as number)) {
          this.#farthestBy[face] = by
          this.#farthest[face] = at
        }
      }
      at = following
    }
    this.#outside[face] = head
    if (head >= 0) this.#waiting.push(face)
  }

  /** Gives a point to the first face that it stands out of, if any. */
  #assign(point: number, faces: readonly number[]): void {
    for (const face of faces) {
      const by = this.#height(face, point)
      if (by <= this.#flat) continue
      this.#next[point] = this.#outside[face] as number
      this.#outside[face] = point
      if (by > (this.#farthestBy[face] as number)) {
        this.#farthestBy[face] = by
        this.#farthest[face] = point
      }
      return
    }
  }

  #height(face: number, point: number): number {
    const at = point * 3
    return (
      (this.#plane[face * 4] as number) * (this.#points[at] as number) +
      (this.#plane[face * 4 + 1] as number) * (this.#points[at + 1] as number) +
      (this.#plane[face * 4 + 2] as number) * (this.#points[at + 2] as number) -
      (this.#plane[face * 4 + 3] as number)
    )
  }

  #face(a: number, b: number, c: number): number {
    const face = this.#free.pop() ?? this.#faces++
    if (face >= this.#outside.length) this.#widen()
    this.#corner[face * 3] = a
    this.#corner[face * 3 + 1] = b
    this.#corner[face * 3 + 2] = c
    this.#outside[face] = -1
    this.#farthestBy[face] = 0
    this.#mark[face] = 0
    this.#setPlane(face)
    return face
  }

  #setPlane(face: number): void {
    const points = this.#points
    const a = (this.#corner[face * 3] as number) * 3
    const b = (this.#corner[face * 3 + 1] as number) * 3
    const c = (this.#corner[face * 3 + 2] as number) * 3
    const ax = points[a] as number
    const ay = points[a + 1] as number
    const az = points[a + 2] as number
    const ux = (points[b] as number) - ax
    const uy = (points[b + 1] as number) - ay
    const uz = (points[b + 2] as number) - az
    const vx = (points[c] as number) - ax
    const vy = (points[c + 1] as number) - ay
    const vz = (points[c + 2] as number) - az
    const x = uy * vz - uz * vy
    const y = uz * vx - ux * vz
    const z = ux * vy - uy * vx
    const length = Math.sqrt(x * x + y * y + z * z) || 1
    this.#plane[face * 4] = x / length
    this.#plane[face * 4 + 1] = y / length
    this.#plane[face * 4 + 2] = z / length
    this.#plane[face * 4 + 3] = (x * ax + y * ay + z * az) / length
  }

  #widen(): void {
    const size = this.#outside.length * 2
    this.#corner = wider(this.#corner, size * 3)
    this.#neighbour = wider(this.#neighbour, size * 3)
    this.#outside = wider(this.#outside, size)
    this.#farthest = wider(this.#farthest, size)
    this.#mark = wider(this.#mark, size)
    const plane = new Float64Array(size * 4)
    plane.set(this.#plane)
    this.#plane = plane
    const farthestBy = new Float64Array(size)
    farthestBy.set(this.#farthestBy)
    this.#farthestBy = farthestBy
  }
}

function wider(values: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size)
  grown.set(values)
  return grown
}

/** The two of the six outermost points that lie farthest apart, and the size of the whole; -1 where all are one. */
function farPair(points: Float64Array): [number, number, number] {
  const extreme = [0, 0, 0, 0, 0, 0]
  for (let point = 0; point < points.length / 3; point++) {
    for (let axis = 0; axis < 3; axis++) {
      const value = points[point * 3 + axis] as number
      if (value < (points[(extreme[axis * 2] as number) * 3 + axis] as number)) extreme[axis * 2] = point
      if (value > (points[(extreme[axis * 2 + 1] as number) * 3 + axis] as number)) extreme[axis * 2 + 1] = point
    }
  }
  let best: [number, number, number] = [-1, -1, 0]
  for (const a of extreme) {
    for (const b of extreme) {
      const distance = Math.hypot(...between(points, a, b))
      if (distance > best[2]) best = [a, b, distance]
    }
  }
  return best
}

const between = (points: Float64Array, a: number, b: number): [number, number, number] => [
  (points[b * 3] as number) - (points[a * 3] as number),
  (points[b * 3 + 1] as number) - (points[a * 3 + 1] as number),
  (points[b * 3 + 2] as number) - (points[a * 3 + 2] as number),
]

function crossed(u: readonly number[], v: readonly number[]): [number, number, number] {
  const [ux, uy, uz] = u as [number, number, number]
  const [vx, vy, vz] = v as [number, number, number]
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
}

function farthestFromLine(points: Float64Array, a: number, b: number, size: number): number {
  const along = between(points, a, b)
  let best = size * size * 1e-10
  let farthest = -1
  for (let point = 0; point < points.length / 3; point++) {
    const distance = Math.hypot(...crossed(along, between(points, a, point)))
    if (distance > best) {
      best = distance
      farthest = point
    }
  }
  return farthest
}

function farthestFromPlane(points: Float64Array, a: number, b: number, c: number, size: number): number {
  const normal = crossed(between(points, a, b), between(points, a, c))
  const length = Math.hypot(...normal)
  let best = size * length * 1e-10
  let farthest = -1
  for (let point = 0; point < points.length / 3; point++) {
    const [x, y, z] = between(points, a, point)
    const distance = Math.abs(x * normal[0] + y * normal[1] + z * normal[2])
    if (distance > best) {
      best = distance
      farthest = point
    }
  }
  return farthest
}
