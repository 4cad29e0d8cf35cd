import { afterAll, expect, test } from 'vitest'
import { compareParts, drawPart, endMeasuring, measurePart } from '#geometry/measure-part.ts'
import { MeasuringWorker } from '#geometry/worker/measuring-worker.ts'

import { modelBytes } from './models.ts'

afterAll(endMeasuring)

test('a part file becomes facts, a picture, a preview and a fingerprint', async () => {
  const steps: string[] = []
  const part = await measurePart(modelBytes('bracket_L.mid.stl'), {
    onStep: (step) => steps.push(step),
    thumbnailPx: 64,
  })
  if (!part.ok) throw new Error(part.problem)
  expect(part.facts).toMatchObject({
    widthMm: 40,
    heightMm: 30,
    lengthMm: 20,
    watertight: true,
    repaired: false,
    bodies: 1,
  })
  expect(part.facts.minWallThicknessMm).toBeCloseTo(3, 3)
  expect(part.unitProposals?.[0]).toEqual({ unit: 'MILLIMETERS', sizeMm: [40, 30, 20] })
  expect(part.fingerprint?.lengths[0]).toBeCloseTo(Math.cbrt(part.facts.volumeMm3), 9)
  expect([...part.thumbnailPng.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
  expect(Buffer.from(part.previewGlb.subarray(0, 4)).toString()).toBe('glTF')
  expect(steps).toContain('Measuring the walls')
}, 30_000)

test('a STEP file is measured in millimetres, whatever unit it was drawn in', async () => {
  const sizes = []
  for (const file of ['block_hole.mm.step', 'block_hole.in.step', 'block_hole.m.step']) {
    const part = await measurePart(modelBytes(file), { thumbnailPx: 32 })
    if (!part.ok) throw new Error(part.problem)
    sizes.push(part.facts.volumeMm3)
    expect(Math.abs(part.facts.volumeMm3 / 5497.345175425634 - 1)).toBeLessThan(1e-3)
  }
  expect(Math.max(...sizes) / Math.min(...sizes) - 1).toBeLessThan(1e-9)
}, 60_000)

test.each([
  'truncated.step',
  'garbage.step',
  'header_only.step',
  'flat_plane.stl',
  'single_triangle.stl',
  'trimesh_soup.stl',
  'png_renamed.stl',
])(
  'the bad file %s is answered by one sentence and the next one is measured',
  async (file) => {
    const part = await measurePart(modelBytes(file))
    expect(part).toMatchObject({ ok: false, cause: 'file' })
    if (!part.ok) expect(part.problem).toMatch(/^[A-Z].{8,180}[.]$/)
    await expect(drawPart(modelBytes('ascii_tabs.stl'), { sizePx: 32 })).resolves.toMatchObject({ ok: true })
  },
  30_000,
)

test('a file of three objects can be measured object by object', async () => {
  const whole = await measurePart(modelBytes('three_items_of_one_object.3mf'), { thumbnailPx: 32 })
  const one = await measurePart(modelBytes('three_items_of_one_object.3mf'), { object: 0, thumbnailPx: 32 })
  if (!whole.ok || !one.ok) throw new Error('the 3MF was not measured')
  expect(whole.objects).toEqual([{ name: null, copies: 3, triangles: 12 }])
  expect(whole.facts.volumeMm3).toBeCloseTo(3000, 6)
  expect(one.facts.volumeMm3).toBeCloseTo(1000, 6)
}, 30_000)

test('a part drawn in inches is the same part as its millimetre twin once its unit is said', async () => {
  const said = await compareParts(modelBytes('trimesh_featuretype.STL'), modelBytes('trimesh_featuretype.3MF'), {
    unit: 'INCHES',
  })
  const unsaid = await compareParts(modelBytes('trimesh_featuretype.STL'), modelBytes('trimesh_featuretype.3MF'))
  expect(said).toMatchObject({ ok: true, answer: { verdict: 'same_shape' } })
  expect(unsaid).toMatchObject({ ok: true, answer: { verdict: 'different' } })
}, 30_000)

test('a process that takes too long is killed with a sentence, and says so only for its own file', async () => {
  const worker = new MeasuringWorker()
  const task = { kind: 'measure', bytes: modelBytes('trimesh_featuretype.STEP'), options: {} } as const
  const outcome = await worker.run(task, 1, () => {})
  expect(outcome).toMatchObject({ ok: false, cause: 'time' })
  expect(worker.alive).toBe(false)
  await expect(drawPart(modelBytes('ascii_tabs.stl'), { sizePx: 32 })).resolves.toMatchObject({ ok: true })
}, 30_000)

test('a process that dies leaves a sentence', async () => {
  const worker = new MeasuringWorker()
  const running = worker.run(
    { kind: 'measure', bytes: modelBytes('trimesh_featuretype.STEP'), options: {} },
    60_000,
    () => {},
  )
  process.kill(worker.pid ?? 0, 'SIGKILL')
  await expect(running).resolves.toEqual({
    ok: false,
    problem: 'Measuring stopped unexpectedly on this file; other files are not affected.',
    cause: 'stopped',
  })
}, 30_000)
