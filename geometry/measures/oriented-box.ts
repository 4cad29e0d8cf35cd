import type { Mesh } from '../mesh/mesh.ts'
import { cross, dot, unit, type Vector } from '../mesh/vector.ts'
import type { Hull } from './convex-hull.ts'
import { smallestRectangle } from './smallest-rectangle.ts'

/** A box turned in space: three perpendicular directions, its length along each, longest first, and its middle. */
export type OrientedBox = {
  readonly axes: readonly [Vector, Vector, Vector]
  readonly lengths: readonly [number, number, number]
  readonly centre: Vector
  readonly volume: number
}

/** Of hulls with more corners, so many of the outermost are looked at first, and so many for a first impression. */
const SCOUTS = 400
const FIRST_SCOUTS = 120
/** Hulls with more corners are so round that the farthest corner in each direction stands for its neighbours at first. */
const THINNED_ABOVE = 10_000
const THINNING_CELLS = 40
const FACE_DIRECTIONS_MAX = 1200
const EXACT_FACES_MAX = 60
const SPREAD_ROTATIONS = 400
/** How many boxes of each kind are improved a little, how many further, and how many to the last digit. */
const STARTS = 30
const BETTER = 10
const BEST = 4

type Axes = readonly [Vector, Vector, Vector]
type Candidate = { axes: Axes; volume: number }

/**
 * Finds the box of the smallest volume around a hull, however it is turned. A smallest box need not lie flat on any face
 * (that of a regular tetrahedron is half of what any face gives), so beside every face direction with its best rectangle,
 * rotations spread over all orientations are tried, and the best of both are improved in ever smaller turns. Nothing is
 * random: the same hull gives the same box.
 */
export function orientedBox(mesh: Mesh, hull: Hull): OrientedBox {
  const all = pointsOf(mesh, hull.corners)
  const thinned = all.length / 3 > THINNED_ABOVE ? farthestEachWay(all) : all
  const scouts = outermost(thinned, SCOUTS)
  const few = outermost(scouts, FIRST_SCOUTS)
  const faces = faceCandidates(thinned, scouts, faceDirections(mesh, hull))
  const spread = spreadRotations().map((axes) => ({ axes, volume: boxVolume(few, axes) }))
  const starts = [...smallest(faces, STARTS), ...smallest(spread, STARTS)]
  const better = smallest(
    starts.map(({ axes }) => improve(few, axes, 0.2, 0.03)),
    BETTER,
  ).map(({ axes }) => improve(scouts, axes, 0.05, 1e-3))
  const polished = [...smallest(faces, 1), ...smallest(better, BEST)].map(({ axes }) => polish(all, axes))
  const least = Math.min(...polished.map(({ volume }) => volume))
  // Of boxes that are equal but for rounding the stoutest is taken, so that the choice does not hang on the last digit.
  const equal = [...polished, ...faces].filter(({ volume }) => volume <= least * (1 + 1e-9))
  const boxes = equal.map(({ axes }) => described(all, axes))
  return boxes.reduce((stoutest, box) => (isStouter(box, stoutest) ? box : stoutest))
}

/** Whether a box is clearly shorter than another, or as long and clearly less wide. */
function isStouter({ lengths: [a, b] }: OrientedBox, { lengths: [otherA, otherB] }: OrientedBox): boolean {
  const same = a * 1e-7
  return a < otherA - same || (a < otherA + same && b < otherB - same)
}

function pointsOf({ positions }: Mesh, corners: Uint32Array): Float64Array {
  const points = new Float64Array(corners.length * 3)
  for (let at = 0; at < corners.length; at++) {
    const from = (corners[at] as number) * 3
    points[at * 3] = positions[from] as number
    points[at * 3 + 1] = positions[from + 1] as number
    points[at * 3 + 2] = positions[from + 2] as number
  }
  return points
}

/** The points that lie farthest out in directions spread evenly over the sphere. */
function outermost(points: Float64Array, count: number): Float64Array {
  if (points.length / 3 <= count) return points
  const chosen = new Set<number>()
  for (let index = 0; index < count; index++) {
    const z = 1 - (2 * index + 1) / count
    const out = Math.sqrt(1 - z * z)
    const turn = index * Math.PI * (3 - Math.sqrt(5))
    chosen.add(farthestAlong(points, [out * Math.cos(turn), out * Math.sin(turn), z]))
  }
  const scouts = new Float64Array(chosen.size * 3)
  let at = 0
  for (const point of chosen) {
    scouts.set(points.subarray(point * 3, point * 3 + 3), at)
    at += 3
  }
  return scouts
}

