import { expect, test } from 'vitest'
import { compareFingerprints, fingerprintOf } from '#geometry/fingerprint/fingerprint.ts'
import { compareShapes } from '#geometry/fingerprint/same-shape.ts'
import { repair } from '#geometry/repair/repair.ts'
import { modelMesh, placed } from './models.ts'

const sound = (file: string) => repair(modelMesh(file)).mesh

test.each([
  ['bracket_L.mid.stl', 'bracket_L.fine.stl', 'identical'],
  ['block_hole.mid.stl', 'block_hole.fine.stl', 'identical'],
  ['tube.coarse.stl', 'tube.fine.stl', 'same_shape'],
  ['trimesh_featuretype.STL', 'trimesh_featuretype.3MF', 'identical'],
  ['3mf_torus.3mf', '3mf_torus_proc.3mf', 'identical'],
  ['trimesh_octagonal_pocket.stl', 'trimesh_octagonal_pocket.ply', 'identical'],
  ['trimesh_mirror.ply', 'trimesh_mirror.ply', 'identical'],
] as const)('%s and a turned %s are the same part', (own, other, verdict) => {
  expect(compareShapes(sound(own), placed(sound(other), 0.7, 1, 12)).verdict).toBe(verdict)
})

test('a left and a right bracket are mirror images, not the same part', () => {
  expect(compareShapes(sound('bracket_L.mid.stl'), placed(sound('bracket_R.mid.stl'), 1.2)).verdict).toBe('mirrored')
  const [left, right] = ['bracket_L.mid.stl', 'bracket_R.mid.stl'].map((file) => fingerprintOf(sound(file))?.handedness)
  expect(Math.sign(left?.[0] ?? 0)).toBe(-Math.sign(right?.[0] ?? 0))
})

test('a hole 0.2 mm wider makes another part, and the difference is known', () => {
  const { verdict, deviationMm } = compareShapes(
    sound('block_hole.mid.stl'),
    placed(sound('block_hole_plus.mid.stl'), 2.1),
  )
  expect(verdict).toBe('different')
  expect(deviationMm).toBeCloseTo(0.1, 2)
})

test('a fingerprint is the same however the part lies, and follows its scale', () => {
  for (const file of ['bracket_L.mid.stl', 'trimesh_featuretype.STL', 'wedge.mid.stl', 'trimesh_mirror.ply']) {
    const mesh = sound(file)
    const [own, other] = [fingerprintOf(mesh), fingerprintOf(placed(mesh, 2.3, 25.4, 7))]
    if (!own || !other) throw new Error('no fingerprint')
    const { share, scale } = compareFingerprints(own, other, false)
    expect(share).toBeLessThan(1e-6)
    expect(scale).toBeCloseTo(25.4, 6)
    expect(compareFingerprints(own, other, true).share).toBeGreaterThan(1)
  }
})
