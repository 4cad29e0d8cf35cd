import type { Mesh } from './mesh.ts'

/**
 * How the triangles of a mesh meet. A half-edge is a side of a triangle, numbered 3 × triangle + corner it starts at.
 */
export type Edges = {
  /** For each half-edge the one of the neighbouring triangle on the same edge, or -1 where there is not exactly one. */
  readonly partner: Int32Array
  /** Edges of one triangle only. */
  readonly open: number
  /** Edges of more than two triangles. */
  readonly crowded: number
  /** Edges whose two triangles run along it in the same direction, so that one of them is flipped. */
  readonly flipped: number
}

/** Where corner `c` of a triangle leads to. */
export const nextHalfEdge = (half: number): number => (half % 3 === 2 ? half - 2 : half + 1)

/** Pairs the sides of the triangles of a welded mesh. */
export function pairEdges({ positions, triangles }: Mesh): Edges {
  const { first, halves } = byLowerVertex(triangles, positions.length / 3)
  const partner = new Int32Array(triangles.length).fill(-1)
  const counts = { open: 0, crowded: 0, flipped: 0 }
  for (let vertex = 0; vertex < first.length - 1; vertex++) {
    pairAround(triangles, halves, first[vertex] as number, first[vertex + 1] as number, partner, counts)
  }
  return { partner, ...counts }
}

/** All half-edges in order of the lower of their two vertices. */
function byLowerVertex(triangles: Uint32Array, vertices: number): { first: Uint32Array; halves: Uint32Array } {
  const first = new Uint32Array(vertices + 1)
  for (let half = 0; half < triangles.length; half++) {
    const from = triangles[half] as number
    const to = triangles[nextHalfEdge(half)] as number
    const lower = from < to ? from : to
    first[lower] = (first[lower] as number) + 1
  }
  let sum = 0
  for (let vertex = 0; vertex <= vertices; vertex++) {
    sum += first[vertex] as number
    first[vertex] = sum
  }
  const halves = new Uint32Array(triangles.length)
  for (let half = triangles.length - 1; half >= 0; half--) {
    const from = triangles[half] as number
    const to = triangles[nextHalfEdge(half)] as number
    const lower = from < to ? from : to
    const at = (first[lower] as number) - 1
    first[lower] = at
    halves[at] = half
  }
  return { first, halves }
}

type Counts = { open: number; crowded: number; flipped: number }

/** Half-edges around one vertex are few, so they are compared with each other; wide fans are sorted first. */
function pairAround(
  triangles: Uint32Array,
  halves: Uint32Array,
  from: number,
  to: number,
  partner: Int32Array,
  counts: Counts,
): void {
  const upper = (half: number): number => {
    const a = triangles[half] as number
    const b = triangles[nextHalfEdge(half)] as number
    return a > b ? a : b
  }
  if (to - from > 24) halves.subarray(from, to).sort((a, b) => upper(a) - upper(b) || a - b)
  for (let at = from; at < to; at++) {
    const half = halves[at] as number
    if (half === TAKEN) continue
    const end = upper(half)
    let other = -1
    let uses = 1
    for (let next = at + 1; next < to; next++) {
      const candidate = halves[next] as number
      if (candidate === TAKEN) continue
      if (upper(candidate) !== end) {
        if (to - from > 24) break
        continue
      }
      halves[next] = TAKEN
      other = candidate
      uses++
    }
    if (uses === 1) counts.open++
    else if (uses > 2) counts.crowded++
    else {
      partner[half] = other
      partner[other] = half
      if (triangles[half] === triangles[other]) counts.flipped++
    }
  }
}

const TAKEN = 0xffffffff
