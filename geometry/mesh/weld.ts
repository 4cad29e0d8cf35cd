import type { Mesh } from './mesh.ts'

const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)

/**
 * Joins vertices at exactly the same position (0 and -0 are the same place) and drops triangles that use a position
 * twice and vertices that no triangle uses. Triangles keep their order and direction.
 */
export function weld(mesh: Mesh): Mesh {
  const { positions, triangles } = mesh
  const vertices = positions.length / 3
  const shared = shareVertices(positions, vertices)
  const kept = new Uint32Array(triangles.length)
  const places = new Float64Array(shared.count * 3)
  const renumbered = new Int32Array(shared.count).fill(-1)
  let corners = 0
  let used = 0
  const take = (first: number): number => {
    let number = renumbered[first] as number
    if (number < 0) {
      number = used++
      renumbered[first] = number
      const from = (shared.firstAt[first] as number) * 3
      places[number * 3] = positions[from] as number
      places[number * 3 + 1] = positions[from + 1] as number
      places[number * 3 + 2] = positions[from + 2] as number
    }
    return number
  }
  for (let at = 0; at < triangles.length; at += 3) {
    const a = shared.numberOf[triangles[at] as number] as number
    const b = shared.numberOf[triangles[at + 1] as number] as number
    const c = shared.numberOf[triangles[at + 2] as number] as number
    if (a === b || b === c || c === a) continue
    kept[corners] = take(a)
    kept[corners + 1] = take(b)
    kept[corners + 2] = take(c)
    corners += 3
  }
  return { positions: places.slice(0, used * 3), triangles: kept.slice(0, corners) }
}

type Shared = { numberOf: Uint32Array; firstAt: Uint32Array; count: number }

/** Gives every vertex the number of its position, by an open-addressed table of the positions seen so far. */
function shareVertices(positions: Float64Array, vertices: number): Shared {
  let size = 1024
  while (size < vertices * 1.5) size *= 2
  const mask = size - 1
  const table = new Int32Array(size).fill(-1)
  const numberOf = new Uint32Array(vertices)
  const firstAt = new Uint32Array(vertices)
  let count = 0
  for (let vertex = 0; vertex < vertices; vertex++) {
    const at = vertex * 3
    const x = positions[at] as number
    const y = positions[at + 1] as number
    const z = positions[at + 2] as number
    let slot = hashOf(x, y, z) & mask
    for (;;) {
      const number = table[slot] as number
      if (number < 0) {
        table[slot] = count
        firstAt[count] = vertex
        numberOf[vertex] = count++
        break
      }
      const from = (firstAt[number] as number) * 3
      if (positions[from] === x && positions[from + 1] === y && positions[from + 2] === z) {
        numberOf[vertex] = number
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return { numberOf, firstAt, count }
}

function hashOf(x: number, y: number, z: number): number {
  // Adding 0 makes -0 and 0 the same bits.
  float[0] = x + 0
  let hash = Math.imul((words[0] as number) ^ Math.imul(words[1] as number, 0x9e3779b1), 0x85ebca6b)
  float[0] = y + 0
  hash = Math.imul(hash ^ (hash >>> 15) ^ (words[0] as number) ^ Math.imul(words[1] as number, 0xc2b2ae35), 0x27d4eb2f)
  float[0] = z + 0
  hash = Math.imul(hash ^ (hash >>> 13) ^ (words[0] as number) ^ Math.imul(words[1] as number, 0x165667b1), 0x9e3779b1)
  return hash ^ (hash >>> 16)
}
