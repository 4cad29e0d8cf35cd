import { axisBox, type Mesh } from '../mesh/mesh.ts'
import { withManifold } from './scope.ts'

/** The union of sound meshes, and its volume. */
export type United = { readonly mesh: Mesh; readonly volume: number }

/** Unites sound meshes into one without overlaps; null when one of them is refused as a solid. */
export async function uniteSolids(meshes: readonly Mesh[]): Promise<United | null> {
  const middle = middleOf(meshes)
  return withManifold((scope) => {
    const solids = []
    for (const mesh of meshes) {
      // Solids are kept in 32-bit numbers, which are finest around zero.
      const solid = scope.solid(moved(mesh, middle, -1))
      if (!solid) return null
      solids.push(solid)
    }
    const union = scope.union(solids)
    return { mesh: moved(scope.meshOf(union), middle, 1), volume: union.volume() }
  })
}

function middleOf(meshes: readonly Mesh[]): [number, number, number] {
  const boxes = meshes.map(axisBox)
  return [0, 1, 2].map((axis) => {
    const low = Math.min(...boxes.map(({ min }) => min[axis as 0]))
    const high = Math.max(...boxes.map(({ max }) => max[axis as 0]))
    return (low + high) / 2
  }) as [number, number, number]
}

const moved = ({ positions, triangles }: Mesh, by: readonly number[], sign: number): Mesh => ({
  positions: positions.map((value, at) => value + sign * (by[at % 3] as number)),
  triangles,
})
