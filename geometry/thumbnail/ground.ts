import { type Camera, rayThrough } from './camera.ts'
import type { Light, Lighting } from './lights.ts'

const CELL_PIXELS = 3
const DARKNESS = 0.6
/** How far the two kinds of shadow are softened, as a share of the picture. */
const KEY_SOFTNESS = 0.008
const SKY_SOFTNESS = 0.03
const FADE_SHARE = 0.13

/** How dark the ground is at a pixel, 0..1. */
export type Ground = (column: number, row: number) => number

/**
 * Works out the shadow on the ground under a part: looked up on a coarse grid and softened, so that no single light
 * direction shows an edge, and fading out before the picture ends.
 */
export function shadeGround(camera: Camera, lighting: Lighting, size: number, samples: number): Ground {
  const cells = Math.ceil(size / CELL_PIXELS) + 1
  const key = new Float32Array(cells * cells)
  const sky = new Float32Array(cells * cells)
  const light: Light = { key: 1, sky: 1 }
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const ray = rayThrough(camera, column * CELL_PIXELS * samples, row * CELL_PIXELS * samples)
      if (ray[2] >= 0) continue
      const along = -camera.eye[2] / ray[2]
      lighting([camera.eye[0] + ray[0] * along, camera.eye[1] + ray[1] * along, 0], [0, 0, 1], light)
      key[row * cells + column] = 1 - light.key
      sky[row * cells + column] = 1 - light.sky
    }
  }
  soften(key, cells, Math.max(1, Math.round(cells * KEY_SOFTNESS)))
  soften(sky, cells, Math.max(1, Math.round(cells * SKY_SOFTNESS)))
  // Squared, the far and faint part of the sky's shadow vanishes before the picture ends.
  const dark = key.map((value, cell) => (0.5 * value + 0.5 * (sky[cell] as number) ** 2) * DARKNESS)
  return (column, row) => {
    const fade = fadeAt(column, size) * fadeAt(row, size)
    return between(dark, cells, (column + 0.5) / CELL_PIXELS, (row + 0.5) / CELL_PIXELS) * fade
  }
}

function fadeAt(pixel: number, size: number): number {
  const share = Math.min(1, Math.min(pixel, size - 1 - pixel) / (size * FADE_SHARE))
  return share * share * (3 - 2 * share)
}

/** Three running means in each direction come close to a bell curve. */
function soften(values: Float32Array, cells: number, radius: number): void {
  const line = new Float32Array(cells)
  for (let pass = 0; pass < 3; pass++) {
    for (let index = 0; index < cells; index++) softenLine(values, line, index * cells, 1, cells, radius)
    for (let index = 0; index < cells; index++) softenLine(values, line, index, cells, cells, radius)
  }
}

function softenLine(
  values: Float32Array,
  line: Float32Array,
  from: number,
  step: number,
  cells: number,
  radius: number,
) {
  const at = (index: number): number => values[from + Math.min(cells - 1, Math.max(0, index)) * step] as number
  let sum = 0
  for (let index = -radius; index <= radius; index++) sum += at(index)
  for (let index = 0; index < cells; index++) {
    line[index] = sum / (2 * radius + 1)
    sum += at(index + radius + 1) - at(index - radius)
  }
  for (let index = 0; index < cells; index++) values[from + index * step] = line[index] as number
}

function between(values: Float32Array, cells: number, x: number, y: number): number {
  const column = Math.min(cells - 2, Math.floor(x))
  const row = Math.min(cells - 2, Math.floor(y))
  const [fx, fy] = [x - column, y - row]
  const first = row * cells + column
  const upper = (values[first] as number) * (1 - fx) + (values[first + 1] as number) * fx
  const lower = (values[first + cells] as number) * (1 - fx) + (values[first + cells + 1] as number) * fx
  return upper * (1 - fy) + lower * fy
}
