import fc from 'fast-check'
import { expect, test } from 'vitest'
import { convexHull } from '#geometry/measures/convex-hull.ts'
import { orientedBox } from '#geometry/measures/oriented-box.ts'
import { shrinkWrapVolume } from '#geometry/measures/shrink-wrap.ts'
import { volumeAndArea } from '#geometry/measures/volume.ts'
import { measureWalls, summariseWalls } from '#geometry/measures/wall-thickness.ts'
import type { Mesh } from '#geometry/mesh/mesh.ts'
import { repair } from '#geometry/repair/repair.ts'
import { boxMesh, expectedModels, modelMesh, placed } from './models.ts'

const closed = expectedModels().filter(
  ({ class: kind, fileUnits, file }) =>
    kind === 'closed' &&
    fileUnits?.watertight &&
    !/MUSTFAIL/.test(file) &&
    // That reference places each of two parts twice, because their numbers repeat in two model parts.
    file !== 'assimp_production_components.3mf',
)

const hullVolume = (mesh: Mesh): number => {
  const hull = convexHull(mesh)
  return hull ? volumeAndArea({ positions: mesh.positions, triangles: hull.triangles }).volume : 0
}

const boxOf = (mesh: Mesh) => {
  const hull = convexHull(mesh)
  if (!hull) throw new Error('the mesh is flat')
  return orientedBox(mesh, hull)
}

test.each(closed)(
  'volume, area, hull and smallest box of $file agree with the other tools',
  ({ file, fileUnits = {} }) => {
    const { mesh, repaired } = repair(modelMesh(file))
    const { volume, area } = volumeAndArea(mesh)
    expect(repaired).toBe(false)
    // Text files were written with nine digits, which the reference read in 32 bits.
    if (fileUnits.volume) expect(Math.abs(volume / fileUnits.volume - 1)).toBeLessThan(1e-8)
    if (fileUnits.area) expect(Math.abs(area / fileUnits.area - 1)).toBeLessThan(1e-8)
    if (fileUnits.convexHullVolume)
      expect(Math.abs(hullVolume(mesh) / fileUnits.convexHullVolume - 1)).toBeLessThan(1e-8)
    if (fileUnits.minBoxVolume) expect(boxOf(mesh).volume / fileUnits.minBoxVolume).toBeLessThan(1.0000005)
  },
)

test('the smallest box of a regular tetrahedron is half of what its faces give', () => {
  expect(boxOf(modelMesh('trimesh_tet.ply')).volume).toBeCloseTo(4, 6)
})

test.each([
  'trimesh_featuretype.STL',
  'bracket_L.mid.stl',
  'tube.mid.stl',
  'wedge.mid.stl',
  'trimesh_mirror.ply',
  'cone.mid.stl',
])('turning, moving and scaling %s changes its measures as it must', (file) => {
  const { mesh } = repair(modelMesh(file))
  const box = boxOf(mesh)
  const { volume, area } = volumeAndArea(mesh)
  for (const turn of [0.3, 1.1, 2.2, 4.4]) {
    const other = placed(mesh, turn, 3, 40)
    expect(Math.abs(volumeAndArea(other).volume / (volume * 27) - 1)).toBeLessThan(1e-9)
    expect(Math.abs(volumeAndArea(other).area / (area * 9) - 1)).toBeLessThan(1e-9)
    for (const [side, length] of boxOf(other).lengths.entries()) {
      expect(Math.abs(length / ((box.lengths[side] as number) * 3) - 1)).toBeLessThan(2e-5)
    }
  }
})