/** The farthest point in each of many directions around the middle, found in one walk over the points. */
function farthestEachWay(points: Float64Array): Float64Array {
  const ranges = [0, 1, 2].map((axis) => range(points, [Number(axis === 0), Number(axis === 1), Number(axis === 2)]))
  const [mx, my, mz] = ranges.map(({ low, high }) => (low + high) / 2) as [number, number, number]
  const cells = THINNING_CELLS
  const farthest = new Int32Array(6 * cells * cells).fill(-1)
  const reach = new Float64Array(farthest.length)
  for (let at = 0; at < points.length; at += 3) {
    const x = (points[at] as number) - mx
    const y = (points[at + 1] as number) - my
    const z = (points[at + 2] as number) - mz
    const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)]
    const most = Math.max(ax, ay, az)
    if (most === 0) continue
    const side = most === ax ? (x > 0 ? 0 : 1) : most === ay ? (y > 0 ? 2 : 3) : z > 0 ? 4 : 5
    const [u, v] = side < 2 ? [y / most, z / most] : side < 4 ? [x / most, z / most] : [x / most, y / most]
    const column = Math.min(cells - 1, Math.floor(((u + 1) / 2) * cells))
    const row = Math.min(cells - 1, Math.floor(((v + 1) / 2) * cells))
    const cell = (side * cells + row) * cells + column
    const distance = x * x + y * y + z * z
    if (distance <= (reach[cell] as number)) continue
    reach[cell] = distance
    farthest[cell] = at
  }
  const kept: number[] = []
  for (const at of farthest) {
    if (at >= 0) kept.push(points[at] as number, points[at + 1] as number, points[at + 2] as number)
  }
  return Float64Array.from(kept)
}

function farthestAlong(points: Float64Array, direction: Vector): number {
  let best = -Infinity
  let farthest = 0
  for (let at = 0; at < points.length; at += 3) {
    const along =
      (points[at] as number) * direction[0] +
      (points[at + 1] as number) * direction[1] +
      (points[at + 2] as number) * direction[2]
    if (along > best) {
      best = along
      farthest = at / 3
    }
  }
  return farthest
}

/**
 * The directions that faces of the hull look in, each once; opposite faces count as one. Where there are very many, only
 * the largest face of each small cone of directions stays.
 */
function faceDirections({ positions }: Mesh, { triangles, normals }: Hull): Vector[] {
  if (triangles.length / 3 < MANY_FACES) {
    const exact = directionsOnGrid(positions, triangles, normals, 1e7)
    if (exact.length <= FACE_DIRECTIONS_MAX) return exact
  }
  return directionsOnGrid(positions, triangles, normals, 24).slice(0, FACE_DIRECTIONS_MAX)
}

const MANY_FACES = 100_000

function directionsOnGrid(
  positions: Float64Array,
  triangles: Uint32Array,
  normals: Float64Array,
  steps: number,
): Vector[] {
  const largest = new Map<number, { face: number; area: number }>()
  for (let at = 0; at < triangles.length; at += 3) {
    const [x, y, z] = [normals[at] as number, normals[at + 1] as number, normals[at + 2] as number]
    // A sliver of the hull may be too thin to have a direction of its own.
    if (x === 0 && y === 0 && z === 0) continue
    const sign = upward(x, y, z)
    const key = (Math.round(x * sign * steps) * GRID_SPAN + Math.round(y * sign * steps)) * 2 + (z * sign >= 0 ? 1 : 0)
    const area = twiceArea(positions, triangles, at)
    const known = largest.get(key)
    if (!known) largest.set(key, { face: at, area })
    else if (area > known.area) {
      known.face = at
      known.area = area
    }
  }
  return [...largest.values()]
    .sort((a, b) => b.area - a.area)
    .map(({ face }) => [normals[face] as number, normals[face + 1] as number, normals[face + 2] as number])
}

/** More than the number of steps from -1 to 1, so that two rounded coordinates make one number. */
const GRID_SPAN = 2 ** 25

const upward = (x: number, y: number, z: number): number =>
  z > 1e-9 || (z > -1e-9 && (y > 1e-9 || (y > -1e-9 && x > 0))) ? 1 : -1

