import {
  BufferAttribute,
  BufferGeometry,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  Plane,
  Raycaster,
  Scene,
  Vector2,
  Vector3,
  WebGLRenderer,
  WireframeGeometry,
} from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { type CameraPlace, type StandardView, towardsEye } from '../camera-places.ts'
import { extentOf, type PreviewModel, type Vector } from '../preview-model.ts'
import { type Axis, axisIndex, cutAcross } from '../section-cut.ts'
import { clayMaterial, paint, type SurfaceLook } from './clay-material.ts'
import { contactShadow } from './contact-shadow.ts'
import { fittingDistance, freeOf, type Insets, newEye, placeOf, settle } from './eye.ts'
import { sectionCap } from './section-cap.ts'

export interface Section {
  axis: Axis
  /** Where along the axis, in millimetres of the file. */
  atMm: number
  /** Keeps the other half. */
  flipped: boolean
}

/** Everything that the part is shown with. */
export interface Look extends SurfaceLook {
  section: Section | null
  wireframe: boolean
  dark: boolean
  /** Colours of the cut and of the mesh's lines, as `#rrggbb`. */
  ground: string
  ink: string
}

/** A place on the screen, in px of the canvas. */
export interface ScreenPlace {
  x: number
  y: number
}

/** A part on its ground with an eye around it. Draws only when something changed. */
export interface PartScene {
  show: (look: Look) => void
  setInsets: (insets: Insets) => void
  view: (view: StandardView) => void
  fit: () => void
  place: () => CameraPlace
  goTo: (place: CameraPlace) => void
  /** The place of the part under a place of the canvas. */
  pick: (x: number, y: number) => Vector | null
  toScreen: (place: Vector) => ScreenPlace
  /** How long one pixel is at a place, in millimetres. */
  pixelAt: (place: Vector) => number
  /** Called after each picture that was drawn; `moved` when a hand moved the eye. Answers how to stop. */
  onDrawn: (hear: (moved: boolean) => void) => () => void
  dispose: () => void
}

/** Sets the part up on a canvas. Throws where the browser has no WebGL. */
export function createPartScene(canvas: HTMLCanvasElement, model: PreviewModel): PartScene {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, stencil: true })
  renderer.localClippingEnabled = true
  const stage = dressStage(renderer, model)
  const eye = newEye()
  const controls = controlsOf(eye, canvas)
  const { centre, diagonal } = extentOf(model)
  const hearers = new Set<(moved: boolean) => void>()
  let insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 }
  let frame = 0
  let byHand = false
  const size = () => ({ width: canvas.clientWidth || 1, height: canvas.clientHeight || 1 })
  const draw = () => {
    frame = 0
    settle(eye, size(), insets, { distance: eye.position.distanceTo(controls.target), diagonal })
    renderer.render(stage.scene, eye)
    const moved = byHand
    byHand = false
    for (const hear of hearers) hear(moved)
  }
  const ask = () => {
    frame ||= requestAnimationFrame(draw)
  }
  const goTo = ({ position, target }: CameraPlace) => {
    controls.target.set(target[0] + centre[0], target[1] + centre[1], target[2] + centre[2])
    eye.position.set(position[0] + centre[0], position[1] + centre[1], position[2] + centre[2])
    eye.lookAt(controls.target)
    ask()
  }
  const from = (direction: Vector) => {
    const far = fittingDistance(model, direction, freeOf(size(), insets), size().height) * 1.06
    const length = Math.hypot(...direction)
    const along = (axis: 0 | 1 | 2) => (direction[axis] / length) * far
    goTo({ position: [along(0), along(1), along(2)], target: [0, 0, 0] })
  }
  controls.addEventListener('start', () => canvas.setAttribute('data-turning', ''))
  controls.addEventListener('end', () => canvas.removeAttribute('data-turning'))
  controls.addEventListener('change', () => {
    byHand = true
    ask()
  })
  const watch = new ResizeObserver(() => {
    const { width, height } = size()
    renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2))
    renderer.setSize(width, height, false)
    draw()
  })
  watch.observe(canvas)
  return {
    show: (look) => {
      stage.show(look)
      ask()
    },
    setInsets: (given) => {
      insets = given
      ask()
    },
    view: (view) => from(towardsEye[view]),
    fit: () => {
      const { position, target } = placeOf(eye, controls.target, centre)
      from([position[0] - target[0], position[1] - target[1], position[2] - target[2]])
    },
    place: () => placeOf(eye, controls.target, centre),
    goTo,
    ...pointing(canvas, eye, stage),
    onDrawn: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    dispose: () => {
      cancelAnimationFrame(frame)
      watch.disconnect()
      controls.dispose()
      stage.dispose()
      hearers.clear()
      renderer.dispose()
      renderer.forceContextLoss()
    },
  }
}

