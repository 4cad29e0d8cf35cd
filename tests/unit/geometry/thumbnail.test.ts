import { createHash } from 'node:crypto'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { renderThumbnail } from '#geometry/thumbnail/render-thumbnail.ts'
import { modelBytes } from './models.ts'

const meshOf = (file: string) => {
  const reading = readPartFile(modelBytes(file))
  if (!reading.ok) throw new Error(reading.problem)
  return reading.file.mesh
}

const pixel = (png: PNG, x: number, y: number) => [...png.data.subarray((y * png.width + x) * 4).subarray(0, 4)]
const brightness = (rgba: number[]) => (rgba[0] ?? 0) + (rgba[1] ?? 0) + (rgba[2] ?? 0)

test('the picture of a part is the same, byte for byte, on every run', () => {
  const mesh = meshOf('bracket_L.mid.stl')
  const hashes = [1, 2].map(() =>
    createHash('sha256')
      .update(renderThumbnail(mesh, { sizePx: 96 }))
      .digest('hex'),
  )
  expect(hashes[0]).toBe(hashes[1])
})

test('the part stands in the middle of a transparent ground', () => {
  const png = PNG.sync.read(renderThumbnail(meshOf('block_hole.mid.stl'), { sizePx: 120 }))
  expect([png.width, png.height]).toEqual([120, 120])
  for (const corner of [pixel(png, 0, 0), pixel(png, 119, 0), pixel(png, 0, 119), pixel(png, 119, 119)]) {
    expect(corner[3]).toBe(0)
  }
  expect(pixel(png, 45, 72)[3]).toBe(255)
})

test('light falls from the upper left: top brightest, then left, then right', () => {
  const png = PNG.sync.read(renderThumbnail(meshOf('ascii_tabs.stl'), { sizePx: 120 }))
  const top = brightness(pixel(png, 60, 22))
  const left = brightness(pixel(png, 35, 70))
  const right = brightness(pixel(png, 90, 70))
  expect(top).toBeGreaterThan(left + 30)
  expect(left).toBeGreaterThan(right + 30)
})

test('edges are smoothed and the part throws a soft shadow', () => {
  const { data } = PNG.sync.read(renderThumbnail(meshOf('tube.mid.stl'), { sizePx: 120 }))
  const alphas = data.filter((_, index) => index % 4 === 3)
  expect(alphas.filter((alpha) => alpha > 0 && alpha < 120).length).toBeGreaterThan(300)
})

test('a dyed part shows its colour, an undyed one is clay', () => {
  const mesh = meshOf('block_hole.mid.stl')
  const [red, clay] = ['#b3261e', undefined].map((color) =>
    pixel(PNG.sync.read(renderThumbnail(mesh, color ? { sizePx: 64, color } : { sizePx: 64 })), 26, 40),
  )
  expect((red?.[0] ?? 0) - (red?.[2] ?? 0)).toBeGreaterThan(60)
  expect(Math.abs((clay?.[0] ?? 0) - (clay?.[2] ?? 0))).toBeLessThan(25)
})
