import { type Edges, nextHalfEdge } from '../mesh/edges.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { weld } from '../mesh/weld.ts'

/**
 * Joins vertices on open edges that lie closer than a tolerance. Vertices inside a sound surface never move, so what was
 * closed stays as it is. Gives the mesh welded again.
 */
export function joinNearVertices(mesh: Mesh, edges: Edges, tolerance: number): Mesh {
  const positions = mesh.positions.slice()
  const cells = new Map<string, number[]>()
  for (const vertex of openVertices(mesh, edges)) {
    const [x, y, z] = [positions[vertex * 3], positions[vertex * 3 + 1], positions[vertex * 3 + 2]] as Place
    const near = nearestIn(cells, positions, [x, y, z], tolerance)
    if (near >= 0) positions.copyWithin(vertex * 3, near * 3, near * 3 + 3)
    else {
      const key = cellOf(x, y, z, tolerance, 0, 0, 0)
      const cell = cells.get(key)
      if (cell) cell.push(vertex)
      else cells.set(key, [vertex])
    }
  }
  return weld({ positions, triangles: mesh.triangles })
}

type Place = [number, number, number]

function openVertices({ triangles }: Mesh, { partner }: Edges): Set<number> {
  const open = new Set<number>()
  for (let half = 0; half < partner.length; half++) {
    if ((partner[half] as number) >= 0) continue
    open.add(triangles[half] as number)
    open.add(triangles[nextHalfEdge(half)] as number)
  }
  return open
}

const cellOf = (x: number, y: number, z: number, size: number, dx: number, dy: number, dz: number): string =>
  `${Math.floor(x / size) + dx},${Math.floor(y / size) + dy},${Math.floor(z / size) + dz}`

function nearestIn(cells: Map<string, number[]>, positions: Float64Array, [x, y, z]: Place, tolerance: number): number {
  let nearest = -1
  let best = tolerance
  for (let cell = 0; cell < 27; cell++) {
    const key = cellOf(x, y, z, tolerance, (cell % 3) - 1, (Math.floor(cell / 3) % 3) - 1, Math.floor(cell / 9) - 1)
    for (const other of cells.get(key) ?? []) {
      const distance = Math.hypot(
        (positions[other * 3] as number) - x,
        (positions[other * 3 + 1] as number) - y,
        (positions[other * 3 + 2] as number) - z,
      )
      if (distance > best) continue
      best = distance
      nearest = other
    }
  }
  return nearest
}
