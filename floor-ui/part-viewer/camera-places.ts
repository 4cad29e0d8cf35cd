import type { Vector } from './preview-model.ts'

/** Where the eye stands and what it looks at, in millimetres from the middle of the part's box. */
export interface CameraPlace {
  position: Vector
  target: Vector
}

export const standardViews = ['corner', 'front', 'back', 'left', 'right', 'top', 'bottom'] as const
export type StandardView = (typeof standardViews)[number]

export const viewWords: Record<StandardView, string> = {
  corner: 'From the corner',
  front: 'Front',
  back: 'Back',
  left: 'Left',
  right: 'Right',
  top: 'Top',
  bottom: 'Bottom',
}

const AZIMUTH = (35 * Math.PI) / 180
const ELEVATION = (29 * Math.PI) / 180
/** Straight up and down have no upright: the last bit of a turn keeps the front below. */
const NEARLY = 1e-4

/** From where each view looks; the corner is that of the part's picture. */
export const towardsEye: Record<StandardView, Vector> = {
  corner: [Math.sin(AZIMUTH) * Math.cos(ELEVATION), -Math.cos(AZIMUTH) * Math.cos(ELEVATION), Math.sin(ELEVATION)],
  front: [0, -1, 0],
  back: [0, 1, 0],
  left: [-1, 0, 0],
  right: [1, 0, 0],
  top: [0, -NEARLY, 1],
  bottom: [0, -NEARLY, -1],
}

/** Turns the eye about what it looks at: to the right and upwards, in radians; never over the top. */
export function turned({ position, target }: CameraPlace, right: number, up: number): CameraPlace {
  const [x, y, z] = [position[0] - target[0], position[1] - target[1], position[2] - target[2]]
  const distance = Math.hypot(x, y, z)
  const azimuth = Math.atan2(y, x) + right
  const limit = Math.PI / 2 - 0.001
  const elevation = Math.max(-limit, Math.min(limit, Math.asin(z / (distance || 1)) + up))
  return {
    target,
    position: [
      target[0] + distance * Math.cos(elevation) * Math.cos(azimuth),
      target[1] + distance * Math.cos(elevation) * Math.sin(azimuth),
      target[2] + distance * Math.sin(elevation),
    ],
  }
}

/** Comes nearer (below 1) or goes away (above 1). */
export function nearer({ position, target }: CameraPlace, factor: number): CameraPlace {
  const along = (axis: 0 | 1 | 2) => target[axis] + (position[axis] - target[axis]) * factor
  return { target, position: [along(0), along(1), along(2)] }
}

/** Two or more viewers that look from the same place. */
export interface CameraLink {
  current: () => CameraPlace | null
  publish: (place: CameraPlace, from: object) => void
  /** Hears what others publish, not what `self` does; answers how to stop. */
  subscribe: (self: object, hear: (place: CameraPlace) => void) => () => void
}

/** Makes a link to give to the viewers that go together. */
export function createCameraLink(): CameraLink {
  const hearers = new Map<object, (place: CameraPlace) => void>()
  let current: CameraPlace | null = null
  return {
    current: () => current,
    publish: (place, from) => {
      current = place
      for (const [self, hear] of hearers) if (self !== from) hear(place)
    },
    subscribe: (self, hear) => {
      hearers.set(self, hear)
      return () => hearers.delete(self)
    },
  }
}
