import { type Edges, pairEdges } from '../mesh/edges.ts'
import { axisBox, type Mesh } from '../mesh/mesh.ts'
import { dropDoubled, dropFlat } from './drop-doubled.ts'
import { fillHoles } from './fill-holes.ts'
import { joinNearVertices } from './join-near-vertices.ts'
import { orientNeighbours } from './orient.ts'
import { splitAtJunctions } from './split-at-junctions.ts'

/** A mesh made as sound as it can be. */
export type Repair = {
  readonly mesh: Mesh
  readonly edges: Edges
  /** How the triangles met as they came. */
  readonly edgesBefore: Edges
  /** Whether anything but numbers rounded to 32 bits had to be mended. */
  readonly repaired: boolean
}

/** Two 32-bit numbers for the same place differ by at most about this share of their size. */
const ROUNDING = 2 ** -22
/** Gaps up to these shares of the diagonal are closed by joining vertices, the smallest that helps first. */
const GAPS = [1e-7, 1e-6, 1e-5, 1e-4]
/** A vertex this near to an open edge, as a share of the diagonal, lies on it; the last is a curve cut twice. */
const SEAMS = [1e-5, 5e-4]
const SEAM_ROUNDS = 4

/** Whether every edge is used by exactly two triangles that run along it in opposite directions. */
export const isSound = (edges: Edges): boolean => edges.open === 0 && edges.crowded === 0 && edges.flipped === 0

const faults = (edges: Edges): number => edges.open + edges.crowded + edges.flipped

/**
 * Mends a welded mesh, and leaves a sound one alone: joins vertices that should be one, leaves out doubled and flat
 * triangles, closes seams, turns triangles that face the wrong way and fills holes. Each step is kept only when it leaves fewer faults.
 */
export function repair(mesh: Mesh): Repair {
  const rounded = withoutRounding(mesh)
  if (isSound(rounded.edges)) return { ...rounded, edgesBefore: rounded.edges, repaired: false }
  let best = rounded
  const attempt = (made: Mesh): void => {
    if (made === best.mesh || made.triangles.length === 0) return
    const edges = pairEdges(made)
    if (faults(edges) < faults(best.edges)) best = { mesh: made, edges }
  }
  attempt(dropDoubled(best.mesh))
  attempt(dropFlat(best.mesh))
  const diagonal = diagonalOf(best.mesh)
  for (const gap of GAPS) {
    if (best.edges.open === 0) break
    attempt(joinNearVertices(best.mesh, best.edges, diagonal * gap))
  }
  for (const seam of SEAMS) {
    for (let round = 0; round < SEAM_ROUNDS && best.edges.open > 0; round++) {
      const before = best.mesh
      attempt(splitAtJunctions(best.mesh, best.edges, diagonal * seam))
      if (best.mesh === before) break
    }
  }
  if (best.edges.flipped > 0) attempt(orientNeighbours(best.mesh, best.edges))
  if (best.edges.open > 0) {
    attempt(fillHoles(best.mesh, best.edges))
    if (best.edges.flipped > 0) attempt(orientNeighbours(best.mesh, best.edges))
  }
  return { ...best, edgesBefore: rounded.edges, repaired: best.mesh !== rounded.mesh }
}

/** Joins what only rounding holds apart, where that closes edges. */
function withoutRounding(mesh: Mesh): { mesh: Mesh; edges: Edges } {
  const edges = pairEdges(mesh)
  if (edges.open === 0) return { mesh, edges }
  const { min, max } = axisBox(mesh)
  const largest = Math.max(...[...min, ...max].map(Math.abs))
  const joined = joinNearVertices(mesh, edges, largest * ROUNDING)
  const after = pairEdges(joined)
  return faults(after) < faults(edges) ? { mesh: joined, edges: after } : { mesh, edges }
}

function diagonalOf(mesh: Mesh): number {
  const { min, max } = axisBox(mesh)
  return Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2])
}
