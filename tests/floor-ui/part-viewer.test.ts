import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf } from '#floor-ui/part-viewer/box-sides.ts'
import { createCameraLink, nearer, turned } from '#floor-ui/part-viewer/camera-places.ts'
import { formatCubic, formatLength, formatSides } from '#floor-ui/part-viewer/lengths.ts'
import { readPreview } from '#floor-ui/part-viewer/preview-model.ts'
import { cutAcross, sizeOfCut } from '#floor-ui/part-viewer/section-cut.ts'
import { between, featuresOf, snapTo } from '#floor-ui/part-viewer/snap.ts'
import { placeOn, scaleOf } from '#floor-ui/part-viewer/thickness-scale.ts'
import { afterAct, atFirst } from '#floor-ui/part-viewer/viewer-state.ts'
import { packGlb } from '#geometry/preview/glb.ts'

/** A box with its own four corners on every side, as the preview doubles them where normals differ. */
function boxModel(width: number, depth: number, height: number, thickness = 2) {
  const positions: number[] = []
  const normals: number[] = []
  const triangles: number[] = []
  const size = [width, depth, height]
  for (const axis of [0, 1, 2]) {
    for (const side of [0, 1]) {
      const first = positions.length / 3
      for (const [u, v] of [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ] as const) {
        const place = [0, 0, 0]
        const normal = [0, 0, 0]
        place[axis] = side * (size[axis] ?? 0)
        place[(axis + 1) % 3] = u * (size[(axis + 1) % 3] ?? 0)
        place[(axis + 2) % 3] = v * (size[(axis + 2) % 3] ?? 0)
        normal[axis] = side ? 1 : -1
        positions.push(...place)
        normals.push(...normal)
      }
      const turn = side ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2]
      triangles.push(...turn.map((corner) => first + corner))
    }
  }
  const packed = packGlb({
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    thickness: new Float32Array(positions.length / 3).fill(thickness),
    triangles: Uint32Array.from(triangles),
  })
  return packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer
}

describe('the model of a part', () => {
  test('is read as the shop packed it, made millimetres of what the file is drawn in', () => {
    const model = readPreview(boxModel(2, 1, 0.5, 0.25), 25.4)
    expect(model.max.map((value) => Math.round(value * 1e4) / 1e4)).toEqual([50.8, 25.4, 12.7])
    expect(model.thickness[0]).toBeCloseTo(6.35, 5)
    expect(model.triangles.length).toBe(36)
  })

  test('that is cut off or something else is refused, not drawn wrong', () => {
    const bytes = boxModel(2, 1, 1)
    expect(() => readPreview(bytes.slice(0, 40))).toThrow()
    expect(() => readPreview(bytes.slice(0, bytes.byteLength - 200))).toThrow(/no (triangles|thickness)/)
    expect(() => readPreview(new TextEncoder().encode('<!doctype html><title>Sign in</title>').buffer)).toThrow(
      /no binary glTF/,
    )
  })
})

describe('a section', () => {
  test('through a box is its outline, closed, in millimetres', () => {
    const cut = cutAcross(readPreview(boxModel(40, 30, 20)), 'x', 13)
    expect(cut.outlines).toHaveLength(1)
    expect(sizeOfCut(cut)).toEqual({ min: [0, 0], max: [30, 20] })
    expect(cut.outlines[0]?.at(0)).toEqual(cut.outlines[0]?.at(-1))
  })

  test('beside the part cuts nothing', () => {
    expect(sizeOfCut(cutAcross(readPreview(boxModel(40, 30, 20)), 'z', 21))).toBeNull()
  })

  test('keeps the size of the box wherever it is cut', () => {
    const side = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(side, side, side, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (x, y, z, share) => {
        const size = sizeOfCut(cutAcross(readPreview(boxModel(x, y, z)), 'z', z * share))
        expect(size?.max[0]).toBeCloseTo(x, 3)
        expect(size?.max[1]).toBeCloseTo(y, 3)
      }),
    )
  })
})

