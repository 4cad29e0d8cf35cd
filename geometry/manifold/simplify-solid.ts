import type { Mesh } from '../mesh/mesh.ts'
import { withManifold } from './scope.ts'

/** Leaves out what is smaller than a tolerance, keeping a solid a solid; null when the mesh is refused as one. */
export function simplifySolid(mesh: Mesh, tolerance: number): Promise<Mesh | null> {
  return withManifold((scope) => {
    const solid = scope.solid(mesh)
    return solid ? scope.meshOf(scope.keep(solid.simplify(tolerance))) : null
  })
}
