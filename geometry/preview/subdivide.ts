import type { Mesh } from '../mesh/mesh.ts'

const ROUNDS_MAX = 6

/**
 * Cuts long edges in half, again and again, until none is longer than `longest` or the mesh has `trianglesMax` triangles.
 * Neighbours are cut at the same place, so no gap opens.
 */
export function subdivide(mesh: Mesh, longest: number, trianglesMax: number): Mesh {
  let current = mesh
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const finer = cutLongEdges(current, longest)
    if (finer === current || finer.triangles.length / 3 > trianglesMax) return current
    current = finer
  }
  return current
}

function cutLongEdges(mesh: Mesh, longest: number): Mesh {
  const { triangles } = mesh
  const positions = [...mesh.positions]
  const middles = new Map<number, number>()
  const vertices = mesh.positions.length / 3
  const middleOf = (a: number, b: number): number => {
    const key = Math.min(a, b) * vertices + Math.max(a, b)
    const known = middles.get(key)
    if (known !== undefined) return known
    const distance = Math.hypot(...[0, 1, 2].map((axis) => at(a, axis) - at(b, axis)))
    if (distance <= longest) return -1
    const middle = positions.length / 3
    for (let axis = 0; axis < 3; axis++) positions.push((at(a, axis) + at(b, axis)) / 2)
    middles.set(key, middle)
    return middle
  }
  const at = (vertex: number, axis: number): number => mesh.positions[vertex * 3 + axis] as number
  const cut: number[] = []
  for (let first = 0; first < triangles.length; first += 3) {
    const [a, b, c] = [triangles[first] as number, triangles[first + 1] as number, triangles[first + 2] as number]
    cut.push(...pieces([a, b, c], [middleOf(a, b), middleOf(b, c), middleOf(c, a)]))
  }
  if (middles.size === 0) return mesh
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(cut) }
}

type Three = [number, number, number]

/** The triangles that one becomes when some of its sides have a middle (-1: none). */
function pieces([a, b, c]: Three, [ab, bc, ca]: Three): number[] {
  const cuts = [ab, bc, ca].filter((middle) => middle >= 0).length
  if (cuts === 0) return [a, b, c]
  if (cuts === 3) return [a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca]
  // Turned so that the first side is cut, and with two cuts the last one is not.
  if (ab < 0 || (cuts === 2 && bc < 0)) return pieces([b, c, a], [bc, ca, ab])
  if (cuts === 1) return [a, ab, c, ab, b, c]
  return [a, ab, c, ab, b, bc, ab, bc, c]
}
