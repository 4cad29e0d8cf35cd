import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createPartSpecification } from '#commands/part-specifications.ts'
import { receivePartFile } from '#commands/receive-files.ts'
import { recordMeasurements } from '#commands/record-measurements.ts'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { renderThumbnail } from '#geometry/thumbnail/render-thumbnail.ts'
import { type Floor, idIn } from './make-floor.ts'
import { type Maker, storeOf } from './maker.ts'
import { readMeasured } from './measure-models.ts'
import { parts } from './parts.ts'
import type { PartKey } from './runs.ts'

const pictureSizePx = 480
const madeDaysAgo = 39 * 24 * 60

/**
 * Uploads the model files with what was measured of them, draws their pictures, and says how each part is made; the models
 * for the viewer are made by the jobs, after the start. Answers the specifications' ids.
 */
export async function makeParts(maker: Maker, floor: Floor): Promise<Map<PartKey, string>> {
  const made = new Map<PartKey, string>()
  const store = storeOf(maker)
  const owner = maker.owner(madeDaysAgo)
  for (const part of parts) {
    const bytes = await readFile(new URL(`./models/${part.file}`, import.meta.url))
    const { place, ...kept } = await store.stage(Readable.from(bytes))
    const { hash, sizeBytes } = kept
    const file = { hash, sizeBytes, name: part.file, mediaType: 'application/octet-stream' }
    const { partRevision } = await receivePartFile(owner, {
      commandId: maker.idOf(`file ${part.key}`),
      sent: file,
      parts: [{ file: { ...file, place }, object: null, unitsProposals: null }],
      units: part.units,
    })
    await kept.discard()
    await measure(maker, part, { partRevisionId: partRevision.id, bytes, hash })
    const specification = await createPartSpecification(owner, {
      commandId: maker.idOf(`part ${part.key}`),
      name: part.name,
      partRevisionId: partRevision.id,
      processId: idIn(floor.processes, part.process),
      materialId: idIn(floor.materials, `${part.process}/${part.material}`),
      color: part.color,
      productionNotes: part.notes,
    })
    made.set(part.key, specification.id)
  }
  return made
}

async function measure(
  maker: Maker,
  part: (typeof parts)[number],
  { partRevisionId, bytes, hash }: { partRevisionId: string; bytes: Uint8Array; hash: string },
): Promise<void> {
  const { hash: of, ...measured } = readMeasured()[part.file] ?? { hash: null }
  // Not measured beforehand: then the job does it.
  if (of !== hash || !('measured' in measured)) return
  const reading = readPartFile(bytes)
  if (!reading.ok) throw new Error(`The sample shop's ${part.file} cannot be read: ${reading.problem}`)
  const png = renderThumbnail(reading.file.mesh, { sizePx: pictureSizePx })
  const picture = await storeOf(maker).stage(Readable.from([Buffer.from(png)]))
  const { sizeBytes, place } = picture
  await recordMeasurements(maker.owner(madeDaysAgo), {
    commandId: maker.idOf(`measured ${part.key}`),
    partRevisionId,
    outcome: {
      ok: true,
      found: {
        ...measured,
        picture: { hash: picture.hash, sizeBytes, place, name: `${part.key}.png`, mediaType: 'image/png' },
        preview: null,
        matches: [],
        tookMs: 0,
      },
    },
  })
  await picture.discard()
}
