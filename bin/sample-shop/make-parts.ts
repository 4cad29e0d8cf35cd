import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createCustomerReference } from '#commands/customer-references.ts'
import { addPartComment } from '#commands/part-comments.ts'
import { updatePartDesign } from '#commands/part-designs.ts'
import { addPartNote } from '#commands/part-notes.ts'
import { updatePartRevision } from '#commands/part-revisions.ts'
import { createPartSpecification } from '#commands/part-specifications.ts'
import { receivePartFile } from '#commands/receive-files.ts'
import { recordMeasurements } from '#commands/record-measurements.ts'
import { type Floor, idIn } from './make-floor.ts'
import { type Maker, storeOf } from './maker.ts'
import { readMeasured, readPicture } from './measure-models.ts'
import { filesOf, partMemory } from './part-memory.ts'
import { parts, type SamplePart } from './parts.ts'
import type { PartKey } from './runs.ts'

const madeDaysAgo = 39 * 24 * 60

/**
 * Uploads the model files with what was measured and drawn of them, and says how each part is made and whose it is; the
 * models for the viewer are made by the jobs, after the start. Answers the specifications' ids.
 */
export async function makeParts(maker: Maker, floor: Floor): Promise<Map<PartKey, string>> {
  const made = new Map<PartKey, string>()
  const owner = maker.owner(madeDaysAgo)
  for (const part of parts) {
    let revision: Made | null = null
    for (const file of filesOf(part)) revision = await makeRevision(maker, { part, file, before: revision })
    if (revision === null) continue
    const specification = await createPartSpecification(owner, {
      commandId: maker.idOf(`part ${part.key}`),
      name: part.name,
      partRevisionId: revision.id,
      processId: idIn(floor.processes, part.process),
      materialId: idIn(floor.materials, `${part.process}/${part.material}`),
      color: part.color,
      productionNotes: part.notes,
    })
    await remember(maker, floor, { part, revision, partSpecificationId: specification.id })
    made.set(part.key, specification.id)
  }
  return made
}

interface Made {
  id: string
  designId: string
  /** Where the wall is thinnest. */
  thinnestAt: [number, number, number] | null
}

async function makeRevision(
  maker: Maker,
  { part, file, before }: { part: SamplePart; file: string; before: Made | null },
): Promise<Made> {
  const owner = maker.owner(madeDaysAgo)
  const bytes = await readFile(new URL(`./models/${file}`, import.meta.url))
  const { place, hash, sizeBytes, discard } = await storeOf(maker).stage(Readable.from([bytes]))
  const sent = { hash, sizeBytes, name: file, mediaType: 'application/octet-stream' }
  const { partRevision } = await receivePartFile(owner, {
    commandId: maker.idOf(`file ${file}`),
    sent,
    parts: [{ file: { ...sent, place }, object: null, unitsProposals: null }],
    units: part.units,
    ...(before === null ? {} : { partDesignId: before.designId }),
  })
  await discard()
  const note = partMemory[part.key].earlier?.find((each) => each.file === file)?.note
  if (note) await updatePartRevision(owner, { commandId: maker.idOf(`note ${file}`), id: partRevision.id, note })
  const thinnestAt = await measure(maker, { file, hash, partRevisionId: partRevision.id })
  return { id: partRevision.id, designId: partRevision.design.id, thinnestAt }
}

/** What stays with a part: its name, whose it is, what they call it, notes, a comment. */
async function remember(
  maker: Maker,
  floor: Floor,
  { part, revision, partSpecificationId }: { part: SamplePart; revision: Made; partSpecificationId: string },
): Promise<void> {
  const owner = maker.owner(madeDaysAgo)
  const { design, customer, reference, note, stays = [], comment } = partMemory[part.key]
  const customerId = customer === null ? null : idIn(floor.customers, customer)
  const act = (what: string) => ({ commandId: maker.idOf(`${what} ${part.key}`) })
  await updatePartDesign(owner, { ...act('design'), id: revision.designId, name: design, customerId })
  if (note) await updatePartRevision(owner, { ...act('what is new'), id: revision.id, note })
  if (reference && customerId) {
    const { number, priceTiers } = reference
    const row = { customerId, reference: number, name: design, partSpecificationId, priceTiers }
    await createCustomerReference(owner, { ...act('reference'), ...row })
  }
  for (const [place, { kind, at, text }] of stays.entries()) {
    const operationId = at === null ? null : idIn(floor.operations, at)
    await addPartNote(owner, { ...act(`note ${place}`), partDesignId: revision.designId, kind, operationId, text })
  }
  if (comment && revision.thinnestAt) {
    const [x, y, z] = revision.thinnestAt
    const camera = { position: [x + 60, y - 90, z + 70], target: [x, y, z] }
    const pin = { partRevisionId: revision.id, text: comment, at: revision.thinnestAt, camera }
    await addPartComment(owner, { ...act('comment'), ...pin })
  }
}

/** Records what was measured beforehand. A file that was not waits for the job. */
async function measure(
  maker: Maker,
  { file, hash, partRevisionId }: { file: string; hash: string; partRevisionId: string },
): Promise<Made['thinnestAt']> {
  const known = readMeasured()[file]
  if (known?.hash !== hash) return null
  const { hash: _hash, ...measured } = known
  const { place, discard, ...picture } = await storeOf(maker).stage(Readable.from([readPicture(file)]))
  const stored = { hash: picture.hash, sizeBytes: picture.sizeBytes, name: `${file}.png`, mediaType: 'image/png' }
  await recordMeasurements(maker.owner(madeDaysAgo), {
    commandId: maker.idOf(`measured ${file}`),
    partRevisionId,
    outcome: {
      ok: true,
      found: { ...measured, picture: { ...stored, place }, preview: null, matches: [], tookMs: 0 },
    },
  })
  await discard()
  return measured.measured.thinnestAt
}
