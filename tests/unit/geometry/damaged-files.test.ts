import { expect, test } from 'vitest'
import { endMeasuring, measurePart } from '#geometry/measure-part.ts'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { Dice, mutated } from '#tests/support/mutate.ts'
import { expectedModels, modelBytes } from './models.ts'

// A short run of what `npm run fuzz` does for longer, always the same files.

test.each(['stl', '3mf', 'obj', 'ply', 'off', 'amf'])(
  'damaged %s files are read, or answered by a sentence',
  (format) => {
    const files = expectedModels().filter((model) => model.format === format && !model.file.startsWith('zip_bomb'))
    const dice = new Dice(20_260)
    const pick = () => modelBytes(files[dice.below(files.length)]?.file ?? '')
    for (let run = 0; run < 150; run++) {
      const reading = readPartFile(mutated(pick(), pick(), dice))
      if (!reading.ok) expect(reading.problem).toMatch(/^[A-Z“].{8,240}[.]$/)
    }
  },
)

test.each(['found_slow_polygons.ply', 'found_slow_polygons.off'])('%s, once slow, is read fast', (file) => {
  const started = performance.now()
  readPartFile(modelBytes(file))
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('a STEP file that breaks the CAD kernel is answered, and the next one is measured by a fresh process', async () => {
  const broken = await measurePart(modelBytes('found_kernel_crash.step'))
  expect(broken).toEqual({
    ok: false,
    problem: 'The STEP file is damaged or too complex: its shapes cannot be made from it.',
    cause: 'file',
  })
  await expect(measurePart(modelBytes('wedge.mm.step'), { thumbnailPx: 32 })).resolves.toMatchObject({ ok: true })
  endMeasuring()
}, 60_000)
