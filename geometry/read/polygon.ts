import type { MeshBuilder } from '../mesh/mesh-builder.ts'

type Point = readonly [number, number]

/** Comparisons spent on the ears of one polygon. */
const CLIPPING_STEPS_MAX = 2_000_000

/**
 * Cuts a polygon of vertex numbers into triangles of the same direction and adds them. Triangles and convex polygons
 * become a fan; others lose one ear after the other, seen along the polygon's own normal.
 */
export function addPolygon(builder: MeshBuilder, corners: readonly number[]): void {
  const [first, second, third] = corners
  if (first === undefined || second === undefined || third === undefined) return
  if (corners.length === 3) {
    builder.triangle(first, second, third)
    return
  }
  const flat = flatten(builder, corners)
  if (isConvex(flat)) {
    for (let at = 2; at < corners.length; at++) {
      builder.triangle(first, corners[at - 1] as number, corners[at] as number)
    }
    return
  }
  clipEars(flat, (a, b, c) => builder.triangle(corners[a] as number, corners[b] as number, corners[c] as number))
}

/** Looks along the polygon's mean normal, dropping its largest coordinate, so that it turns counter-clockwise. */
function flatten(builder: MeshBuilder, corners: readonly number[]): Point[] {
  const places = corners.map((corner) => builder.positionOf(corner))
  const normal = [0, 0, 0]
  for (let at = 0; at < places.length; at++) {
    const [x, y, z] = places[at] as [number, number, number]
    const [nextX, nextY, nextZ] = places[(at + 1) % places.length] as [number, number, number]
    normal[0] = (normal[0] as number) + (y - nextY) * (z + nextZ)
    normal[1] = (normal[1] as number) + (z - nextZ) * (x + nextX)
    normal[2] = (normal[2] as number) + (x - nextX) * (y + nextY)
  }
  const [nx, ny, nz] = normal as [number, number, number]
  const [ax, ay, az] = [Math.abs(nx), Math.abs(ny), Math.abs(nz)]
  if (az >= ax && az >= ay) return places.map(([x, y]) => (nz >= 0 ? [x, y] : [y, x]))
  if (ay >= ax) return places.map(([x, , z]) => (ny >= 0 ? [z, x] : [x, z]))
  return places.map(([, y, z]) => (nx >= 0 ? [y, z] : [z, y]))
}

const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

function isConvex(flat: readonly Point[]): boolean {
  const count = flat.length
  for (let at = 0; at < count; at++) {
    const bend = turn(flat[at] as Point, flat[(at + 1) % count] as Point, flat[(at + 2) % count] as Point)
    if (bend < 0) return false
  }
  return true
}

function clipEars(flat: readonly Point[], triangle: (a: number, b: number, c: number) => void): void {
  const left = flat.map((_, index) => index)
  let at = 0
  let misses = 0
  let work = 0
  while (left.length > 3) {
    const count = left.length
    const a = left[(at + count - 1) % count] as number
    const b = left[at % count] as number
    const c = left[(at + 1) % count] as number
    work += count
    // A polygon that crosses itself may have no ear left, and a huge one takes for ever: then any corner is taken.
    if (misses > count || work > CLIPPING_STEPS_MAX || isEar(flat, left, a, b, c)) {
      triangle(a, b, c)
      left.splice(at % count, 1)
      at = at % left.length
      misses = 0
    } else {
      at = (at + 1) % count
      misses++
    }
  }
  triangle(left[0] as number, left[1] as number, left[2] as number)
}

function isEar(flat: readonly Point[], left: readonly number[], a: number, b: number, c: number): boolean {
  const [pa, pb, pc] = [flat[a] as Point, flat[b] as Point, flat[c] as Point]
  if (turn(pa, pb, pc) <= 0) return false
  for (const other of left) {
    if (other === a || other === b || other === c) continue
    const point = flat[other] as Point
    if (samePlace(point, pa) || samePlace(point, pb) || samePlace(point, pc)) continue
    if (turn(pa, pb, point) >= 0 && turn(pb, pc, point) >= 0 && turn(pc, pa, point) >= 0) return false
  }
  return true
}

const samePlace = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1]
