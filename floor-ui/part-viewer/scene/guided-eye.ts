import { type PerspectiveCamera, Vector3 } from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { type CameraPlace, type StandardView, towardsEye } from '../camera-places.ts'
import { extentOf, type PreviewModel, type Vector } from '../preview-model.ts'
import { fittingDistance, freeOf, type Insets, newEye, placeOf, settle } from './eye.ts'

/** An eye that a hand, a key or a program moves around a part. */
export interface GuidedEye {
  camera: PerspectiveCamera
  setInsets: (insets: Insets) => void
  view: (view: StandardView) => void
  fit: () => void
  place: () => CameraPlace
  /** Goes to a place; `turnTo` says that a person did. */
  goTo: (place: CameraPlace) => void
  turnTo: (place: CameraPlace) => void
  /** Made ready for the next picture; whether a person moved it since the one before. */
  ready: () => boolean
  dispose: () => void
}

/** Stands the eye before a part. `ask` is called when the picture must be drawn again. */
export function guideEye(canvas: HTMLCanvasElement, model: PreviewModel, ask: () => void): GuidedEye {
  const camera = newEye()
  const controls = controlsOf(camera, canvas)
  const { centre, diagonal } = extentOf(model)
  let insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 }
  let byHand = false
  let shape = ''
  /** From where the part was last fitted into the picture; null once a hand went elsewhere. */
  let framed: Vector | null = null
  const size = () => ({ width: canvas.clientWidth || 1, height: canvas.clientHeight || 1 })
  const goTo = ({ position, target }: CameraPlace) => {
    controls.target.set(target[0] + centre[0], target[1] + centre[1], target[2] + centre[2])
    camera.position.set(position[0] + centre[0], position[1] + centre[1], position[2] + centre[2])
    camera.lookAt(controls.target)
    ask()
  }
  const frame = (direction: Vector) => {
    framed = direction
    byHand = true
    const far = fittingDistance(model, direction, freeOf(size(), insets), size().height) * 1.06
    const along = (axis: 0 | 1 | 2) => (direction[axis] / Math.hypot(...direction)) * far
    goTo({ position: [along(0), along(1), along(2)], target: [0, 0, 0] })
  }
  const turnTo = (place: CameraPlace) => {
    framed = null
    byHand = true
    goTo(place)
  }
  const place = () => placeOf(camera, controls.target, centre)
  controls.addEventListener('change', () => turnTo(place()))
  return {
    camera,
    setInsets: (given) => {
      insets = given
      if (framed) frame(framed)
      else ask()
    },
    view: (view) => frame(towardsEye[view]),
    fit: () => {
      const { position, target } = place()
      frame([position[0] - target[0], position[1] - target[1], position[2] - target[2]])
    },
    place,
    goTo: (to) => {
      framed = null
      goTo(to)
    },
    turnTo,
    ready: () => {
      const { width, height } = size()
      if (framed && shape !== `${width} ${height}`) frame(framed)
      shape = `${width} ${height}`
      settle(camera, { width, height }, insets, { distance: camera.position.distanceTo(controls.target), diagonal })
      const moved = byHand
      byHand = false
      return moved
    },
    dispose: () => controls.dispose(),
  }
}

function controlsOf(camera: PerspectiveCamera, canvas: HTMLCanvasElement): OrbitControls {
  const controls = new OrbitControls(camera, canvas)
  controls.enableDamping = false
  controls.zoomToCursor = true
  controls.rotateSpeed = 0.9
  controls.target.copy(new Vector3())
  controls.addEventListener('start', () => canvas.setAttribute('data-turning', ''))
  controls.addEventListener('end', () => canvas.removeAttribute('data-turning'))
  return controls
}