test('a hull holds every point and is the smallest that does', () => {
  const coordinate = fc.integer({ min: -20, max: 20 })
  const points = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 4, maxLength: 60 })
  fc.assert(
    fc.property(points, (places) => {
      const mesh = { positions: Float64Array.from(places.flat()), triangles: new Uint32Array(0) }
      const hull = convexHull(mesh)
      if (!hull) return
      for (let face = 0; face < hull.triangles.length; face += 3) {
        const normal = hull.normals.subarray(face, face + 3)
        const corner = places[hull.triangles[face] as number] as [number, number, number]
        for (const place of places) {
          const out = place.reduce(
            (sum, value, axis) => sum + (value - (corner[axis] as number)) * (normal[axis] as number),
            0,
          )
          expect(out).toBeLessThan(1e-9)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('no box of a point cloud is smaller than its hull, none larger than the box along the axes', () => {
  const coordinate = fc.double({ min: -10, max: 10, noNaN: true })
  const points = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 6, maxLength: 30 })
  fc.assert(
    fc.property(points, (places) => {
      const mesh = { positions: Float64Array.from(places.flat()), triangles: new Uint32Array(0) }
      const hull = convexHull(mesh)
      if (!hull) return
      const spans = [0, 1, 2].map((axis) => {
        const values = places.map((place) => place[axis] as number)
        return Math.max(...values) - Math.min(...values)
      })
      const along = (spans[0] as number) * (spans[1] as number) * (spans[2] as number)
      const { volume, lengths } = orientedBox(mesh, hull)
      expect(volume).toBeGreaterThanOrEqual(hullVolume(mesh) * (1 - 1e-9))
      expect(volume).toBeLessThanOrEqual(along * (1 + 1e-9))
      expect(lengths[0] >= lengths[1] && lengths[1] >= lengths[2]).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['tube.fine.stl', 10, 14_808],
  ['open_box.mid.stl', 2, 7_307],
  ['sealed_box.mid.stl', 5, 24_000],
  ['nested_void.stl', 5, 8_000],
] as const)('the wrap of %s by a ball of %i mm is within two hundredths of the exact one', (file, radius, exact) => {
  const mesh = modelMesh(file)
  const { volume } = volumeAndArea(mesh)
  const wrap = shrinkWrapVolume(mesh, radius, { solid: volume, filled: volume, hull: hullVolume(mesh) })
  expect(Math.abs(wrap / exact - 1)).toBeLessThan(0.02)
})

test.each([
  'bracket_L.mid.stl',
  'plate_rib.mid.stl',
  'trimesh_origin_inside.STL',
  '3mf_dodeca_chain_loop.3mf',
  'wedge.mid.stl',
])('volume ≤ wrap ≤ hull ≤ box for %s, whatever the ball', (file) => {
  const mesh = modelMesh(file)
  const { volume } = volumeAndArea(mesh)
  const hull = hullVolume(mesh)
  expect(hull).toBeLessThanOrEqual(boxOf(mesh).volume * (1 + 1e-9))
  for (const radius of [1e-6, 0.4, 3, 11, 1e6]) {
    const wrap = shrinkWrapVolume(mesh, radius, { solid: volume, filled: volume, hull })
    expect(wrap).toBeGreaterThanOrEqual(volume)
    expect(wrap).toBeLessThanOrEqual(hull)
  }
})

test.each([
  ['tube.fine.stl', 2, 0.02],
  ['plate_rib.mid.stl', 0.4, 0.02],
  ['bracket_L.mid.stl', 3, 0.02],
  ['block_hole.fine.stl', 6, 0.02],
  ['block_hole_plus.fine.stl', 5.9, 0.02],
  ['open_box.mid.stl', 2, 0.02],
  ['sealed_box.mid.stl', 2, 0.02],
  // Its facets lie up to 0.5 mm inside the true sphere.
  ['hollow_sphere.coarse.stl', 1.5, 0.34],
] as const)('the thinnest wall of %s is %f mm, however the part is turned', (file, expected, tolerance) => {
  for (const turn of [0, 0.7, 2.9]) {
    const walls = summariseWalls(measureWalls(placed(modelMesh(file), turn)), 1)
    expect(Math.abs((walls?.min ?? 0) / expected - 1)).toBeLessThan(tolerance)
    expect(walls?.mean).toBeGreaterThanOrEqual(walls?.min ?? Infinity)
    expect(walls?.max).toBeGreaterThanOrEqual(walls?.mean ?? Infinity)
  }
})

test('the place of the thinnest wall is on the rib', () => {
  const at = summariseWalls(measureWalls(modelMesh('plate_rib.mid.stl')), 1)?.minAt
  expect(at?.[2]).toBeGreaterThan(5)
})

test('a box is as thick as its sides', () => {
  const walls = summariseWalls(measureWalls(boxMesh([0, 0, 0], [30, 20, 5])), 1)
  expect(walls?.min).toBeCloseTo(5, 4)
  expect(walls?.max).toBeCloseTo(30, 4)
})
