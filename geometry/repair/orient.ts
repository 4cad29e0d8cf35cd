import { type Edges, nextHalfEdge } from '../mesh/edges.ts'
import type { Mesh } from '../mesh/mesh.ts'

/**
 * Turns triangles round so that neighbours run along their common edge in opposite directions; in each body the fewer are
 * turned. Gives the same mesh when nothing had to be turned.
 */
export function orientNeighbours(mesh: Mesh, { partner }: Edges): Mesh {
  const { triangles } = mesh
  const count = triangles.length / 3
  // 0 not seen yet, 1 stays, 2 turned.
  const state = new Uint8Array(count)
  for (let seed = 0; seed < count; seed++) {
    if (state[seed] !== 0) continue
    const body = floodFrom(seed, triangles, partner, state)
    const turned = body.filter((triangle) => state[triangle] === 2)
    if (turned.length * 2 > body.length) for (const triangle of body) state[triangle] = state[triangle] === 2 ? 1 : 2
  }
  if (!state.includes(2)) return mesh
  return { positions: mesh.positions, triangles: turnedRound(triangles, (triangle) => state[triangle] === 2) }
}

/** The triangles with some of them turned to face the other way. */
export function turnedRound(triangles: Uint32Array, isTurned: (triangle: number) => boolean): Uint32Array {
  const result = triangles.slice()
  for (let at = 0; at < result.length; at += 3) {
    if (!isTurned(at / 3)) continue
    const second = result[at + 1] as number
    result[at + 1] = result[at + 2] as number
    result[at + 2] = second
  }
  return result
}

function floodFrom(seed: number, triangles: Uint32Array, partner: Int32Array, state: Uint8Array): number[] {
  const body = [seed]
  state[seed] = 1
  for (let at = 0; at < body.length; at++) {
    const triangle = body[at] as number
    for (let half = triangle * 3; half < triangle * 3 + 3; half++) {
      const other = partner[half] as number
      if (other < 0) continue
      const neighbour = Math.floor(other / 3)
      if (state[neighbour] !== 0) continue
      // Two that begin the common edge at the same vertex run the same way along it.
      const sameWay =
        triangles[half] === triangles[other] && triangles[nextHalfEdge(half)] === triangles[nextHalfEdge(other)]
      state[neighbour] = sameWay ? 3 - (state[triangle] as number) : (state[triangle] as number)
      body.push(neighbour)
    }
  }
  return body
}
