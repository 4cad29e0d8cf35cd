import { faceNormals } from '../mesh/corner-normals.ts'
import { axisBox, type Mesh } from '../mesh/mesh.ts'
import { cross, dot, negated, type Vector } from '../mesh/vector.ts'
import { fitCamera, project } from './camera.ts'
import { drawTriangles, emptyRaster } from './raster.ts'

const TRIAL_SAMPLES = 72
/** How much better than the rest another way to stand must look than the way the part was drawn. */
const AS_DRAWN = 1.6
/** How much lying on the largest side is worth to a part as thin as paper; stout parts gain nothing by it. */
const LYING_FLAT = 1.4
const LONG_SIDE_FIRST = 1.3

/** How a part stands in its picture: which of its own directions point along the ground to the right, away, and up. */
export type Pose = { readonly x: Vector; readonly y: Vector; readonly z: Vector }

/**
 * Chooses how a part stands: on its largest side unless another shows clearly more of its form, with its longest side
 * running to the lower right. Looks at each way in a tiny picture and counts the edges that show.
 */
export function choosePose(mesh: Mesh, axes: readonly [Vector, Vector, Vector]): Pose {
  const faces = faceNormals(mesh)
  const lengths = axes.map((axis) => extentAlong(mesh, axis))
  const order = [0, 1, 2].sort((a, b) => (lengths[b] as number) - (lengths[a] as number))
  const [long, middle, short] = order.map((index) => axes[index] as Vector) as [Vector, Vector, Vector]
  const [, middleLength, shortLength] = order.map((index) => lengths[index] as number) as [number, number, number]
  const lying = 1 + LYING_FLAT * (1 - shortLength / middleLength) ** 2
  let best: Pose | null = null
  let bestScore = -1
  for (const up of [short, negated(short), middle, negated(middle), long, negated(long)]) {
    for (const pose of posesAround(up, [long, middle, short])) {
      const preference =
        (Math.abs(dot(up, short)) > 0.5 ? lying : 1) *
        (up[2] > 0.999 ? AS_DRAWN : 1) *
        (Math.abs(dot(pose.x, long)) > 0.5 ? LONG_SIDE_FIRST : 1)
      const score = edgesSeen(posed(mesh, pose), faces) * preference
      // Equal looks keep the first, so that the choice never hangs on the last bit of a sum.
      if (score > bestScore * 1.0001) {
        best = pose
        bestScore = score
      }
    }
  }
  return best ?? { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] }
}

/** The four ways to turn a part about an upward direction with its box square to the picture. */
function posesAround(up: Vector, sides: readonly Vector[]): Pose[] {
  const flat = sides.filter((side) => Math.abs(dot(side, up)) < 0.5)
  return flat.flatMap((side) => [side, negated(side)]).map((x) => ({ x, y: cross(up, x), z: up }))
}

/** A copy of the mesh standing in its pose, on the ground, over the middle. */
export function posed(mesh: Mesh, { x, y, z }: Pose): Mesh {
  const positions = new Float64Array(mesh.positions.length)
  for (let at = 0; at < positions.length; at += 3) {
    const place: Vector = [
      mesh.positions[at] as number,
      mesh.positions[at + 1] as number,
      mesh.positions[at + 2] as number,
    ]
    positions[at] = dot(place, x)
    positions[at + 1] = dot(place, y)
    positions[at + 2] = dot(place, z)
  }
  const { min, max } = axisBox({ positions, triangles: mesh.triangles })
  const shift = [-(min[0] + max[0]) / 2, -(min[1] + max[1]) / 2, -min[2]] as const
  for (let at = 0; at < positions.length; at++) positions[at] = (positions[at] as number) + (shift[at % 3] as number)
  return { positions, triangles: mesh.triangles }
}

function extentAlong({ positions }: Mesh, axis: Vector): number {
  let least = Infinity
  let most = -Infinity
  for (let at = 0; at < positions.length; at += 3) {
    const along =
      (positions[at] as number) * axis[0] +
      (positions[at + 1] as number) * axis[1] +
      (positions[at + 2] as number) * axis[2]
    if (along < least) least = along
    if (along > most) most = along
  }
  return most - least
}

/** How much the surface bends between neighbouring samples of a small picture: holes, ribs and edges count. */
function edgesSeen(mesh: Mesh, faces: Float64Array): number {
  const raster = emptyRaster(TRIAL_SAMPLES, TRIAL_SAMPLES)
  drawTriangles(raster, mesh.triangles, project(mesh.positions, fitCamera(mesh, TRIAL_SAMPLES, 0.03)))
  const { triangle } = raster
  let bend = 0
  for (let sample = 0; sample + TRIAL_SAMPLES < triangle.length; sample++) {
    const here = triangle[sample] as number
    if (here < 0) continue
    for (const next of [triangle[sample + 1] as number, triangle[sample + TRIAL_SAMPLES] as number]) {
      if (next < 0 || next === here) continue
      const [a, b] = [here * 3, next * 3]
      const along =
        (faces[a] as number) * (faces[b] as number) +
        (faces[a + 1] as number) * (faces[b + 1] as number) +
        (faces[a + 2] as number) * (faces[b + 2] as number)
      bend += Math.min(1, Math.max(0, 1 - along - 0.05))
    }
  }
  return bend
}
