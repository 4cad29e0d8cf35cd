import { POLYGON_CORNERS_MAX } from '../limits.ts'
import { findBodies } from '../mesh/bodies.ts'
import { type Edges, nextHalfEdge } from '../mesh/edges.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { MeshBuilder } from '../mesh/mesh-builder.ts'
import { addPolygon } from '../read/polygon.ts'

/** A body with more open sides than this share is a loose sheet, not a solid with a hole. */
const OPEN_SHARE_MAX = 0.2

/**
 * Closes holes by a patch over the ring of open edges around each. Loose sheets and single triangles stay open. Gives the
 * same mesh when there was nothing to close.
 */
export function fillHoles(mesh: Mesh, edges: Edges): Mesh {
  const rings = openRings(mesh, edges).filter((ring) => ring.length <= POLYGON_CORNERS_MAX)
  if (rings.length === 0) return mesh
  const builder = MeshBuilder.from(mesh)
  for (const ring of rings) addPolygon(builder, ring)
  return builder.finish()
}

/** The rings of vertices around the holes, in the direction in which a patch must run. */
function openRings(mesh: Mesh, edges: Edges): number[][] {
  const { triangles } = mesh
  const solid = solidBodies(mesh, edges)
  // A patch runs against the open side, from its end to its beginning.
  const leads = new Map<number, number[]>()
  for (let half = 0; half < triangles.length; half++) {
    if ((edges.partner[half] as number) >= 0 || !solid(Math.floor(half / 3))) continue
    const from = triangles[nextHalfEdge(half)] as number
    const to = triangles[half] as number
    const known = leads.get(from)
    if (known) known.push(to)
    else leads.set(from, [to])
  }
  const rings: number[][] = []
  for (const start of leads.keys()) {
    for (let ring = takeRing(leads, start); ring !== null; ring = takeRing(leads, start)) {
      if (ring.length >= 3) rings.push(ring)
    }
  }
  return rings
}

/** Follows open edges from a vertex until one is met again and takes that ring out; null when no edge leads away. */
function takeRing(leads: Map<number, number[]>, start: number): number[] | null {
  const path = [start]
  const placeOf = new Map([[start, 0]])
  for (;;) {
    const here = path.at(-1) as number
    const next = leads.get(here)?.pop()
    if (next === undefined) {
      // A dead end: the edge before leads nowhere and is dropped.
      path.pop()
      if (path.length === 0) return null
      placeOf.delete(here)
      continue
    }
    const before = placeOf.get(next)
    if (before !== undefined) {
      // What was walked before the ring began goes back.
      for (let at = 0; at < before; at++) leads.get(path[at] as number)?.push(path[at + 1] as number)
      return path.slice(before)
    }
    placeOf.set(next, path.length)
    path.push(next)
  }
}

function solidBodies(mesh: Mesh, edges: Edges): (triangle: number) => boolean {
  const { count, bodyOf } = findBodies(mesh, edges)
  const sides = new Uint32Array(count)
  const open = new Uint32Array(count)
  for (let half = 0; half < edges.partner.length; half++) {
    const body = bodyOf[Math.floor(half / 3)] as number
    sides[body] = (sides[body] as number) + 1
    if ((edges.partner[half] as number) < 0) open[body] = (open[body] as number) + 1
  }
  return (triangle) => {
    const body = bodyOf[triangle] as number
    return (sides[body] as number) > 9 && (open[body] as number) <= (sides[body] as number) * OPEN_SHARE_MAX
  }
}
