import { type Edges, nextHalfEdge } from '../mesh/edges.ts'
import type { Mesh } from '../mesh/mesh.ts'

/** Beyond this many comparisons the seams of a mesh are left as they are. */
const COMPARISONS_MAX = 20_000_000

/**
 * Splits triangles where the vertex of a neighbour lies on the middle of their open edge, so that a seam between coarse
 * and fine triangles closes. Gives the same mesh when there is no such place.
 */
export function splitAtJunctions(mesh: Mesh, { partner }: Edges, tolerance: number): Mesh {
  const { positions, triangles } = mesh
  const openHalves: number[] = []
  const openVertices = new Set<number>()
  for (let half = 0; half < partner.length; half++) {
    if ((partner[half] as number) >= 0) continue
    openHalves.push(half)
    openVertices.add(triangles[half] as number)
    openVertices.add(triangles[nextHalfEdge(half)] as number)
  }
  if (openHalves.length * openVertices.size > COMPARISONS_MAX) return mesh
  const cuts = new Map<number, Cut[]>()
  for (const half of openHalves) {
    const onEdge = verticesOn(mesh, half, openVertices, tolerance)
    if (onEdge.length > 0) cuts.set(half, onEdge)
  }
  if (cuts.size === 0) return mesh
  const split: number[] = []
  for (let at = 0; at < triangles.length; at += 3) split.push(...splitTriangle(triangles, at, cuts))
  return { positions, triangles: Uint32Array.from(split) }
}

type Cut = { vertex: number; along: number }

function verticesOn({ positions, triangles }: Mesh, half: number, candidates: Set<number>, tolerance: number): Cut[] {
  const from = triangles[half] as number
  const to = triangles[nextHalfEdge(half)] as number
  const [ax, ay, az] = [positions[from * 3], positions[from * 3 + 1], positions[from * 3 + 2]] as Place
  const [dx, dy, dz] = [0, 1, 2].map(
    (axis) => (positions[to * 3 + axis] as number) - (positions[from * 3 + axis] as number),
  ) as Place
  const squared = dx * dx + dy * dy + dz * dz
  const cuts: Cut[] = []
  for (const vertex of candidates) {
    if (vertex === from || vertex === to) continue
    const [px, py, pz] = [positions[vertex * 3], positions[vertex * 3 + 1], positions[vertex * 3 + 2]] as Place
    const along = ((px - ax) * dx + (py - ay) * dy + (pz - az) * dz) / squared
    if (!(along > 1e-6 && along < 1 - 1e-6)) continue
    const off = Math.hypot(px - ax - along * dx, py - ay - along * dy, pz - az - along * dz)
    if (off <= tolerance) cuts.push({ vertex, along })
  }
  return cuts.sort((a, b) => a.along - b.along)
}

type Place = [number, number, number]

/** The triangles that one falls into: its corners and cuts in turn, joined to a corner without a cut behind it. */
function splitTriangle(triangles: Uint32Array, at: number, cuts: Map<number, Cut[]>): number[] {
  const corners = [triangles[at] as number, triangles[at + 1] as number, triangles[at + 2] as number]
  const cutSide = [0, 1, 2].find((side) => cuts.has(at + side))
  if (cutSide === undefined) return corners
  // One side is cut at a time; a second cut side is met when the mesh is looked at again.
  const [from, to, apex] = [0, 1, 2].map((step) => corners[(cutSide + step) % 3] as number) as Place
  const along = [from, ...(cuts.get(at + cutSide) ?? []).map(({ vertex }) => vertex), to]
  return along.slice(1).flatMap((vertex, index) => [along[index] as number, vertex, apex])
}