describe('a measurement', () => {
  const features = featuresOf(readPreview(boxModel(40, 30, 20)))

  test('knows the eight corners and the edges of a box, and no line across a flat side', () => {
    expect(features.corners).toHaveLength(8)
    expect(features.edges).toHaveLength(12)
  })

  test('catches the corner, then the edge, then nothing but the place itself', () => {
    expect(snapTo(features, [39.2, 0.4, 20], 1.5)).toEqual([40, 0, 20])
    expect(snapTo(features, [20, 0.3, 20], 1.5)).toEqual([20, 0, 20])
    expect(snapTo(features, [20, 15, 20], 1.5)).toEqual([20, 15, 20])
  })

  test('from corner to corner is the length of the edge', () => {
    const [from, to] = [snapTo(features, [0.3, 0.2, 19.9], 1), snapTo(features, [39.8, 0.1, 19.8], 1)]
    expect(between(from, to)).toBe(40)
  })

  test('takes two places; a third begins the next one, and leaving forgets it', () => {
    const at = (x: number) => ({ does: 'measured', at: [x, 0, 0] }) as const
    const three = [at(1), at(2), at(3)].reduce(afterAct, atFirst)
    expect(three.measured).toEqual([[3, 0, 0]])
    expect(afterAct(three, { does: 'leave' })).toEqual(atFirst)
  })
})

describe('the scale of wall thickness', () => {
  test('begins at the thinnest wall rounded down, so that yellow is the thinnest here', () => {
    const scale = scaleOf(readPreview(boxModel(40, 30, 20, 9)), 3.1)
    expect(scale?.fromMm).toBe(3)
    expect(scale?.ticks.at(0)).toBe(3)
    expect(scale?.toMm).toBeGreaterThanOrEqual(9)
    expect(Math.max(...(scale?.bins ?? []))).toBe(1)
  })

  test('is not there where no wall was measured', () => {
    expect(scaleOf(readPreview(boxModel(40, 30, 20, 0)), 0)).toBeNull()
  })

  test('a thicker wall never looks thinner', () => {
    const length = fc.double({ min: 0.01, max: 500, noNaN: true })
    fc.assert(
      fc.property(length, length, (a, b) => {
        const scale = { fromMm: 0.5, toMm: 30 }
        expect(placeOn(scale, Math.max(a, b))).toBeGreaterThanOrEqual(placeOn(scale, Math.min(a, b)))
      }),
    )
  })
})

describe('the eye', () => {
  const place = { position: [0, -100, 0], target: [0, 0, 0] } as const

  test('turns about the part and keeps its distance, never over the top', () => {
    const over = turned(place, 0.3, 9)
    expect(Math.hypot(...over.position)).toBeCloseTo(100, 6)
    expect(over.position[2]).toBeLessThan(100)
    expect(nearer(place, 0.5).position).toEqual([0, -50, 0])
  })

  test('of linked viewers stands where a hand put one of them', () => {
    const link = createCameraLink()
    const heard: string[] = []
    const [one, other] = [{}, {}]
    link.subscribe(one, () => heard.push('one'))
    const stop = link.subscribe(other, () => heard.push('other'))
    link.publish(place, one)
    stop()
    link.publish(place, one)
    expect(heard).toEqual(['other'])
    expect(link.current()).toBe(place)
  })
})

test('the smallest box stands with its three sides where it was measured', () => {
  const box = boxOf({
    width: 40,
    height: 30,
    length: 20,
    box: {
      axes: [
        [0, 1, 0],
        [1, 0, 0],
        [0, 0, 1],
      ],
      centre: [5, 5, 5],
    },
  })
  expect(box?.edges).toHaveLength(12)
  const lengths = box?.edges.map(([from, to]) => between(from, to)).toSorted((a, b) => a - b)
  expect(lengths).toEqual([20, 20, 20, 20, 30, 30, 30, 30, 40, 40, 40, 40])
  expect(box?.sides.map(({ length }) => length)).toEqual([40, 30, 20])
  expect(boxOf({ width: 1, height: 1, length: 1, box: null })).toBeNull()
})

test('lengths are written in the reader’s numbers: one decimal, two below 1 mm, none from a metre on', () => {
  expect(formatLength(44.46, 'en')).toBe('44.5')
  expect(formatLength(75, 'en')).toBe('75.0')
  expect(formatLength(0.624, 'de')).toBe('0,62')
  expect(formatLength(1524.3, 'en')).toBe('1,524')
  expect(formatLength(0, 'en')).toBe('0.0')
  expect(formatSides([75, 67.5, 15.9], 'en')).toBe('75.0 × 67.5 × 15.9')
  expect(formatCubic(24_400, 'en')).toBe('24.4')
  expect(formatCubic(16.2, 'en')).toBe('0.016')
  expect(formatLength(0.004, 'en')).toBe('0.004')
})
