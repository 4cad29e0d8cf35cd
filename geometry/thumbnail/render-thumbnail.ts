import { PNG } from 'pngjs'
import { convexHull } from '../measures/convex-hull.ts'
import { orientedBox } from '../measures/oriented-box.ts'
import { cornerNormals, faceNormals } from '../mesh/corner-normals.ts'
import { axisBox, type Mesh } from '../mesh/mesh.ts'
import { reduceTo } from '../mesh/reduce.ts'
import type { Vector } from '../mesh/vector.ts'
import { fitCamera, project } from './camera.ts'
import { choosePose, posed } from './choose-pose.ts'
import { tintOf } from './clay.ts'
import { shadeGround } from './ground.ts'
import { lightPart } from './lights.ts'
import { drawTriangles, emptyRaster } from './raster.ts'
import { SAMPLES, shadePixels } from './shade.ts'

const MARGIN = 0.07
/** Finer meshes than this throw their shadows, and choose their pose, as a coarser copy. */
const SHADOW_TRIANGLES_MAX = 40_000

export type ThumbnailOptions = {
  /** Width and height of the square picture in pixels. */
  readonly sizePx: number
  /** The dyed colour as `#rrggbb`; without one the part is neutral clay. */
  readonly color?: string
}

/**
 * Draws a part as a square PNG: clay in soft light from the upper left on a transparent ground with its shadow. The
 * same mesh gives the same bytes on every run. The mesh is welded and has at least one triangle; its unit is free.
 */
export function renderThumbnail(mesh: Mesh, { sizePx, color }: ThumbnailOptions): Buffer {
  const coarse = reduceTo(mesh, SHADOW_TRIANGLES_MAX)
  const pose = choosePose(coarse, standingAxes(coarse))
  const part = posed(mesh, pose)
  const samples = sizePx * SAMPLES
  const camera = fitCamera(part, samples, MARGIN)
  const screen = project(part.positions, camera)
  const raster = emptyRaster(samples, samples)
  drawTriangles(raster, part.triangles, screen)
  const faces = faceNormals(part)
  const lighting = lightPart(coarse === mesh ? part : posed(coarse, pose))
  const scene = {
    mesh: part,
    screen,
    raster,
    camera,
    faces,
    corners: cornerNormals(part, faces),
    lighting,
    ground: shadeGround(camera, lighting, sizePx, SAMPLES),
    tint: tintOf(color),
  }
  const png = new PNG({ width: sizePx, height: sizePx })
  png.data.set(shadePixels(scene, sizePx))
  return PNG.sync.write(png, { deflateLevel: 9, filterType: 4 })
}

const AS_DRAWN: readonly [Vector, Vector, Vector] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
/** A part drawn square to its own axes needs a box hardly larger than the smallest; then it is shown as drawn. */
const SQUARE_SHARE = 1.03

/** The directions a part stands along: those it was drawn in, or those of its smallest box when it was drawn askew. */
function standingAxes(mesh: Mesh): readonly [Vector, Vector, Vector] {
  const hull = convexHull(mesh)
  if (!hull) return AS_DRAWN
  const { min, max } = axisBox(mesh)
  const drawn = (max[0] - min[0]) * (max[1] - min[1]) * (max[2] - min[2])
  const box = orientedBox(mesh, hull)
  return drawn <= box.volume * SQUARE_SHARE ? AS_DRAWN : box.axes
}
