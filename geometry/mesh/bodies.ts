import type { Edges } from './edges.ts'
import type { Mesh } from './mesh.ts'

/** Which body each triangle belongs to; triangles are of one body when they share an edge that only they use. */
export type Bodies = { readonly count: number; readonly bodyOf: Uint32Array }

/** Walks from triangle to neighbouring triangle and numbers the bodies in the order of their first triangle. */
export function findBodies({ triangles }: Mesh, { partner }: Edges): Bodies {
  const bodyOf = new Uint32Array(triangles.length / 3).fill(UNSEEN)
  const waiting = new Uint32Array(bodyOf.length)
  let count = 0
  for (let seed = 0; seed < bodyOf.length; seed++) {
    if (bodyOf[seed] !== UNSEEN) continue
    let end = 0
    waiting[end++] = seed
    bodyOf[seed] = count
    while (end > 0) {
      const triangle = waiting[--end] as number
      for (let half = triangle * 3; half < triangle * 3 + 3; half++) {
        const other = partner[half] as number
        if (other < 0) continue
        const neighbour = (other / 3) | 0
        if (bodyOf[neighbour] !== UNSEEN) continue
        bodyOf[neighbour] = count
        waiting[end++] = neighbour
      }
    }
    count++
  }
  return { count, bodyOf }
}

const UNSEEN = 0xffffffff
