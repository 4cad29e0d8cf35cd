import type { Mesh } from './mesh.ts'

const CREASE_COSINE = Math.cos((32 * Math.PI) / 180)
/** Beyond these sizes facets are too small, or fans too wide, for smoothing to be seen. */
const SMOOTHED_TRIANGLES_MAX = 250_000
const FAN_MAX = 48

/** Unit normals of triangles (three numbers each); zero for triangles without area. */
export function faceNormals({ positions, triangles }: Mesh): Float64Array {
  const normals = new Float64Array(triangles.length)
  for (let at = 0; at < triangles.length; at += 3) {
    const a = (triangles[at] as number) * 3
    const b = (triangles[at + 1] as number) * 3
    const c = (triangles[at + 2] as number) * 3
    const ax = positions[a] as number
    const ay = positions[a + 1] as number
    const az = positions[a + 2] as number
    const ux = (positions[b] as number) - ax
    const uy = (positions[b + 1] as number) - ay
    const uz = (positions[b + 2] as number) - az
    const vx = (positions[c] as number) - ax
    const vy = (positions[c + 1] as number) - ay
    const vz = (positions[c + 2] as number) - az
    const x = uy * vz - uz * vy
    const y = uz * vx - ux * vz
    const z = ux * vy - uy * vx
    const length = Math.sqrt(x * x + y * y + z * z)
    if (length === 0) continue
    normals[at] = x / length
    normals[at + 1] = y / length
    normals[at + 2] = z / length
  }
  return normals
}

/**
 * Normals for each corner of each triangle (nine numbers per triangle): the mean of the faces around the vertex that
 * bend less than a crease, so that curved walls look round and edges stay sharp. Null where facets are too fine to need it.
 */
export function cornerNormals({ triangles, positions }: Mesh, faces: Float64Array): Float32Array | null {
  if (triangles.length / 3 > SMOOTHED_TRIANGLES_MAX) return null
  const { first, around } = facesAround(triangles, positions.length / 3)
  const corners = new Float32Array(triangles.length * 3)
  for (let corner = 0; corner < triangles.length; corner++) {
    const own = corner - (corner % 3)
    const vertex = triangles[corner] as number
    const from = first[vertex] as number
    const to = first[vertex + 1] as number
    const nx = faces[own] as number
    const ny = faces[own + 1] as number
    const nz = faces[own + 2] as number
    let [x, y, z] = [nx, ny, nz]
    for (let at = from; at < to && to - from <= FAN_MAX; at++) {
      const other = (around[at] as number) * 3
      const ox = faces[other] as number
      const oy = faces[other + 1] as number
      const oz = faces[other + 2] as number
      if (other === own || nx * ox + ny * oy + nz * oz < CREASE_COSINE) continue
      x += ox
      y += oy
      z += oz
    }
    const length = Math.sqrt(x * x + y * y + z * z) || 1
    corners[corner * 3] = x / length
    corners[corner * 3 + 1] = y / length
    corners[corner * 3 + 2] = z / length
  }
  return corners
}

function facesAround(triangles: Uint32Array, vertices: number): { first: Uint32Array; around: Uint32Array } {
  const first = new Uint32Array(vertices + 1)
  for (const vertex of triangles) first[vertex + 1] = (first[vertex + 1] as number) + 1
  for (let vertex = 0; vertex < vertices; vertex++) {
    first[vertex + 1] = (first[vertex + 1] as number) + (first[vertex] as number)
  }
  const next = first.slice()
  const around = new Uint32Array(triangles.length)
  for (let corner = 0; corner < triangles.length; corner++) {
    const vertex = triangles[corner] as number
    const at = next[vertex] as number
    around[at] = Math.floor(corner / 3)
    next[vertex] = at + 1
  }
  return { first, around }
}
