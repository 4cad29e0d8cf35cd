import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createPartSpecification } from '#commands/part-specifications.ts'
import { receivePartFile } from '#commands/receive-files.ts'
import { recordPartPicture } from '#commands/record-part-picture.ts'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { renderThumbnail } from '#geometry/thumbnail/render-thumbnail.ts'
import { type Floor, idIn } from './make-floor.ts'
import { type Maker, storeOf } from './maker.ts'
import { parts } from './parts.ts'
import type { PartKey } from './runs.ts'

const pictureSizePx = 480
const madeDaysAgo = 39 * 24 * 60

/** Uploads the model files, draws their pictures, and says how each part is made. Answers the specifications' ids. */
export async function makeParts(maker: Maker, floor: Floor): Promise<Map<PartKey, string>> {
  const made = new Map<PartKey, string>()
  const store = storeOf(maker)
  const owner = maker.owner(madeDaysAgo)
  for (const part of parts) {
    const bytes = await readFile(new URL(`./models/${part.file}`, import.meta.url))
    const kept = await store.keep(Readable.from(bytes))
    const file = { ...kept, name: part.file, mediaType: 'application/octet-stream' }
    const { partRevision } = await receivePartFile(owner, { commandId: maker.idOf(`file ${part.key}`), file })
    await drawPart(maker, part, partRevision.id, bytes)
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

async function drawPart(
  maker: Maker,
  part: (typeof parts)[number],
  partRevisionId: string,
  bytes: Uint8Array,
): Promise<void> {
  const reading = readPartFile(bytes)
  if (!reading.ok) throw new Error(`The sample shop's ${part.file} cannot be read: ${reading.problem}`)
  const picture = renderThumbnail(reading.file.mesh, { sizePx: pictureSizePx })
  const kept = await storeOf(maker).keep(Readable.from(picture))
  await recordPartPicture(maker.owner(madeDaysAgo), {
    commandId: maker.idOf(`picture ${part.key}`),
    partRevisionId,
    picture: { ...kept, name: `${part.key}.png`, mediaType: 'image/png' },
    problem: null,
  })
}
