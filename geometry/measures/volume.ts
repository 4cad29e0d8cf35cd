import { axisBox, type Mesh } from '../mesh/mesh.ts'

/** Volume counted with its sign (negative where triangles face inward) and area, in the unit of the mesh. */
export type VolumeAndArea = { readonly volume: number; readonly area: number }

/** Sums the tetrahedra that the triangles form with the middle of the box, and the areas of the triangles. */
export function volumeAndArea(mesh: Mesh): VolumeAndArea {
  const { positions, triangles } = mesh
  if (triangles.length === 0) return { volume: 0, area: 0 }
  const { min, max } = axisBox(mesh)
  const middleX = (min[0] + max[0]) / 2
  const middleY = (min[1] + max[1]) / 2
  const middleZ = (min[2] + max[2]) / 2
  let sixVolumes = 0
  let twoAreas = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const a = (triangles[at] as number) * 3
    const b = (triangles[at + 1] as number) * 3
    const c = (triangles[at + 2] as number) * 3
    const ax = (positions[a] as number) - middleX
    const ay = (positions[a + 1] as number) - middleY
    const az = (positions[a + 2] as number) - middleZ
    const ux = (positions[b] as number) - middleX - ax
    const uy = (positions[b + 1] as number) - middleY - ay
    const uz = (positions[b + 2] as number) - middleZ - az
    const vx = (positions[c] as number) - middleX - ax
    const vy = (positions[c + 1] as number) - middleY - ay
    const vz = (positions[c + 2] as number) - middleZ - az
    const nx = uy * vz - uz * vy
    const ny = uz * vx - ux * vz
    const nz = ux * vy - uy * vx
    sixVolumes += ax * nx + ay * ny + az * nz
    twoAreas += Math.sqrt(nx * nx + ny * ny + nz * nz)
  }
  return { volume: sixVolumes / 6, area: twoAreas / 2 }
}
