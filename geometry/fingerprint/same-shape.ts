import type { Mesh } from '../mesh/mesh.ts'
import { axisBox } from '../mesh/mesh.ts'
import { compareFingerprints, fingerprintOf } from './fingerprint.ts'
import { register } from './register.ts'

/**
 * What two parts are to each other: the same (`identical`), the same cut into other triangles (`same_shape`), each other's
 * mirror image, or different. The deviation is the largest distance between their surfaces once laid on each other; null
 * where they differ too much to be laid on each other.
 */
export type ShapeComparison = {
  readonly verdict: 'identical' | 'same_shape' | 'mirrored' | 'different'
  readonly deviationMm: number | null
}

/** Shapes whose fingerprints differ by more are different parts, whatever their triangles. */
const FINGERPRINT_MAX = 0.04
const IDENTICAL_MM = 0.01
const IDENTICAL_SHARE = 1e-4
const SAME_SHAPE_SHARE = 2e-3

/** Compares two sound meshes in millimetres, however each is turned and placed. */
export function compareShapes(mesh: Mesh, other: Mesh): ShapeComparison {
  const [own, others] = [fingerprintOf(mesh), fingerprintOf(other)]
  if (!own || !others || compareFingerprints(own, others, true).share > FINGERPRINT_MAX) {
    return { verdict: 'different', deviationMm: null }
  }
  const { min, max } = axisBox(mesh)
  const diagonal = Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2])
  const same = diagonal * SAME_SHAPE_SHARE
  const deviationMm = register(mesh, other, same)
  if (deviationMm <= Math.max(IDENTICAL_MM, diagonal * IDENTICAL_SHARE)) return { verdict: 'identical', deviationMm }
  if (deviationMm <= same) return { verdict: 'same_shape', deviationMm }
  const mirrored = register(mesh, mirrorImage(other), same)
  return { verdict: mirrored <= same ? 'mirrored' : 'different', deviationMm }
}

function mirrorImage({ positions, triangles }: Mesh): Mesh {
  const turned = triangles.slice()
  for (let at = 0; at < turned.length; at += 3) turned.set([triangles[at + 1] as number, triangles[at] as number], at)
  return { positions: positions.map((value, at) => (at % 3 === 0 ? -value : value)), triangles: turned }
}
