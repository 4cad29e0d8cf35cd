import type { Mesh } from '../mesh/mesh.ts'

/**
 * Leaves out triangles that stand twice on the same three vertices: of equal ones the first stays, and two that face each
 * other cancel. Gives the same mesh when there are none.
 */
export function dropDoubled(mesh: Mesh): Mesh {
  const { triangles } = mesh
  const seen = new Map<string, { first: number; turn: number }>()
  const kept = new Uint8Array(triangles.length / 3).fill(1)
  let dropped = 0
  for (let triangle = 0; triangle < kept.length; triangle++) {
    const corners = [...triangles.subarray(triangle * 3, triangle * 3 + 3)] as [number, number, number]
    const { key, turn } = keyOf(corners)
    const before = seen.get(key)
    if (!before) {
      seen.set(key, { first: triangle, turn })
      continue
    }
    kept[triangle] = 0
    dropped++
    if (before.turn === turn) continue
    kept[before.first] = 0
    dropped++
    seen.delete(key)
  }
  if (dropped === 0) return mesh
  return { positions: mesh.positions, triangles: triangles.filter((_, at) => kept[Math.floor(at / 3)] === 1) }
}

/** The three vertices in order, and whether the triangle runs along that order or against it. */
function keyOf([a, b, c]: [number, number, number]): { key: string; turn: number } {
  const sorted = [a, b, c].sort((x, y) => x - y)
  const from = [a, b, c].indexOf(sorted[0] as number)
  return { key: sorted.join(), turn: [a, b, c][(from + 1) % 3] === sorted[1] ? 1 : -1 }
}

/** Leaves out triangles whose three different vertices lie on one line. */
export function dropFlat(mesh: Mesh): Mesh {
  const { positions, triangles } = mesh
  const flat = (at: number): boolean => {
    const [a, b, c] = [0, 1, 2].map((corner) => (triangles[at + corner] as number) * 3) as [number, number, number]
    const [ux, uy, uz] = [0, 1, 2].map((axis) => (positions[b + axis] as number) - (positions[a + axis] as number))
    const [vx, vy, vz] = [0, 1, 2].map((axis) => (positions[c + axis] as number) - (positions[a + axis] as number))
    const [x, y, z] = [
      (uy as number) * (vz as number) - (uz as number) * (vy as number),
      (uz as number) * (vx as number) - (ux as number) * (vz as number),
      (ux as number) * (vy as number) - (uy as number) * (vx as number),
    ]
    return x === 0 && y === 0 && z === 0
  }
  const kept: number[] = []
  for (let at = 0; at < triangles.length; at += 3) if (!flat(at)) kept.push(...triangles.subarray(at, at + 3))
  return kept.length === triangles.length ? mesh : { positions, triangles: Uint32Array.from(kept) }
}
