import { expect, test } from 'vitest'
import { volumeAndArea } from '#geometry/measures/volume.ts'
import { pairEdges } from '#geometry/mesh/edges.ts'
import type { Mesh } from '#geometry/mesh/mesh.ts'
import { isSound, repair } from '#geometry/repair/repair.ts'
import { settleBodies } from '#geometry/repair/settle-bodies.ts'
import { boxMesh, modelMesh } from './models.ts'

async function mended(mesh: Mesh) {
  const { mesh: repaired, edges, repaired: touched } = repair(mesh)
  const settled = await settleBodies(repaired, edges)
  return {
    ...settled,
    ...volumeAndArea(settled.mesh),
    sound: isSound(edges),
    touched: touched || settled.turned || settled.united,
  }
}

test.each([
  ['one_triangle_missing.stl', 1000],
  ['face_missing.stl', 1000],
  ['one_face_flipped.stl', 1000],
  ['inside_out.stl', 1000],
  ['duplicate_face.stl', 1000],
  ['double_wall.stl', 1000],
  ['t_junction.stl', 1000],
  ['crack_1e-5.stl', 1000],
  ['zero_area_triangles.stl', 1000],
  ['two_overlapping_boxes.stl', 1875],
  ['nested_void_ccw_wrong.stl', 8000],
] as const)('%s is mended to its right volume, and says so', async (file, volume) => {
  const result = await mended(modelMesh(file))
  expect(result.sound).toBe(true)
  expect(result.touched).toBe(true)
  expect(Math.abs(result.volume / volume - 1)).toBeLessThan(1e-5)
})

test.each([
  'block_hole.mid.stl',
  'nested_void.stl',
  'sealed_box.mid.stl',
  'trimesh_angle_block.STL',
  '3mf_dodeca_chain_loop.3mf',
])('the sound part %s is left alone', async (file) => {
  const result = await mended(modelMesh(file))
  expect(result).toMatchObject({ sound: true, touched: false })
})

test('a sealed hollow space is kept, and its volume known', async () => {
  const result = await mended(modelMesh('nested_void.stl'))
  expect(result.volume).toBeCloseTo(7000, 6)
  expect(result.voidVolume).toBeCloseTo(1000, 6)
  expect(result.bodies).toBe(2)
})

test('a solid inside out with a hollow space inside it is turned as one', async () => {
  const { positions, triangles } = modelMesh('nested_void.stl')
  const turned = triangles.map((_, at) => triangles[at - (at % 3) + ((3 - (at % 3)) % 3)] as number)
  const result = await mended({ positions, triangles: turned })
  expect(result.volume).toBeCloseTo(7000, 6)
  expect(result.touched).toBe(true)
})

test('the seam between a coarse and a fine half closes without a wall in between', () => {
  const { mesh, edges } = repair(modelMesh('trimesh_featuretype.3MF'))
  expect(isSound(edges)).toBe(true)
  expect(volumeAndArea(mesh).area).toBeCloseTo(53.8154593256, 6)
})

test('loose triangles are not made into a solid', () => {
  expect(isSound(repair(modelMesh('trimesh_soup.stl')).edges)).toBe(false)
})

test('two boxes that share an edge are seen as crowded there', () => {
  const edges = pairEdges(modelMesh('two_touching_edge_boxes.stl'))
  expect(edges).toMatchObject({ open: 0, crowded: 1, flipped: 0 })
})

test('edges of wide fans are paired as those of small ones', () => {
  // A disc of 200 triangles around one vertex, closed below by a second one.
  const positions = [0, 0, 1, 0, 0, -1]
  const triangles: number[] = []
  for (let index = 0; index < 200; index++) {
    const angle = (index * 2 * Math.PI) / 200
    positions.push(Math.cos(angle), Math.sin(angle), 0)
    const [here, next] = [index + 2, ((index + 1) % 200) + 2]
    triangles.push(0, here, next, 1, next, here)
  }
  const mesh = { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) }
  expect(isSound(pairEdges(mesh))).toBe(true)
  expect(isSound(pairEdges({ ...mesh, triangles: mesh.triangles.slice(3) }))).toBe(false)
  expect(isSound(pairEdges(boxMesh([0, 0, 0], [1, 1, 1])))).toBe(true)
})