function twiceArea(positions: Float64Array, triangles: Uint32Array, at: number): number {
  const [a, b, c] = [0, 1, 2].map((corner) => {
    const from = (triangles[at + corner] as number) * 3
    return [positions[from] as number, positions[from + 1] as number, positions[from + 2] as number] as const
  }) as [Vector, Vector, Vector]
  const n = cross([b[0] - a[0], b[1] - a[1], b[2] - a[2]], [c[0] - a[0], c[1] - a[1], c[2] - a[2]])
  return Math.sqrt(dot(n, n))
}

/**
 * The best box on each face direction. A box around the scouts is never larger than the one around all points, so
 * directions whose scouts already need more than the best box found are left out without loss.
 */
function faceCandidates(all: Float64Array, scouts: Float64Array, directions: readonly Vector[]): Candidate[] {
  const estimates = directions.map((direction) => boxAlong(scouts, direction)).sort((a, b) => a.volume - b.volume)
  if (scouts === all) return estimates
  const exact: Candidate[] = []
  let best = Infinity
  for (const { axes, volume } of estimates) {
    if (exact.length >= EXACT_FACES_MAX || (volume > best && exact.length >= STARTS)) break
    const candidate = boxAlong(all, axes[2])
    exact.push(candidate)
    best = Math.min(best, candidate.volume)
  }
  return exact
}

/** The smallest box with one side across a direction. */
function boxAlong(points: Float64Array, direction: Vector): Candidate {
  const u = unit(cross(Math.abs(direction[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0], direction))
  const v = cross(direction, u)
  const flat = new Float64Array((points.length / 3) * 2)
  let low = Infinity
  let high = -Infinity
  for (let at = 0, to = 0; at < points.length; at += 3, to += 2) {
    const x = points[at] as number
    const y = points[at + 1] as number
    const z = points[at + 2] as number
    flat[to] = x * u[0] + y * u[1] + z * u[2]
    flat[to + 1] = x * v[0] + y * v[1] + z * v[2]
    const along = x * direction[0] + y * direction[1] + z * direction[2]
    if (along < low) low = along
    if (along > high) high = along
  }
  const { area, side } = smallestRectangle(flat)
  const first = unit([
    u[0] * side[0] + v[0] * side[1],
    u[1] * side[0] + v[1] * side[1],
    u[2] * side[0] + v[2] * side[1],
  ])
  return { axes: [first, cross(direction, first), direction], volume: area * (high - low) }
}

/** Rotations spread evenly over all orientations: quaternions on a low-discrepancy sequence. */
function spreadRotations(): Axes[] {
  return Array.from({ length: SPREAD_ROTATIONS }, (_, index) => {
    const s = (index + 0.5) / SPREAD_ROTATIONS
    const [a, b] = [index * 2 * Math.PI * 0.7548776662466927, index * 2 * Math.PI * 0.5698402909980532]
    const [r, t] = [Math.sqrt(1 - s), Math.sqrt(s)]
    return axesOf(r * Math.sin(a), r * Math.cos(a), t * Math.sin(b), t * Math.cos(b))
  })
}

function axesOf(x: number, y: number, z: number, w: number): Axes {
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)],
    [2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)],
    [2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)],
  ]
}

/** The volume of the box with the given directions around all points. */
function boxVolume(points: Float64Array, axes: Axes): number {
  return extent(points, axes[0]) * extent(points, axes[1]) * extent(points, axes[2])
}

function extent(points: Float64Array, axis: Vector): number {
  const { low, high } = range(points, axis)
  return high - low
}

type Range = { low: number; high: number }

function range(points: Float64Array, axis: Vector): Range {
  const [ax, ay, az] = axis
  let low = Infinity
  let high = -Infinity
  for (let at = 0; at < points.length; at += 3) {
    const along = (points[at] as number) * ax + (points[at + 1] as number) * ay + (points[at + 2] as number) * az
    if (along < low) low = along
    if (along > high) high = along
  }
  return { low, high }
}

/**
 * Turns a box about its own three directions, first widely, then ever less, as long as it shrinks by more than a trifle.
 * The number of rounds is limited, because a nearly flat cloud of points can shrink a little for ever.
 */
function improve(points: Float64Array, start: Axes, widest: number, finest: number): Candidate {
  let best: Candidate = { axes: start, volume: boxVolume(points, start) }
  let angle = widest
  for (let round = 0; round < IMPROVING_ROUNDS_MAX && angle > finest; round++) {
    const before = best.volume
    for (const turn of TURNS) {
      const axes = turned(best.axes, turn, angle)
      const volume = boxVolume(points, axes)
      if (volume < best.volume) best = { axes, volume }
    }
    if (best.volume > before * (1 - angle * LEAST_GAIN)) angle /= 2
  }
  return best
}

