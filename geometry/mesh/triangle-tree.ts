import { BufferAttribute, BufferGeometry } from 'three'
import { MeshBVH } from 'three-mesh-bvh'
import { axisBox, type Mesh } from './mesh.ts'

/**
 * A tree of boxes over the triangles of a mesh for fast questions about distance. Everything inside is moved so that the
 * middle of the part is at zero, where 32-bit numbers are finest; `index` holds the triangles in the order of the tree.
 */
export type TriangleTree = {
  readonly tree: MeshBVH
  readonly positions: Float64Array
  readonly index: Uint32Array
  readonly middle: readonly [number, number, number]
  /** Length of the diagonal of the box around the part. */
  readonly size: number
}

/** Builds the tree of a mesh with at least one triangle. */
export function treeOf(mesh: Mesh): TriangleTree {
  const { min, max } = axisBox(mesh)
  const middle = ([0, 1, 2] as const).map((axis) => (min[axis] + max[axis]) / 2) as [number, number, number]
  const positions = mesh.positions.map((value, at) => value - (middle[at % 3] as number))
  // The tree brings the triangles into its own order, in this copy.
  const index = mesh.triangles.slice()
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3))
  geometry.setIndex(new BufferAttribute(index, 1))
  const tree = new MeshBVH(geometry, { targetLeafSize: 4 })
  return { tree, positions, index, middle, size: Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]) }
}
