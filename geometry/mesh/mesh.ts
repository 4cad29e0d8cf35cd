/**
 * Triangles over shared vertices: three coordinates per vertex, three vertex numbers per triangle, counter-clockwise
 * seen from outside. Lengths are in the unit of the file they came from unless a name says millimetres.
 */
export type Mesh = {
  readonly positions: Float64Array
  readonly triangles: Uint32Array
}

/** How many triangles a mesh has. */
export const triangleCount = (mesh: Mesh): number => mesh.triangles.length / 3

/** An axis-parallel box around all vertices; empty meshes have none. */
export type AxisBox = {
  readonly min: readonly [number, number, number]
  readonly max: readonly [number, number, number]
}

/** Measures the axis-parallel box around the vertices of a mesh that has at least one. */
export function axisBox({ positions }: Mesh): AxisBox {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let at = 0; at < positions.length; at += 3) {
    const x = positions[at] as number
    const y = positions[at + 1] as number
    const z = positions[at + 2] as number
    if (x < min[0]) min[0] = x
    if (y < min[1]) min[1] = y
    if (z < min[2]) min[2] = z
    if (x > max[0]) max[0] = x
    if (y > max[1]) max[1] = y
    if (z > max[2]) max[2] = z
  }
  return { min, max }
}
