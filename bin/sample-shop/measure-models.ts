import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Measurements } from '#commands/record-measurements.ts'
import { endMeasuring, measurePart } from '#geometry/measure-part.ts'
import { findingsOf } from '#jobs/measurements.ts'
import { filesOf } from './part-memory.ts'
import { parts } from './parts.ts'

// Measures the models of the sample shop and writes the facts and the pictures beside them, so that the shop has them at
// its first start; the models for the viewer are made in the background. Run it when a model or a method of measuring or
// drawing changes: `node bin/sample-shop/measure-models.ts`.

export type MeasuredModel = Omit<Measurements, 'picture' | 'preview' | 'matches' | 'tookMs'> & {
  /** Of the file that was measured. */
  hash: string
}

const folder = new URL('./models/', import.meta.url)
const pictures = new URL('./pictures/', import.meta.url)
const written = new URL('./measured.json', import.meta.url)

export const readMeasured = (): Record<string, MeasuredModel> => JSON.parse(readFileSync(written, 'utf8'))

/** The picture that was drawn of a model file, a PNG. */
export const readPicture = (file: string) => readFileSync(pictureUrl(file))

const pictureUrl = (file: string) => new URL(`${file}.png`, pictures)

/** Measures and draws one model as the job does. */
export async function measureModel({ file, units }: Pick<(typeof parts)[number], 'file' | 'units'>) {
  const bytes = readFileSync(new URL(file, folder))
  const measured = await measurePart(bytes, units === null ? {} : { unit: units })
  if (!measured.ok) throw new Error(`${file}: ${measured.problem}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const facts = { hash, ...findingsOf(measured) } satisfies MeasuredModel
  return { facts, picture: measured.thumbnailPng }
}

if (process.argv[1] === import.meta.filename) {
  const models: Record<string, MeasuredModel> = {}
  mkdirSync(pictures, { recursive: true })
  for (const part of parts) {
    for (const file of filesOf(part)) {
      const { facts, picture } = await measureModel({ file, units: part.units })
      models[file] = facts
      writeFileSync(pictureUrl(file), picture)
    }
  }
  writeFileSync(written, `${JSON.stringify(models, null, 1)}\n`)
  endMeasuring()
}
