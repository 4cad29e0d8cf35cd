import { axisBox, type Mesh } from '../mesh/mesh.ts'
import type { Vector } from '../mesh/vector.ts'
import { principalAxes } from './principal-axes.ts'

/** How the volume of a part is spread, as seen from its own centre along its own principal axes. */
export type Moments = {
  readonly volume: number
  readonly centre: Vector
  /** Principal axes, a right-handed frame, widest spread first. */
  readonly axes: readonly [Vector, Vector, Vector]
  /** Root mean square distance from the centre along each axis. */
  readonly spread: readonly [number, number, number]
  /** Mean cubes of the distance along each axis: how lopsided the part is. */
  readonly lopsided: readonly [number, number, number]
  /** Mean product of the three distances: changes its sign in the mirror. */
  readonly twist: number
}

/** Integrates over the tetrahedra that the triangles form with the middle of the part; null without volume. */
export function momentsOf(mesh: Mesh): Moments | null {
  const { min, max } = axisBox(mesh)
  const middle: Vector = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2]
  const first: [number, number, number] = [0, 0, 0]
  let six = 0
  forTetrahedra(mesh, middle, AS_DRAWN, (volume, p) => {
    six += volume
    first[0] += (volume * (at(p, 0) + at(p, 3) + at(p, 6))) / 4
    first[1] += (volume * (at(p, 1) + at(p, 4) + at(p, 7))) / 4
    first[2] += (volume * (at(p, 2) + at(p, 5) + at(p, 8))) / 4
  })
  if (!(Math.abs(six) > 0)) return null
  const centre: Vector = [middle[0] + first[0] / six, middle[1] + first[1] / six, middle[2] + first[2] / six]
  const { axes, values } = principalAxes(covariance(mesh, centre, six))
  const spread = values.map((value) => Math.sqrt(Math.max(0, value))) as [number, number, number]
  return { volume: six / 6, centre, axes, spread, ...thirdMoments(mesh, centre, six, axes) }
}

type Axes = readonly [Vector, Vector, Vector]
const AS_DRAWN: Axes = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

const at = (values: Float64Array, index: number): number => values[index] as number

/**
 * Calls with six times the signed volume of each tetrahedron and its three outer corners (nine numbers, always in the same
 * array), seen from a place along three axes.
 */
function forTetrahedra(
  { positions, triangles }: Mesh,
  from: Vector,
  axes: Axes,
  take: (sixVolumes: number, corners: Float64Array) => void,
): void {
  const p = new Float64Array(9)
  const [u, v, w] = axes
  for (let first = 0; first < triangles.length; first += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const vertex = (triangles[first + corner] as number) * 3
      const x = (positions[vertex] as number) - from[0]
      const y = (positions[vertex + 1] as number) - from[1]
      const z = (positions[vertex + 2] as number) - from[2]
      p[corner * 3] = x * u[0] + y * u[1] + z * u[2]
      p[corner * 3 + 1] = x * v[0] + y * v[1] + z * v[2]
      p[corner * 3 + 2] = x * w[0] + y * w[1] + z * w[2]
    }
    const volume =
      at(p, 0) * (at(p, 4) * at(p, 8) - at(p, 5) * at(p, 7)) +
      at(p, 1) * (at(p, 5) * at(p, 6) - at(p, 3) * at(p, 8)) +
      at(p, 2) * (at(p, 3) * at(p, 7) - at(p, 4) * at(p, 6))
    take(volume, p)
  }
}

/** Mean products of the distances from the centre: xx, yy, zz, xy, yz, zx. */
function covariance(mesh: Mesh, centre: Vector, six: number): number[] {
  const sums = new Float64Array(6)
  forTetrahedra(mesh, centre, AS_DRAWN, (volume, p) => {
    for (let index = 0; index < 6; index++) {
      const i = index < 3 ? index : index - 3
      const j = index < 3 ? index : (index - 2) % 3
      const [ai, bi, ci] = [at(p, i), at(p, i + 3), at(p, i + 6)]
      const [aj, bj, cj] = [at(p, j), at(p, j + 3), at(p, j + 6)]
      const whole = (ai + bi + ci) * (aj + bj + cj) + ai * aj + bi * bj + ci * cj
      sums[index] = at(sums, index) + (volume * whole) / 20
    }
  })
  return [...sums].map((value) => value / six)
}

type Third = { lopsided: [number, number, number]; twist: number }

function thirdMoments(mesh: Mesh, centre: Vector, six: number, axes: Axes): Third {
  const lopsided: [number, number, number] = [0, 0, 0]
  let twist = 0
  forTetrahedra(mesh, centre, axes, (volume, p) => {
    lopsided[0] += volume * tripleMean(p, 0, 0, 0)
    lopsided[1] += volume * tripleMean(p, 1, 1, 1)
    lopsided[2] += volume * tripleMean(p, 2, 2, 2)
    twist += volume * tripleMean(p, 0, 1, 2)
  })
  return { lopsided: lopsided.map((value) => value / six) as [number, number, number], twist: twist / six }
}

/** The mean over a tetrahedron, one corner at zero, of the product of three coordinates of its other corners. */
function tripleMean(p: Float64Array, u: number, v: number, w: number): number {
  const [ua, ub, uc] = [at(p, u), at(p, u + 3), at(p, u + 6)]
  const [va, vb, vc] = [at(p, v), at(p, v + 3), at(p, v + 6)]
  const [wa, wb, wc] = [at(p, w), at(p, w + 3), at(p, w + 6)]
  const [su, sv, sw] = [ua + ub + uc, va + vb + vc, wa + wb + wc]
  const uv = ua * va + ub * vb + uc * vc
  const vw = va * wa + vb * wb + vc * wc
  const wu = wa * ua + wb * ub + wc * uc
  return (su * sv * sw + su * vw + sv * wu + sw * uv + 2 * (ua * va * wa + ub * vb * wb + uc * vc * wc)) / 120
}