const IMPROVING_ROUNDS_MAX = 150
/** A round must shrink the box by this share of the angle, or the angle is too wide. */
const LEAST_GAIN = 1e-3

/** Turns about single directions, and about all three at once, each way. */
const TURNS: Vector[] = [-1, 0, 1].flatMap((x) =>
  [-1, 0, 1].flatMap((y) =>
    [-1, 0, 1].filter((z) => x * x + y * y + z * z === 1 || x * y * z !== 0).map((z): Vector => unit([x, y, z])),
  ),
)

function turned(axes: Axes, about: Vector, angle: number): Axes {
  // A turn by the quaternion with this half-angle, in the frame of the box itself.
  const sin = Math.sin(angle / 2)
  const local = axesOf(about[0] * sin, about[1] * sin, about[2] * sin, Math.cos(angle / 2))
  return local.map(
    (axis): Vector => [
      axes[0][0] * axis[0] + axes[1][0] * axis[1] + axes[2][0] * axis[2],
      axes[0][1] * axis[0] + axes[1][1] * axis[1] + axes[2][1] * axis[2],
      axes[0][2] * axis[0] + axes[1][2] * axis[1] + axes[2][2] * axis[2],
    ],
  ) as unknown as Axes
}

/**
 * Improves a box to the last digits: the exact best rectangle about each direction in turn, then ever finer turns of all
 * three. A small turn can only bring points near the sides to the outside, so fine turns look at those alone.
 */
function polish(points: Float64Array, start: Axes): Candidate {
  let best: Candidate = { axes: start, volume: boxVolume(points, start) }
  const better = (axes: Axes): void => {
    const volume = boxVolume(points, axes)
    if (volume < best.volume) best = { axes, volume }
  }
  for (let round = 0; round < 12; round++) {
    const before = best.volume
    // Of a hull with very many corners no face is worth a rectangle of its own.
    if (points.length / 3 <= THINNED_ABOVE) for (const axis of best.axes) better(boxAlong(points, axis).axes)
    const from = round > 0 ? 2 : points.length / 3 > THINNED_ABOVE ? 1 : 0
    for (const [widest, finest] of FINER_AND_FINER.slice(from)) {
      better(improve(nearSides(points, best.axes, widest * 3), best.axes, widest, finest).axes)
    }
    if (best.volume > before * (1 - 1e-10)) break
  }
  return best
}

const FINER_AND_FINER = [
  [0.02, 5e-3],
  [5e-3, 3e-4],
  [3e-4, 1e-5],
  [1e-5, 1e-9],
] as const

/** The points that a turn by an angle could bring to the outside of a box. */
function nearSides(points: Float64Array, axes: Axes, angle: number): Float64Array {
  const ranges = axes.map((axis) => range(points, axis))
  const reach = Math.hypot(...ranges.map(({ low, high }) => high - low)) * angle
  const near: number[] = []
  for (let at = 0; at < points.length; at += 3) {
    const [x, y, z] = [points[at] as number, points[at + 1] as number, points[at + 2] as number]
    for (let side = 0; side < 3; side++) {
      const axis = axes[side as 0]
      const { low, high } = ranges[side] as Range
      const along = x * axis[0] + y * axis[1] + z * axis[2]
      if (along > low + reach && along < high - reach) continue
      near.push(x, y, z)
      break
    }
  }
  return Float64Array.from(near)
}

function described(points: Float64Array, axes: Axes): OrientedBox {
  const measured = axes
    .map((axis) => {
      const { low, high } = range(points, axis)
      return { axis, length: high - low, middle: (high + low) / 2 }
    })
    .sort((a, b) => b.length - a.length)
  const [a, b, c] = measured as [Side, Side, Side]
  const middle = (index: number): number =>
    a.axis[index as 0] * a.middle + b.axis[index as 0] * b.middle + c.axis[index as 0] * c.middle
  return {
    axes: [a.axis, b.axis, c.axis],
    lengths: [a.length, b.length, c.length],
    centre: [middle(0), middle(1), middle(2)],
    volume: a.length * b.length * c.length,
  }
}

type Side = { axis: Vector; length: number; middle: number }

const smallest = (candidates: readonly Candidate[], count: number): Candidate[] =>
  [...candidates].sort((a, b) => a.volume - b.volume).slice(0, count)
