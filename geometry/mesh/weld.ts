import type { Mesh } from './mesh.ts'

const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)

/**
 * Joins vertices at exactly the same position (0 and -0 are the same place) and drops triangles that use a position
 * twice and vertices that no triangle uses. Triangles keep their order and direction.
 */
export function weld(mesh: Mesh): Mesh {
  const { positions, triangles } = mesh
  const shared = shareVertices(positions, positions.length / 3)
  const places = new Float64Array(shared.count * 3)
  for (let number = 0; number < shared.count; number++) {
    const from = (shared.firstAt[number] as number) * 3
    // Adding 0 makes -0 and 0 the same.
    places[number * 3] = (positions[from] as number) + 0
    places[number * 3 + 1] = (positions[from + 1] as number) + 0
    places[number * 3 + 2] = (positions[from + 2] as number) + 0
  }
  const corners = new Uint32Array(triangles.length)
  let kept = 0
  for (let at = 0; at < triangles.length; at++) {
    corners[kept++] = shared.numberOf[triangles[at] as number] as number
    if (at % 3 === 2 && hasTwice(corners, kept - 3)) kept -= 3
  }
  return dropUnused(places, corners.slice(0, kept))
}

/**
 * Joins the corners of loose triangles, nine 32-bit floats each, exactly as `weld` does, without a list of vertices in
 * between. Works on the bits of the numbers, so it is the fast way for a binary STL.
 */
export function weldLoose(corners: Float32Array): Mesh {
  const bits = new Uint32Array(corners.buffer, corners.byteOffset, corners.length)
  const vertices = corners.length / 3
  const triangles = new Uint32Array(vertices)
  let places = new Float32Array(Math.max(3 * 64, Math.ceil(vertices / 4) * 3))
  let placeBits = new Uint32Array(places.buffer)
  let table = new Int32Array(tableSize(places.length / 3)).fill(-1)
  let used = 0
  let kept = 0
  for (let vertex = 0; vertex < vertices; vertex++) {
    const at = vertex * 3
    if (bits[at] === NEGATIVE_ZERO) bits[at] = 0
    if (bits[at + 1] === NEGATIVE_ZERO) bits[at + 1] = 0
    if (bits[at + 2] === NEGATIVE_ZERO) bits[at + 2] = 0
    const x = bits[at] as number
    const y = bits[at + 1] as number
    const z = bits[at + 2] as number
    const mask = table.length - 1
    let slot = hashOfBits(x, y, z) & mask
    let number = table[slot] as number
    while (number >= 0) {
      const from = number * 3
      if (placeBits[from] === x && placeBits[from + 1] === y && placeBits[from + 2] === z) break
      slot = (slot + 1) & mask
      number = table[slot] as number
    }
    if (number < 0) {
      if (used * 3 === places.length) {
        const wider = new Float32Array(places.length * 2)
        wider.set(places)
        places = wider
        placeBits = new Uint32Array(places.buffer)
        table = refilled(placeBits, used)
        slot = freeSlot(table, x, y, z)
      }
      number = used++
      table[slot] = number
      placeBits[number * 3] = x
      placeBits[number * 3 + 1] = y
      placeBits[number * 3 + 2] = z
    }
    triangles[kept++] = number
    if (at % 9 === 6 && hasTwice(triangles, kept - 3)) kept -= 3
  }
  return dropUnused(Float64Array.from(places.subarray(0, used * 3)), triangles.slice(0, kept))
}

const NEGATIVE_ZERO = 0x80000000

const hasTwice = (corners: Uint32Array, at: number): boolean =>
  corners[at] === corners[at + 1] || corners[at + 1] === corners[at + 2] || corners[at + 2] === corners[at]

function tableSize(places: number): number {
  let size = 1024
  while (size < places * 2) size *= 2
  return size
}

function refilled(placeBits: Uint32Array, used: number): Int32Array<ArrayBuffer> {
  const table = new Int32Array(tableSize(placeBits.length / 3)).fill(-1)
  for (let number = 0; number < used; number++) {
    const at = number * 3
    const slot = freeSlot(table, placeBits[at] as number, placeBits[at + 1] as number, placeBits[at + 2] as number)
    table[slot] = number
  }
  return table
}

function freeSlot(table: Int32Array, x: number, y: number, z: number): number {
  let slot = hashOfBits(x, y, z) & (table.length - 1)
  while ((table[slot] as number) >= 0) slot = (slot + 1) & (table.length - 1)
  return slot
}

function hashOfBits(x: number, y: number, z: number): number {
  const hash = Math.imul(x ^ (x >>> 15), 0x85ebca6b) ^ Math.imul(y ^ (y >>> 13), 0xc2b2ae35) ^ Math.imul(z, 0x27d4eb2f)
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}

/** Vertices that no triangle uses any more are left out; the others keep their order. */
function dropUnused(positions: Float64Array, triangles: Uint32Array): Mesh {
  const used = new Uint8Array(positions.length / 3)
  for (const vertex of triangles) used[vertex] = 1
  if (!used.includes(0)) return { positions, triangles }
  const numberOf = new Uint32Array(used.length)
  let count = 0
  for (let vertex = 0; vertex < used.length; vertex++) {
    if (used[vertex] === 0) continue
    positions.copyWithin(count * 3, vertex * 3, vertex * 3 + 3)
    numberOf[vertex] = count++
  }
  return {
    positions: positions.slice(0, count * 3),
    triangles: triangles.map((vertex) => numberOf[vertex] as number),
  }
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
