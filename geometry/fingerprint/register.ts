import { Vector3 } from 'three'
import { sampleSurface } from '../measures/sample-surface.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { type TriangleTree, treeOf } from '../mesh/triangle-tree.ts'
import { cross, dot, negated, unit, type Vector } from '../mesh/vector.ts'
import { momentsOf } from './moments.ts'
import { type Motion, moved, NO_MOTION, stepTowards } from './rigid-motion.ts'

/** Spreads closer than this share leave open which axis is which, so that turns between them must be tried. */
const TIE = 0.02
const SPIN_STEPS = 48
const COARSE_POINTS = 80
const FINE_POINTS = 500
const CHECKED_VERTICES_MAX = 4_000
const CHECKED_SAMPLES = 1_500
const BEST_STARTS = 6
const REFINING_STEPS = 30

/**
 * Lays one part on another by turning and moving alone (never mirroring) and gives the largest distance then left between
 * their surfaces, both ways. Where the best position is clearly worse than `enough`, the answer is only known to be larger.
 */
export function register(mesh: Mesh, onto: Mesh, enough: number): number {
  const starts = startingTurns(mesh, onto)
  if (!starts) return Infinity
  const target = treeOf(onto)
  const samples = placesOf(mesh)
  const coarse = everyNth(samples, COARSE_POINTS)
  const ranked = starts
    .map((motion) => ({ motion, miss: meanMiss(target, coarse, motion) }))
    .sort((a, b) => a.miss - b.miss)
    .slice(0, BEST_STARTS)
  const fine = everyNth(samples, FINE_POINTS)
  let best = Infinity
  for (const { motion } of ranked) {
    const settled = refine(target, fine, motion)
    const deviation = deviationBothWays(mesh, onto, target, settled, best)
    best = Math.min(best, deviation)
    if (best <= enough * 0.05) break
  }
  return best
}

/** Ways to lay the principal axes of one part on those of the other; with ties, turns in between too. */
function startingTurns(mesh: Mesh, onto: Mesh): Motion[] | null {
  const [own, other] = [momentsOf(mesh), momentsOf(onto)]
  if (!own || !other) return null
  const tiedWide = own.spread[0] - own.spread[1] < TIE * own.spread[0]
  const tiedNarrow = own.spread[1] - own.spread[2] < TIE * own.spread[1]
  const frames = framesOf(other.axes, tiedWide, tiedNarrow)
  return frames.map((axes) => motionBetween(own.axes, own.centre, axes, other.centre))
}

type Axes = readonly [Vector, Vector, Vector]

function framesOf(axes: Axes, tiedWide: boolean, tiedNarrow: boolean): Axes[] {
  if (tiedWide && tiedNarrow) return allTurns().map((turn) => turnedAxes(axes, turn))
  if (!tiedWide && !tiedNarrow) return flips(axes)
  // The axis that is not tied stays, or is turned over; about it every spin is tried.
  const keep = tiedWide ? 2 : 0
  const kept = axes[keep]
  return [kept, negated(kept)].flatMap((own) =>
    Array.from({ length: SPIN_STEPS }, (_, step) => {
      const angle = (step * 2 * Math.PI) / SPIN_STEPS
      const first = axes[keep === 0 ? 1 : 0]
      const second = cross(own, first)
      const turned = unit(combined(first, Math.cos(angle), second, Math.sin(angle)))
      const third = cross(own, turned)
      return keep === 0 ? ([own, turned, third] as const) : ([turned, third, own] as const)
    }),
  )
}

const combined = (a: Vector, s: number, b: Vector, t: number): Vector => [
  a[0] * s + b[0] * t,
  a[1] * s + b[1] * t,
  a[2] * s + b[2] * t,
]

const flips = ([a, b, c]: Axes): Axes[] => [
  [a, b, c],
  [a, negated(b), negated(c)],
  [negated(a), b, negated(c)],
  [negated(a), negated(b), c],
]

/** Turns spread over all orientations, for parts without any axis of their own. */
function allTurns(): Axes[] {
  return Array.from({ length: 576 }, (_, index) => {
    const s = (index + 0.5) / 576
    const [a, b] = [index * 2 * Math.PI * 0.7548776662466927, index * 2 * Math.PI * 0.5698402909980532]
    const [r, t] = [Math.sqrt(1 - s), Math.sqrt(s)]
    const [x, y, z, w] = [r * Math.sin(a), r * Math.cos(a), t * Math.sin(b), t * Math.cos(b)]
    return [
      [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)],
      [2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)],
      [2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)],
    ] as const
  })
}

