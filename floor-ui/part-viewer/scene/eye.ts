import { PerspectiveCamera, Vector3 } from 'three'
import type { CameraPlace } from '../camera-places.ts'
import { extentOf, type PreviewModel, type Vector } from '../preview-model.ts'

const FIELD_OF_VIEW = 24
const SAMPLED_VERTICES = 6000

/** What of the canvas is covered by panels, in px. */
export interface Insets {
  top: number
  right: number
  bottom: number
  left: number
}

/** A camera whose upright is the z of the part. */
export function newEye(): PerspectiveCamera {
  const eye = new PerspectiveCamera(FIELD_OF_VIEW, 1, 1, 1000)
  eye.up.set(0, 0, 1)
  return eye
}

/** How far the eye must stand, looking from a direction at the middle, so that the part fills what is free. */
export function fittingDistance(
  model: PreviewModel,
  from: Vector,
  free: { width: number; height: number },
  canvasHeight: number,
): number {
  const { centre, diagonal } = extentOf(model)
  const forward = new Vector3(...from).normalize().negate()
  const right = new Vector3().crossVectors(forward, new Vector3(0, 0, 1)).normalize()
  const up = new Vector3().crossVectors(right, forward)
  const half = Math.tan((FIELD_OF_VIEW * Math.PI) / 360)
  const tallest = half * (free.height / canvasHeight)
  const widest = half * (free.width / canvasHeight)
  const count = model.positions.length / 3
  const step = Math.max(1, Math.floor(count / SAMPLED_VERTICES))
  const place = new Vector3()
  let distance = diagonal * 0.1
  for (let index = 0; index < count; index += step) {
    place.fromArray(model.positions, index * 3).sub(new Vector3(...centre))
    const nearer = -place.dot(forward)
    distance = Math.max(
      distance,
      Math.abs(place.dot(right)) / widest + nearer,
      Math.abs(place.dot(up)) / tallest + nearer,
    )
  }
  return distance
}

/** Moves the middle of the picture to the middle of what is free, and keeps near and far around the part. */
export function settle(
  eye: PerspectiveCamera,
  canvas: { width: number; height: number },
  insets: Insets,
  reach: { distance: number; diagonal: number },
): void {
  const { width, height } = canvas
  eye.aspect = width / height
  eye.near = Math.max(reach.diagonal * 1e-3, reach.distance - reach.diagonal * 2)
  eye.far = reach.distance + reach.diagonal * 3
  eye.setViewOffset(width, height, (insets.right - insets.left) / 2, (insets.bottom - insets.top) / 2, width, height)
}

/** The part of a canvas that no panel covers; never less than a third of it. */
export function freeOf(canvas: { width: number; height: number }, insets: Insets): { width: number; height: number } {
  return {
    width: Math.max(canvas.width / 3, canvas.width - insets.left - insets.right),
    height: Math.max(canvas.height / 3, canvas.height - insets.top - insets.bottom),
  }
}

/** Where the eye stands, from the middle of the part. */
export function placeOf(eye: PerspectiveCamera, target: Vector3, centre: Vector): CameraPlace {
  const from = (place: Vector3): Vector => [place.x - centre[0], place.y - centre[1], place.z - centre[2]]
  return { position: from(eye.position), target: from(target) }
}
