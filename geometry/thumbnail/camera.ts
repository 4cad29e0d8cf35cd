import type { Mesh } from '../mesh/mesh.ts'
import { cross, dot, unit, type Vector } from '../mesh/vector.ts'
import type { ScreenVertices } from './raster.ts'

/** Where the eye stands: around the part by this angle from its front, and above the ground by this one. */
const AZIMUTH = (35 * Math.PI) / 180
const ELEVATION = (29 * Math.PI) / 180
/** The eye's distance in radii of the part: a long lens, so that edges stay nearly parallel. */
const DISTANCE_RADII = 7

/** A pin-hole camera, fitted so that the part fills the picture but for a margin. */
export type Camera = {
  readonly eye: Vector
  readonly right: Vector
  readonly down: Vector
  readonly forward: Vector
  /** Samples per unit of slope, and where the middle of the view falls. */
  readonly zoom: number
  readonly middleX: number
  readonly middleY: number
}

/** Sets up the camera for a part standing on the ground, in a square picture of `size` samples. */
export function fitCamera(mesh: Mesh, size: number, margin: number): Camera {
  const toEye: Vector = [
    Math.sin(AZIMUTH) * Math.cos(ELEVATION),
    -Math.cos(AZIMUTH) * Math.cos(ELEVATION),
    Math.sin(ELEVATION),
  ]
  const forward: Vector = [-toEye[0], -toEye[1], -toEye[2]]
  const right = unit(cross(forward, [0, 0, 1]))
  const down = cross(forward, right)
  const { centre, radius } = sphereAround(mesh)
  const distance = radius * DISTANCE_RADII
  const eye: Vector = [
    centre[0] + toEye[0] * distance,
    centre[1] + toEye[1] * distance,
    centre[2] + toEye[2] * distance,
  ]
  const free: Camera = { eye, right, down, forward, zoom: 1, middleX: 0, middleY: 0 }
  const { x, y } = project(mesh.positions, free)
  const [left, rightEnd, top, bottom] = [least(x), most(x), least(y), most(y)]
  const zoom = (size * (1 - 2 * margin)) / Math.max(rightEnd - left, bottom - top, 1e-12)
  return {
    ...free,
    zoom,
    middleX: size / 2 - ((left + rightEnd) / 2) * zoom,
    middleY: size / 2 - ((top + bottom) / 2) * zoom,
  }
}

/** Where places of the world fall on the picture; nearness is one over the distance along the view. */
export function project(positions: Float64Array, camera: Camera): ScreenVertices {
  const count = positions.length / 3
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const nearness = new Float64Array(count)
  const { eye, right, down, forward, zoom, middleX, middleY } = camera
  for (let vertex = 0; vertex < count; vertex++) {
    const dx = (positions[vertex * 3] as number) - eye[0]
    const dy = (positions[vertex * 3 + 1] as number) - eye[1]
    const dz = (positions[vertex * 3 + 2] as number) - eye[2]
    const near = 1 / (dx * forward[0] + dy * forward[1] + dz * forward[2])
    x[vertex] = (dx * right[0] + dy * right[1] + dz * right[2]) * near * zoom + middleX
    y[vertex] = (dx * down[0] + dy * down[1] + dz * down[2]) * near * zoom + middleY
    nearness[vertex] = near
  }
  return { x, y, nearness }
}

/** The direction from the eye through a place on the picture; its length along the view is 1. */
export function rayThrough(camera: Camera, x: number, y: number): Vector {
  const { right, down, forward, zoom } = camera
  const u = (x - camera.middleX) / zoom
  const v = (y - camera.middleY) / zoom
  return [
    forward[0] + right[0] * u + down[0] * v,
    forward[1] + right[1] * u + down[1] * v,
    forward[2] + right[2] * u + down[2] * v,
  ]
}

/** A sphere around the middle of the box that holds all vertices. */
export function sphereAround({ positions }: Mesh): { centre: Vector; radius: number } {
  const min = [Infinity, Infinity, Infinity]
  const max = [-Infinity, -Infinity, -Infinity]
  for (let at = 0; at < positions.length; at++) {
    const axis = at % 3
    const value = positions[at] as number
    if (value < (min[axis] as number)) min[axis] = value
    if (value > (max[axis] as number)) max[axis] = value
  }
  const centre = min.map((value, axis) => (value + (max[axis] as number)) / 2) as [number, number, number]
  const half = max.map((value, axis) => value - (centre[axis] as number)) as [number, number, number]
  return { centre, radius: Math.sqrt(dot(half, half)) }
}

const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity)
const most = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity)
