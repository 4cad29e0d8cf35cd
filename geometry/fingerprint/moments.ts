import { axisBox, type Mesh } from '../mesh/mesh.ts'
import { cross, dot, type Vector } from '../mesh/vector.ts'
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
  const first = [0, 0, 0] as [number, number, number]
  let six = 0
  forTetrahedra(mesh, middle, (volume, corners) => {
    six += volume
    for (let axis = 0; axis < 3; axis++) {
      first[axis] = (first[axis] as number) + (volume * sum(corners.map((corner) => corner[axis] as number))) / 4
    }
  })
  if (!(Math.abs(six) > 0)) return null
  const centre: Vector = [middle[0] + first[0] / six, middle[1] + first[1] / six, middle[2] + first[2] / six]
  const { axes, values } = principalAxes(covariance(mesh, centre, six))
  const spread = values.map((value) => Math.sqrt(Math.max(0, value))) as [number, number, number]
  return { volume: six / 6, centre, axes, spread, ...thirdMoments(mesh, centre, six, axes) }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Calls with six times the signed volume of each tetrahedron and its three outer corners, seen from a place. */
function forTetrahedra(
  { positions, triangles }: Mesh,
  from: Vector,
  take: (sixVolumes: number, corners: readonly [Vector, Vector, Vector]) => void,
): void {
  const corner = (at: number): Vector => {
    const vertex = (triangles[at] as number) * 3
    return [
      (positions[vertex] as number) - from[0],
      (positions[vertex + 1] as number) - from[1],
      (positions[vertex + 2] as number) - from[2],
    ]
  }
  for (let at = 0; at < triangles.length; at += 3) {
    const corners = [corner(at), corner(at + 1), corner(at + 2)] as const
    take(dot(corners[0], cross(corners[1], corners[2])), corners)
  }
}

/** Mean products of the distances from the centre: xx, yy, zz, xy, yz, zx. */
function covariance(mesh: Mesh, centre: Vector, six: number): number[] {
  const sums = [0, 0, 0, 0, 0, 0]
  const pairs = [
    [0, 0],
    [1, 1],
    [2, 2],
    [0, 1],
    [1, 2],
    [2, 0],
  ] as const
  forTetrahedra(mesh, centre, (volume, [a, b, c]) => {
    for (const [index, [i, j]] of pairs.entries()) {
      const whole = (a[i] + b[i] + c[i]) * (a[j] + b[j] + c[j]) + a[i] * a[j] + b[i] * b[j] + c[i] * c[j]
      sums[index] = (sums[index] as number) + (volume * whole) / 20
    }
  })
  return sums.map((value) => value / six)
}

type Third = { lopsided: [number, number, number]; twist: number }

function thirdMoments(mesh: Mesh, centre: Vector, six: number, axes: readonly [Vector, Vector, Vector]): Third {
  const lopsided: [number, number, number] = [0, 0, 0]
  let twist = 0
  forTetrahedra(mesh, centre, (volume, corners) => {
    const along = axes.map((axis) => corners.map((corner) => dot(corner, axis))) as unknown as [Along, Along, Along]
    for (let axis = 0; axis < 3; axis++) {
      const own = along[axis] as Along
      lopsided[axis] = (lopsided[axis] as number) + volume * tripleMean(own, own, own)
    }
    twist += volume * tripleMean(along[0], along[1], along[2])
  })
  return { lopsided: lopsided.map((value) => value / six) as [number, number, number], twist: twist / six }
}

type Along = readonly [number, number, number]

/** The mean over a tetrahedron, one corner at zero, of the product of three linear functions known at its other corners. */
function tripleMean(u: Along, v: Along, w: Along): number {
  const [su, sv, sw] = [sum(u), sum(v), sum(w)]
  const [uv, vw, wu] = [dot(u, v), dot(v, w), dot(w, u)]
  const uvw = u[0] * v[0] * w[0] + u[1] * v[1] * w[1] + u[2] * v[2] * w[2]
  return (su * sv * sw + su * vw + sv * wu + sw * uv + 2 * uvw) / 120
}
