import Module, { type Manifold, type ManifoldToplevel } from 'manifold-3d'
import type { Mesh } from '../mesh/mesh.ts'

/** What can be done with solids while a scope is open; everything made in it is freed when it closes. */
export type ManifoldScope = {
  /** Makes a solid of a sound mesh; null when it is refused as not a proper solid. */
  readonly solid: (mesh: Mesh) => Manifold | null
  /** What is in any of the solids. */
  readonly union: (solids: readonly Manifold[]) => Manifold
  /** Keeps another solid until the scope closes. */
  readonly keep: (solid: Manifold) => Manifold
  readonly meshOf: (solid: Manifold) => Mesh
}

let loading: Promise<ManifoldToplevel> | null = null

/** Opens a scope for solids, runs the work and frees everything that was made, also when the work throws. */
export async function withManifold<Answer>(work: (scope: ManifoldScope) => Answer): Promise<Answer> {
  loading ??= Module().then((module) => {
    module.setup()
    return module
  })
  const module = await loading
  const kept: { delete: () => void }[] = []
  const keep = (solid: Manifold): Manifold => {
    kept.push(solid)
    return solid
  }
  try {
    return work({
      keep,
      solid: (mesh) => solidOf(module, mesh, keep),
      union: (solids) => keep(module.Manifold.union([...solids])),
      meshOf: (solid) => {
        const { numProp, vertProperties, triVerts } = solid.getMesh()
        return { positions: positionsOf(vertProperties, numProp), triangles: Uint32Array.from(triVerts) }
      },
    })
  } finally {
    for (const one of kept) one.delete()
  }
}

function solidOf(module: ManifoldToplevel, mesh: Mesh, keep: (solid: Manifold) => Manifold): Manifold | null {
  try {
    const made = keep(
      new module.Manifold(
        new module.Mesh({
          numProp: 3,
          vertProperties: Float32Array.from(mesh.positions),
          triVerts: Uint32Array.from(mesh.triangles),
        }),
      ),
    )
    return made.status() === 'NoError' && !made.isEmpty() ? made : null
  } catch {
    // The library throws for meshes that are no solids, and has no gentler way to ask.
    return null
  }
}

function positionsOf(properties: Float32Array, width: number): Float64Array {
  const positions = new Float64Array((properties.length / width) * 3)
  for (let vertex = 0; vertex < properties.length / width; vertex++) {
    for (let axis = 0; axis < 3; axis++) positions[vertex * 3 + axis] = properties[vertex * width + axis] as number
  }
  return positions
}
