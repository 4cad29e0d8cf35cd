import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { axisBox, triangleCount } from '#geometry/mesh/mesh.ts'
import { weld } from '#geometry/mesh/weld.ts'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { expectedModels, modelBytes } from './models.ts'

const meshFormats = new Set(['stl', 'obj', '3mf', 'ply', 'off', 'amf'])
const models = expectedModels().filter(({ format }) => format !== undefined && meshFormats.has(format))

test.each(models.filter(({ expect }) => expect?.outcome === 'clear error'))(
  'the bad file $file is answered by one sentence without its content',
  ({ file }) => {
    const reading = readPartFile(modelBytes(file))
    // A closed shape is only missed by measuring; everything else is said while reading.
    if (reading.ok) return expect(['flat_plane.stl', 'single_triangle.stl']).toContain(file)
    expect(reading.problem).toMatch(/^[A-Z“].{8,180}[.]$/)
    expect(reading.problem).not.toMatch(/Error|undefined|NaN|at .*:\d+:\d+|root:/)
  },
)

test.each(models.filter((model) => model.expect?.outcome === 'analysed' || model.class === 'closed'))(
  'the triangles of $file are read',
  ({ file }) => {
    const reading = readPartFile(modelBytes(file))
    if (file === '3mf_MUSTFAIL_Chapter2.3.2b_DataTypeDefinitionInXMLMarkup.3mf') return expect(reading.ok).toBe(false)
    if (!reading.ok) throw new Error(reading.problem)
    const mesh = weld(reading.file.mesh)
    expect(triangleCount(mesh)).toBeGreaterThanOrEqual(4)
    expect(mesh.triangles.every((vertex) => vertex < mesh.positions.length / 3)).toBe(true)
  },
)

test('a 3MF says its unit, an STL does not', () => {
  const inch = readPartFile(modelBytes('unit_inch.3mf'))
  const stl = readPartFile(modelBytes('inches_2x1x0.5.stl'))
  expect(inch).toMatchObject({ ok: true, file: { format: '3mf', unit: 'INCHES' } })
  expect(stl).toMatchObject({ ok: true, file: { format: 'stl', unit: null } })
})

test('three copies of one object are one object placed three times', () => {
  const reading = readPartFile(modelBytes('three_items_of_one_object.3mf'))
  if (!reading.ok) throw new Error(reading.problem)
  expect(reading.file.objects).toHaveLength(1)
  expect(reading.file.objects[0]?.copies).toBe(3)
  expect(triangleCount(reading.file.mesh)).toBe(36)
  expect(reading.file.objects.map((object) => triangleCount(object.mesh()))).toEqual([12])
})

test('a file that multiplies itself a thousand million times is refused before anything is built', () => {
  const started = performance.now()
  expect(readPartFile(modelBytes('components_billion.3mf'))).toMatchObject({
    ok: false,
    problem: 'The file places 1,111,111,111 objects, more than the 20,000 that are read.',
  })
  expect(performance.now() - started).toBeLessThan(2000)
})

test('an archive that would grow a thousand times is refused', () => {
  const reading = readPartFile(modelBytes('zip_bomb_like_300MB.3mf'))
  expect(reading).toEqual({
    ok: false,
    problem: 'The archive grows more than 150 times when unpacked, so it is not read.',
  })
})

test('a file is known by what it holds, not by its name', () => {
  const said = (name: string) => {
    const reading = readPartFile(modelBytes(name))
    return reading.ok ? reading.file.format : reading.problem
  }
  expect(said('png_renamed.stl')).toBe('The file is a PNG picture, not a part.')
  expect(said('html_renamed.stl')).toBe('The file is a web page, not a part.')
  expect(said('empty_0_bytes.stl')).toBe('The file is empty.')
  expect(said('bin_starts_with_solid.stl')).toBe('stl')
  expect(said('bin_truncated.stl')).toBe(
    'The header says 12 triangles, but the file ends after 7: it was cut off, or its count is wrong.',
  )
})

test('a file cut off anywhere never crashes a reader', () => {
  for (const name of [
    'block_hole.coarse.stl',
    'ascii_tabs.stl',
    'unit_inch.3mf',
    'slashes_mixed.obj',
    'trimesh_tet.ply',
    'trimesh_ballA.off',
    'assimp_test7.amf',
    'trimesh_sphere.ply',
  ]) {
    const bytes = modelBytes(name)
    for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 150)) {
      const reading = readPartFile(bytes.subarray(0, length))
      if (!reading.ok) expect(reading.problem).toMatch(/[.]$/)
    }
  }
})

test('the licence file names every source of the model files', () => {
  const text = readFileSync(new URL('../../fixtures/models/LICENCES.md', import.meta.url), 'utf8')
  for (const { file } of expectedModels()) {
    const prefix = /^(trimesh|assimp|3mf)_/.exec(file)?.[0]
    if (prefix) expect(text).toContain(`${prefix}…`)
  }
})

test('an AMF places its objects by its constellations, and names them', () => {
  const amf = (placed: string) => `<?xml version="1.0"?><amf unit="inch">
    <object id="1"><metadata type="Name"> Left bracket </metadata><mesh><vertices>
      <vertex><coordinates><x>0</x><y>0</y><z>0</z></coordinates></vertex>
      <vertex><coordinates><x>1</x><y>0</y><z>0</z></coordinates></vertex>
      <vertex><coordinates><x>0</x><y>1</y><z>0</z></coordinates></vertex>
      <vertex><coordinates><x>0</x><y>0</y><z>1</z></coordinates></vertex>
    </vertices><volume><metadata type="name">a volume, not the object</metadata>
      <triangle><v1>0</v1><v2>2</v2><v3>1</v3></triangle><triangle><v1>0</v1><v2>1</v2><v3>3</v3></triangle>
      <triangle><v1>0</v1><v2>3</v2><v3>2</v3></triangle><triangle><v1>1</v1><v2>2</v2><v3>3</v3></triangle>
    </volume></mesh></object>${placed}</amf>`
  const placed = `<constellation id="2"><instance objectid="1"><deltax>10</deltax><rz>90</rz></instance>
    <instance objectid="1"></instance></constellation>`
  const [alone, twice] = ['', placed].map((text) => readPartFile(Buffer.from(amf(text))))
  if (!alone?.ok || !twice?.ok) throw new Error('the AMF was not read')
  expect(alone.file.unit).toBe('INCHES')
  expect(alone.file.objects.map(({ name }) => name)).toEqual(['Left bracket'])
  expect(triangleCount(alone.file.mesh)).toBe(4)
  expect(triangleCount(twice.file.mesh)).toBe(8)
  const { min, max } = axisBox(twice.file.mesh)
  expect([...min, ...max].map((value) => Math.round(value * 1e9) / 1e9 + 0)).toEqual([0, 0, 0, 10, 1, 1])
})
