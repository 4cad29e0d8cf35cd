import type { Mesh } from '#geometry/mesh/mesh.ts'
import { weld } from '#geometry/mesh/weld.ts'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { fixtureBytes, fixtureModels } from '#tests/support/known-models.ts'

/** What the model files of the fixtures must answer, and their bytes. */
export const expectedModels = fixtureModels
export const modelBytes = fixtureBytes

/** The triangles of a model file that can be read. */
export function modelMesh(file: string): Mesh {
  const reading = readPartFile(modelBytes(file))
  if (!reading.ok) throw new Error(`${file}: ${reading.problem}`)
  return reading.file.mesh
}

/** A mesh turned about two axes, scaled and moved. */
export function placed({ positions, triangles }: Mesh, turn: number, scale = 1, shift = 0): Mesh {
  const [c, s, c2, s2] = [Math.cos(turn), Math.sin(turn), Math.cos(turn * 1.7), Math.sin(turn * 1.7)]
  const moved = new Float64Array(positions.length)
  for (let at = 0; at < positions.length; at += 3) {
    const [x, y, z] = [positions[at] as number, positions[at + 1] as number, positions[at + 2] as number]
    const [u, v] = [c * x - s * y, s * x + c * y]
    moved.set([u * scale + shift, (c2 * v - s2 * z) * scale - shift, (s2 * v + c2 * z) * scale + shift / 2], at)
  }
  return { positions: moved, triangles }
}

/** A closed box from corner to corner. */
export function boxMesh(from: readonly number[], to: readonly number[]): Mesh {
  const [x, y, z] = from as [number, number, number]
  const [X, Y, Z] = to as [number, number, number]
  const corners = [x, y, z, X, y, z, X, Y, z, x, Y, z, x, y, Z, X, y, Z, X, Y, Z, x, Y, Z]
  const faces = [
    0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7,
  ]
  return weld({ positions: Float64Array.from(corners), triangles: Uint32Array.from(faces) })
}