const turnedAxes = (axes: Axes, turn: Axes): Axes =>
  turn.map((row) => [
    row[0] * axes[0][0] + row[1] * axes[1][0] + row[2] * axes[2][0],
    row[0] * axes[0][1] + row[1] * axes[1][1] + row[2] * axes[2][1],
    row[0] * axes[0][2] + row[1] * axes[1][2] + row[2] * axes[2][2],
  ]) as unknown as Axes

/** The motion that takes one frame with its centre to another. */
function motionBetween(from: Axes, centre: Vector, to: Axes, onto: Vector): Motion {
  const row = (axis: 0 | 1 | 2): Vector => [
    to[0][axis] * from[0][0] + to[1][axis] * from[1][0] + to[2][axis] * from[2][0],
    to[0][axis] * from[0][1] + to[1][axis] * from[1][1] + to[2][axis] * from[2][1],
    to[0][axis] * from[0][2] + to[1][axis] * from[1][2] + to[2][axis] * from[2][2],
  ]
  const rows = [row(0), row(1), row(2)] as const
  const shift: Vector = [onto[0] - dot(rows[0], centre), onto[1] - dot(rows[1], centre), onto[2] - dot(rows[2], centre)]
  return { ...NO_MOTION, rows, shift }
}

/** Samples all over the surface, in an order in which every n-th is spread evenly too. */
const placesOf = (mesh: Mesh): Vector[] => sampleSurface(mesh).map(({ at }) => at)

function everyNth(places: readonly Vector[], wanted: number): Vector[] {
  const step = Math.max(1, places.length / wanted)
  return Array.from(
    { length: Math.min(wanted, places.length) },
    (_, index) => places[Math.floor(index * step)] as Vector,
  )
}

const place = new Vector3()
const hit = { point: new Vector3(), distance: 0, faceIndex: 0 }

/** The nearest point of the target to a place, and how far it is. */
function nearest(target: TriangleTree, [x, y, z]: Vector): { point: Vector; distance: number } {
  const { middle } = target
  place.set(x - middle[0], y - middle[1], z - middle[2])
  target.tree.closestPointToPoint(place, hit)
  const { point } = hit
  return { point: [point.x + middle[0], point.y + middle[1], point.z + middle[2]], distance: hit.distance }
}

function meanMiss(target: TriangleTree, places: readonly Vector[], motion: Motion): number {
  return places.reduce((sum, at) => sum + nearest(target, moved(motion, at)).distance, 0)
}

/** Moves the places nearer to the surface again and again, each time towards the points they are nearest to. */
function refine(target: TriangleTree, places: readonly Vector[], start: Motion): Motion {
  let motion = start
  let miss = Infinity
  for (let step = 0; step < REFINING_STEPS; step++) {
    const pairs = places.map((at) => {
      const from = moved(motion, at)
      return { from, to: nearest(target, from) }
    })
    const now = pairs.reduce((sum, { to }) => sum + to.distance, 0)
    if (now >= miss * (1 - 1e-6)) break
    miss = now
    motion = stepTowards(
      motion,
      pairs.map(({ from, to }) => ({ from, to: to.point })),
    )
  }
  return motion
}

/** The largest distance from either surface to the other; stops once it is known to be no better than `best`. */
function deviationBothWays(mesh: Mesh, onto: Mesh, target: TriangleTree, motion: Motion, best: number): number {
  let largest = 0
  for (const at of checkedPlaces(mesh)) {
    largest = Math.max(largest, nearest(target, moved(motion, at)).distance)
    if (largest >= best) return largest
  }
  const laid = { positions: movedPositions(mesh.positions, motion), triangles: mesh.triangles }
  const back = treeOf(laid)
  for (const at of checkedPlaces(onto)) {
    largest = Math.max(largest, nearest(back, at).distance)
    if (largest >= best) return largest
  }
  return largest
}

function checkedPlaces(mesh: Mesh): Vector[] {
  const count = mesh.positions.length / 3
  const step = Math.max(1, count / CHECKED_VERTICES_MAX)
  const vertices = Array.from({ length: Math.min(count, CHECKED_VERTICES_MAX) }, (_, index): Vector => {
    const at = Math.floor(index * step) * 3
    return [mesh.positions[at] as number, mesh.positions[at + 1] as number, mesh.positions[at + 2] as number]
  })
  return [...vertices, ...everyNth(placesOf(mesh), CHECKED_SAMPLES)]
}

function movedPositions(positions: Float64Array, motion: Motion): Float64Array {
  const result = new Float64Array(positions.length)
  for (let at = 0; at < positions.length; at += 3) {
    result.set(moved(motion, [positions[at] as number, positions[at + 1] as number, positions[at + 2] as number]), at)
  }
  return result
}