type Eye = ReturnType<typeof newEye>

function controlsOf(eye: Eye, canvas: HTMLCanvasElement): OrbitControls {
  const controls = new OrbitControls(eye, canvas)
  controls.enableDamping = false
  controls.zoomToCursor = true
  controls.rotateSpeed = 0.9
  return controls
}

/** What of the scene knows places: under the hand, on the screen. */
function pointing(canvas: HTMLCanvasElement, eye: Eye, stage: Stage) {
  const raycaster = new Raycaster()
  const at = new Vector3()
  return {
    pick: (x: number, y: number): Vector | null => {
      const { clientWidth: width, clientHeight: height } = canvas
      raycaster.setFromCamera(new Vector2((x / width) * 2 - 1, 1 - (y / height) * 2), eye)
      const hit = raycaster.intersectObject(stage.part, false).find(({ point }) => stage.keeps(point))
      return hit ? [hit.point.x, hit.point.y, hit.point.z] : null
    },
    toScreen: (place: Vector): ScreenPlace => {
      at.set(...place).project(eye)
      return { x: ((at.x + 1) / 2) * canvas.clientWidth, y: ((1 - at.y) / 2) * canvas.clientHeight }
    },
    pixelAt: (place: Vector): number => {
      const distance = at.set(...place).distanceTo(eye.position)
      return (2 * distance * Math.tan((eye.fov * Math.PI) / 360)) / (canvas.clientHeight || 1)
    },
  }
}

interface Stage {
  scene: Scene
  part: Mesh
  show: (look: Look) => void
  /** Whether the section leaves a place. */
  keeps: (place: Vector3) => boolean
  dispose: () => void
}

/** The part, its shadow, its cut and its lines. */
function dressStage(renderer: WebGLRenderer, model: PreviewModel): Stage {
  const scene = new Scene()
  const geometry = geometryOf(model)
  const plane = new Plane()
  const planes: Plane[] = []
  const material = clayMaterial(planes)
  const part = new Mesh(geometry, material)
  const { diagonal } = extentOf(model)
  const cap = sectionCap(geometry, [plane], diagonal)
  const shadow = contactShadow(renderer, geometry, model)
  const lines = new LineSegments(new BufferGeometry(), new LineBasicMaterial({ transparent: true, opacity: 0.5 }))
  let hasLines = false
  lines.material.clippingPlanes = planes
  part.renderOrder = 2
  lines.renderOrder = 3
  scene.add(shadow.mesh, cap.group, part, lines)
  return {
    scene,
    part,
    keeps: (place) => planes.every((each) => each.distanceToPoint(place) >= -diagonal * 1e-6),
    show: (look) => {
      paint(material, look)
      cap.paint(look)
      // Half a part throws no whole shadow.
      shadow.setStrength((look.dark ? 0.55 : 0.26) * (look.section ? 0.3 : 1))
      cap.group.visible = look.section !== null
      planes.length = 0
      if (look.section) {
        layPlane(plane, look.section)
        planes.push(plane)
        cap.place(plane, cutAcross(model, look.section.axis, look.section.atMm).segments)
      }
      material.clippingPlanes = look.section ? [...planes] : null
      lines.material.clippingPlanes = material.clippingPlanes
      lines.visible = look.wireframe
      lines.material.color.set(look.ink)
      if (look.wireframe && !hasLines) {
        hasLines = true
        lines.geometry = new WireframeGeometry(geometry)
      }
    },
    dispose: () => {
      geometry.dispose()
      material.dispose()
      cap.dispose()
      shadow.dispose()
      lines.geometry.dispose()
      lines.material.dispose()
    },
  }
}

function layPlane(plane: Plane, { axis, atMm, flipped }: Section): void {
  const normal = new Vector3().setComponent(axisIndex[axis], flipped ? 1 : -1)
  // The near half goes: what looks at the reader from the front or the right is opened.
  const opened = axis === 'y' ? normal.negate() : normal
  plane.set(opened, -opened.getComponent(axisIndex[axis]) * atMm)
}

function geometryOf({ positions, normals, thickness, triangles, min, max }: PreviewModel): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(positions, 3))
  geometry.setAttribute('normal', new BufferAttribute(normals, 3))
  geometry.setAttribute('thickness', new BufferAttribute(thickness, 1))
  geometry.setIndex(new BufferAttribute(triangles, 1))
  geometry.computeBoundingSphere()
  geometry.boundingBox = null
  if (min[0] > max[0]) throw new Error('The preview is empty.')
  return geometry
}
