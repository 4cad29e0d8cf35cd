import type { Mesh } from '../mesh/mesh.ts'
import type { Vector } from '../mesh/vector.ts'
import { type Camera, rayThrough } from './camera.ts'
import { addClay, asScreen, type Tint } from './clay.ts'
import type { Ground } from './ground.ts'
import type { Light, Lighting } from './lights.ts'
import type { Raster, ScreenVertices } from './raster.ts'

/** Samples along each side of a pixel. */
export const SAMPLES = 3
const GROUND_COLOUR: readonly [number, number, number] = [38, 35, 30]

/** Everything needed to say what a sample shows. */
export type Scene = {
  readonly mesh: Mesh
  readonly screen: ScreenVertices
  readonly raster: Raster
  readonly camera: Camera
  readonly faces: Float64Array
  readonly corners: Float32Array | null
  readonly lighting: Lighting
  readonly tint: Tint
  readonly ground: Ground
}

type Seen = { triangle: number; sample: number; count: number }

/** Turns the samples of a scene into pixels: RGBA, four bytes each, colour not multiplied by alpha. */
export function shadePixels(scene: Scene, size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  const sum = new Float64Array(3)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const seen = distinctTriangles(scene.raster, column, row)
      sum.fill(0)
      const covered = shadeSeen(scene, seen, sum)
      const shadow = covered < 1 ? scene.ground(column, row) : 0
      writePixel(pixels, (row * size + column) * 4, sum, covered, shadow)
    }
  }
  return pixels
}

function distinctTriangles({ triangle, width }: Raster, column: number, row: number): Seen[] {
  const seen: Seen[] = []
  for (let dy = 0; dy < SAMPLES; dy++) {
    for (let dx = 0; dx < SAMPLES; dx++) {
      const sample = (row * SAMPLES + dy) * width + column * SAMPLES + dx
      const shown = triangle[sample] as number
      if (shown < 0) continue
      const same = seen.find((one) => one.triangle === shown)
      if (same) same.count++
      else seen.push({ triangle: shown, sample, count: 1 })
    }
  }
  return seen
}

/** Adds up the light of the surfaces in one pixel and gives the share of it that they cover. */
function shadeSeen(scene: Scene, seen: readonly Seen[], sum: Float64Array): number {
  const light: Light = { key: 1, sky: 1 }
  let lastNormal: Vector | null = null
  let lastNearness = 0
  let covered = 0
  for (const { triangle, sample, count } of seen) {
    const normal = normalAt(scene, triangle, sample)
    const nearness = scene.raster.nearness[sample] as number
    // Neighbouring facets of one surface share what light reaches them.
    const shared =
      lastNormal !== null &&
      lastNormal[0] * normal[0] + lastNormal[1] * normal[1] + lastNormal[2] * normal[2] > 0.95 &&
      Math.abs(nearness - lastNearness) < lastNearness * 0.002
    if (!shared) {
      scene.lighting(placeAt(scene, sample, nearness), normal, light)
      lastNormal = normal
      lastNearness = nearness
    }
    const weight = count / (SAMPLES * SAMPLES)
    addClay(sum, scene.tint, normal, light, weight)
    covered += weight
  }
  return covered
}

function placeAt({ camera, raster }: Scene, sample: number, nearness: number): Vector {
  const ray = rayThrough(camera, (sample % raster.width) + 0.5, Math.floor(sample / raster.width) + 0.5)
  const { eye } = camera
  return [eye[0] + ray[0] / nearness, eye[1] + ray[1] / nearness, eye[2] + ray[2] / nearness]
}

/** The normal of a triangle at a sample, smoothed where corners have normals, turned towards the eye. */
function normalAt(scene: Scene, triangle: number, sample: number): Vector {
  const { mesh, faces, corners, camera, raster, screen } = scene
  const at = triangle * 3
  const flat: Vector = [faces[at] as number, faces[at + 1] as number, faces[at + 2] as number]
  const ray = rayThrough(camera, (sample % raster.width) + 0.5, Math.floor(sample / raster.width) + 0.5)
  const away = flat[0] * ray[0] + flat[1] * ray[1] + flat[2] * ray[2] > 0 ? -1 : 1
  if (!corners) return [flat[0] * away, flat[1] * away, flat[2] * away]
  const [a, b, c] = [mesh.triangles[at] as number, mesh.triangles[at + 1] as number, mesh.triangles[at + 2] as number]
  const px = (sample % raster.width) + 0.5 - (screen.x[a] as number)
  const py = Math.floor(sample / raster.width) + 0.5 - (screen.y[a] as number)
  const bx = (screen.x[b] as number) - (screen.x[a] as number)
  const by = (screen.y[b] as number) - (screen.y[a] as number)
  const cx = (screen.x[c] as number) - (screen.x[a] as number)
  const cy = (screen.y[c] as number) - (screen.y[a] as number)
  const area = bx * cy - by * cx
  const weightB = (px * cy - py * cx) / area
  const weightC = (py * bx - px * by) / area
  const weightA = 1 - weightB - weightC
  const normal: [number, number, number] = [0, 0, 0]
  for (let axis = 0; axis < 3; axis++) {
    normal[axis] =
      weightA * (corners[at * 3 + axis] as number) +
      weightB * (corners[at * 3 + 3 + axis] as number) +
      weightC * (corners[at * 3 + 6 + axis] as number)
  }
  const length = Math.sqrt(normal[0] ** 2 + normal[1] ** 2 + normal[2] ** 2) * away || 1
  return [normal[0] / length, normal[1] / length, normal[2] / length]
}

function writePixel(pixels: Uint8Array, at: number, sum: Float64Array, covered: number, shadow: number): void {
  const ground = (1 - covered) * shadow
  const alpha = covered + ground
  if (alpha <= 0) return
  for (let channel = 0; channel < 3; channel++) {
    const part = covered > 0 ? asScreen((sum[channel] as number) / covered) : 0
    pixels[at + channel] = Math.round((part * covered + (GROUND_COLOUR[channel] as number) * ground) / alpha)
  }
  pixels[at + 3] = Math.round(alpha * 255)
}
