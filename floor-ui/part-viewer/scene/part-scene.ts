import {
  BufferAttribute,
  BufferGeometry,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  type PerspectiveCamera,
  Plane,
  Raycaster,
  Scene,
  Vector2,
  Vector3,
  WebGLRenderer,
  WireframeGeometry,
} from 'three'
import { extentOf, type PreviewModel, type Vector } from '../preview-model.ts'
import { type Axis, axisIndex, cutAcross } from '../section-cut.ts'
import { clayMaterial, paint, type SurfaceLook } from './clay-material.ts'
import { contactShadow } from './contact-shadow.ts'
import { type GuidedEye, guideEye } from './guided-eye.ts'
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
export interface PartScene extends Pick<GuidedEye, 'setInsets' | 'view' | 'fit' | 'place' | 'goTo' | 'turnTo'> {
  show: (look: Look) => void
  /** Whether the section leaves a place. */
  keeps: (place: Vector) => boolean
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
  const hearers = new Set<(moved: boolean) => void>()
  let frame = 0
  const draw = () => {
    frame = 0
    const moved = eye.ready()
    renderer.render(stage.scene, eye.camera)
    for (const hear of hearers) hear(moved)
  }
  const ask = () => {
    frame ||= requestAnimationFrame(draw)
  }
  const eye = guideEye(canvas, model, ask)
  const watch = new ResizeObserver(() => {
    renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2))
    renderer.setSize(canvas.clientWidth || 1, canvas.clientHeight || 1, false)
    draw()
  })
  watch.observe(canvas)
  const { setInsets, view, fit, place, goTo, turnTo } = eye
  return {
    ...{ setInsets, view, fit, place, goTo, turnTo },
    ...pointing(canvas, eye.camera, stage),
    show: (look) => {
      stage.show(look)
      ask()
    },
    onDrawn: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    dispose: () => {
      cancelAnimationFrame(frame)
      watch.disconnect()
      eye.dispose()
      stage.dispose()
      hearers.clear()
      renderer.dispose()
      renderer.forceContextLoss()
    },
  }
}

/** What of the scene knows places: under the hand, on the screen. */
function pointing(canvas: HTMLCanvasElement, eye: PerspectiveCamera, stage: Stage) {
  const raycaster = new Raycaster()
  const at = new Vector3()
  return {
    keeps: (place: Vector) => stage.keeps(at.set(...place)),
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
