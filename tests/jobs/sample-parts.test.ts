import { afterAll, expect, test, vi } from 'vitest'
import { measureModel, readMeasured, readPicture } from '#bin/sample-shop/measure-models.ts'
import { filesOf } from '#bin/sample-shop/part-memory.ts'
import { parts } from '#bin/sample-shop/parts.ts'
import { endMeasuring } from '#geometry/measure-part.ts'

// Whole files are measured here, on whatever machine this is.
vi.setConfig({ testTimeout: 180_000 })
afterAll(endMeasuring)

test('the sample shop has measurements of every model file it shows', () => {
  const measured = readMeasured()
  expect(Object.keys(measured).sort()).toEqual(parts.flatMap(filesOf).sort())
})

test.each(['bearing-block.stl', 'spacer-sleeve.stl'])('what it says of %s is what measuring finds', async (file) => {
  const { units = null } = parts.find((part) => part.file === file) ?? {}
  const { facts, picture } = await measureModel({ file, units })
  expect(JSON.parse(JSON.stringify(facts))).toEqual(readMeasured()[file])
  expect(Buffer.compare(picture, readPicture(file))).toBe(0)
})
